namespace Agent.Eval.Tests;

/// <summary>A copy of the shipped prompts, for a test to edit.</summary>
internal sealed class PromptCopy : IDisposable
{
    public static readonly string Shipped = System.IO.Path.Combine(AppContext.BaseDirectory, "prompts");

    public PromptCopy()
    {
        foreach (var file in Directory.EnumerateFiles(Shipped, "*", SearchOption.AllDirectories))
        {
            var copy = At(System.IO.Path.GetRelativePath(Shipped, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("lead-diff-").FullName;

    public PromptCopy Edit(string file, string from, string to)
    {
        var text = File.ReadAllText(At(file));
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(At(file), text.Replace(from, to, StringComparison.Ordinal));
        return this;
    }

    public string At(string file) => System.IO.Path.Combine(Path, file);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
