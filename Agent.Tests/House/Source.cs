using Agent.Tests.Ops;

namespace Agent.Tests.House;

/// <summary>Our own C# files, without what the compiler makes.</summary>
internal static class Source
{
    public static readonly string[] Product = ["Agent.Api", "Agent.Plugins", "SemanticKernel.Subset"];

    /// <summary>Paths from the repository's root, with forward slashes.</summary>
    public static IEnumerable<string> Files(params string[] projects) =>
        from project in projects
        from file in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, project), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(RepositoryFiles.Root, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        select path;

    public static string[] Lines(string path) => File.ReadAllLines(Path.Combine(RepositoryFiles.Root, path));

    /// <summary>Every line that matches, as path:line: text.</summary>
    public static IEnumerable<string> Find(Func<string, bool> matches, params string[] projects) =>
        from path in Files(projects)
        from line in Lines(path).Select((text, index) => (Text: text.Trim(), Number: index + 1))
        where !line.Text.StartsWith("//", StringComparison.Ordinal) && matches(line.Text)
        select $"{path}:{line.Number}: {line.Text}";
}
