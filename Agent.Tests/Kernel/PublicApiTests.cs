// The packages have a surface of their own; only the subset's is listed.
#if !PACKAGE_FEED_FULL
using System.Runtime.CompilerServices;
using Microsoft.SemanticKernel;
using Xunit;

namespace Agent.Tests.Kernels;

public sealed class PublicApiTests
{
    [Fact]
    public void Surface_OfTheSubset_IsWhatPublicApiLists()
    {
        var file = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../SemanticKernel.Subset/PublicAPI.txt"));
        var surface = PublicSurface.Of(typeof(Kernel).Assembly);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllLines(file, surface);
        }

        var listed = File.ReadAllLines(file);
        var differences = surface.Except(listed).Select(line => "+ " + line).Concat(listed.Except(surface).Select(line => "- " + line)).ToList();

        Assert.True(
            differences.Count == 0,
            "SemanticKernel.Subset offers (+) or lacks (-) what PublicAPI.txt says. Every line has to exist in Semantic Kernel as well: check with "
            + "`PackageFeed=full dotnet build`, then rewrite the list with `UPDATE_GOLDEN=1 dotnet test Agent.Tests --filter PublicApiTests`.\n"
            + string.Join('\n', differences));
    }

    private static string Here([CallerFilePath] string file = "") => file;
}
#endif
