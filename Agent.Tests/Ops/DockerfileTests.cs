using System.Text.RegularExpressions;
using Xunit;

namespace Agent.Tests.Ops;

public sealed partial class DockerfileTests
{
    private readonly string[] _lines = RepositoryFiles.Read("Agent.Api/Dockerfile").ReplaceLineEndings("\n").Split('\n');

    [Fact]
    public void Copy_EveryPathFromTheRepository_ExistsAndIsNotIgnored()
    {
        var ignored = RepositoryFiles.Read(".dockerignore").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var copied = _lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1]).Distinct().ToList();

        Assert.NotEmpty(copied);
        Assert.All(copied, path => Assert.True(RepositoryFiles.Exists(path), $"{path} does not exist"));
        Assert.Empty(copied.Select(path => path.Split('/')[0]).Intersect(ignored));
    }

    [Fact]
    public void Restore_EveryProjectTheServiceNeeds_IsCopiedFirst()
    {
        var restore = Array.FindIndex(_lines, line => line.Contains("dotnet restore", StringComparison.Ordinal));

        Assert.All(ProjectsOf("Agent.Api"), project => Assert.Contains($"COPY {project}/{project}.csproj {project}/", _lines[..restore]));
    }

    [Fact]
    public void LastStage_RunsWithoutRootAndChecksItsHealth()
    {
        var last = _lines[Array.FindLastIndex(_lines, line => line.StartsWith("FROM ", StringComparison.Ordinal))..];

        Assert.Contains(last, line => line.StartsWith("USER ", StringComparison.Ordinal) && !line.Contains("root", StringComparison.Ordinal));
        Assert.Contains(last, line =>
            line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal) && line.Contains(Agent.Api.HealthProbe.Argument, StringComparison.Ordinal));
        Assert.Contains("ARG PackageFeed=full", _lines);
    }

    private static IEnumerable<string> ProjectsOf(string project) =>
        Reference().Matches(RepositoryFiles.Read($"{project}/{project}.csproj"))
            .SelectMany(match => ProjectsOf(match.Groups[1].Value)).Append(project).Distinct();

    [GeneratedRegex(@"ProjectReference Include=""\.\./[\w.]+/([\w.]+)\.csproj""")]
    private static partial Regex Reference();
}
