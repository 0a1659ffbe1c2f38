namespace Agent.Tests.Ops;

/// <summary>Files of the repository these tests were built from.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Exists(string path) => Path.Exists(Path.Combine(Root, path));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "SkLeadAgent.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
