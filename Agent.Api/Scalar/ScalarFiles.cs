using Microsoft.Extensions.FileProviders;

namespace Agent.Api.Scalar;

/// <summary>Finds the fetched files however the service was started: from its project, from the repository, or published.</summary>
internal static class ScalarFiles
{
    public static IFileInfo? Find(IWebHostEnvironment environment, string name) =>
        Folders(environment).Select(folder => new FileInfo(Path.Combine(folder, name))).FirstOrDefault(file => file.Exists) is { } found
            ? new Microsoft.Extensions.FileProviders.Physical.PhysicalFileInfo(found)
            : null;

    private static IEnumerable<string> Folders(IWebHostEnvironment environment) =>
        from root in new[] { environment.ContentRootPath, AppContext.BaseDirectory, Path.Combine(environment.ContentRootPath, "Agent.Api") }
        select Path.Combine(root, "wwwroot", "scalar");
}
