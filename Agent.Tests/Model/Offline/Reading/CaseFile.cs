namespace Agent.Tests.Model.Offline.Reading;

/// <summary>
/// Tables of cases beside the tests: <c>Cases/NAME.LANGUAGE.txt</c>. A line <c># field</c> names the field, <c>expected: text</c> is a case
/// (\n and \t stand for what they mean), <c>//</c> begins a note.
/// </summary>
internal static class CaseFile
{
    private const string Folder = "Agent.Tests.Model.Offline.Reading.Cases.";

    /// <summary>Field, text and what is expected, of all files of a name.</summary>
    public static TheoryData<string, string, string> Rows(string name)
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var (field, text, expected) in Read(name))
        {
            rows.Add(field, text, expected);
        }

        return rows;
    }

    public static IEnumerable<(string Field, string Text, string Expected)> Read(string name)
    {
        var assembly = typeof(CaseFile).Assembly;
        foreach (var file in assembly.GetManifestResourceNames().Where(file => file.StartsWith($"{Folder}{name}.", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
            var field = "message";

            while (reader.ReadLine() is { } line)
            {
                if (line.StartsWith('#'))
                {
                    field = line[1..].Trim();
                }
                else if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
                {
                    var colon = line.IndexOf(':', StringComparison.Ordinal);
                    yield return (field, line[(colon + 1)..].Trim().Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal), line[..colon].Trim());
                }
            }
        }
    }

    /// <summary>As the expectations are written: <c>student_or_intern</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, at) => char.IsUpper(letter) && at > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
