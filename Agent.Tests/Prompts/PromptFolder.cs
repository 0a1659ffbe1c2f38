using Agent.Api.Prompts;
using Agent.Tests.Scoring;
using Microsoft.Extensions.Logging.Abstractions;

namespace Agent.Tests.Prompts;

/// <summary>A copy of the shipped prompts that a test may edit. With a clock given, files bear its time.</summary>
internal sealed class PromptFolder : IDisposable
{
    private readonly TimeProvider? _clock;

    public PromptFolder(TimeProvider? clock = null)
    {
        _clock = clock;
        foreach (var file in Directory.EnumerateFiles(ScoringMake.Prompts, "*", SearchOption.AllDirectories))
        {
            Write(System.IO.Path.GetRelativePath(ScoringMake.Prompts, file), File.ReadAllText(file));
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("lead-prompts-").FullName;

    public PromptCatalog Catalog(TimeProvider clock, string rubric = RubricVersion.DefaultFile) =>
        new(new PromptFiles(Path, rubric), clock, NullLogger<PromptCatalog>.Instance);

    public string Read(string file) => File.ReadAllText(At(file));

    /// <summary>As an editor does that writes into the file.</summary>
    public void Write(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(file))!);
        File.WriteAllText(At(file), text);
        Stamp(At(file));
    }

    /// <summary>As an editor does that writes another file and puts it in the place of this one.</summary>
    public void Replace(string file, string text)
    {
        var other = At($"{file}.{Guid.NewGuid():n}.tmp");
        File.WriteAllText(other, text);
        Stamp(other);
        File.Move(other, At(file), overwrite: true);
    }

    public void Edit(string file, string from, string to)
    {
        Assert.Contains(from, Read(file), StringComparison.Ordinal);
        Write(file, Read(file).Replace(from, to, StringComparison.Ordinal));
    }

    public void Append(string file, string text) => Write(file, Read(file) + text);

    /// <summary>Another version of every prompt, recognisable in what a model gets, and of the rubric, under which fewer leads are qualified.</summary>
    public void WriteEdition(string mark, int qualifiedFrom)
    {
        foreach (var agent in PromptRule.All.Where(rule => rule.IsAgent))
        {
            Append($"{agent.Name}/skprompt.txt", $"\n{mark}\n");
        }

        Edit("reader/skprompt.txt", "</message>\n<message role=\"user\">", $"{mark}\n</message>\n<message role=\"user\">");
        Edit("writer/skprompt.txt", "</message>\n<message role=\"user\">", $"{mark}\n</message>\n<message role=\"user\">");
        Edit("rubric.json", "\"qualified_from\": 60", $"\"qualified_from\": {qualifiedFrom}");
    }

    public void Delete(string file) => File.Delete(At(file));

    public string At(string file) => System.IO.Path.Combine(Path, file);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void Stamp(string path)
    {
        if (_clock is not null)
        {
            File.SetLastWriteTimeUtc(path, _clock.GetUtcNow().UtcDateTime);
        }
    }
}
