using Agent.Tests.Ops;

namespace Agent.Tests.Model.Offline.Reading;

/// <summary>
/// The tables in <c>Cases</c>: one file for a fact and a language, a line <c>reading | text</c> for a case, a line <c>[field]</c> before
/// those that stand in it. <c>\_</c> is a no-break space, <c>\n</c> a new line, <c>\t</c> a tab; <c>#</c> begins a note.
/// </summary>
internal static class CaseTable
{
    /// <summary>Where the case stands, its field, its text and what is read from it, of all files of a fact.</summary>
    public static TheoryData<string, string, string, string> Of(string fact)
    {
        var cases = new TheoryData<string, string, string, string>();
        foreach (var (line, field, text, reading) in Read(fact))
        {
            cases.Add(line, field, text, reading);
        }

        return cases;
    }

    public static IEnumerable<(string Line, string Field, string Text, string Reading)> Read(string fact) =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "Agent.Tests/Model/Offline/Reading/Cases"), $"{fact}.*.txt").Order(StringComparer.Ordinal).SelectMany(ReadFile);

    /// <summary>As readings are written: <c>student_or_intern</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private static IEnumerable<(string Line, string Field, string Text, string Reading)> ReadFile(string file)
    {
        var (field, number) = ("", 0);
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (line.StartsWith('['))
            {
                field = line.Trim('[', ']');
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                var bar = line.IndexOf('|', StringComparison.Ordinal);
                yield return ($"{Path.GetFileName(file)}:{number}", field, Text(line[(bar + 1)..]), line[..bar].Trim());
            }
        }
    }

    private static string Text(string written) => written.Trim()
        .Replace("\\_", "\u00a0", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal);
}
