namespace Agent.Eval.Labels;

/// <summary>Where the evals' files are: read from beside the program, written where they are kept.</summary>
internal static class EvalFolder
{
    /// <summary>The copy that was built.</summary>
    public static string Built => AppContext.BaseDirectory;

    /// <summary>The folder of the repository this program was built from: <c>Agent.Eval</c>.</summary>
    /// <exception cref="DirectoryNotFoundException">The program was carried away from its repository.</exception>
    public static string Source => Path.Combine(Root, "Agent.Eval");

    /// <summary>The repository's folder.</summary>
    public static string Root => Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "SkLeadAgent.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No folder above this program holds SkLeadAgent.sln."));
}
