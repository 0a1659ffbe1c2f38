using Agent.Tests.Ops;
using Xunit;

namespace Agent.Tests.Model.Offline.Reading;

/// <summary>
/// The tables in <c>Cases</c>: one file for a fact and a language, a line <c>reading | text</c> for a case, a line <c>[field]</c> before
/// those that stand in it. <c>_</c> is a no-break space, <c>\n</c> a new line.
/// </summary>
internal static class ReadingCases
{
    public static TheoryData<string, string, string, string> Of(string fact)
    {
        var cases = new TheoryData<string, string, string, string>();

        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "Agent.Tests/Model/Offline/Reading/Cases"), $"{fact}.*.txt").Order(StringComparer.Ordinal))
        {
            Read(file, cases);
        }

        return cases;
    }

    private static void Read(string file, TheoryData<string, string, string, string> cases)
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
                cases.Add($"{Path.GetFileName(file)}:{number}", field, Text(line[(bar + 1)..]), line[..bar].Trim());
            }
        }
    }

    private static string Text(string written) => written.Trim().Replace('_', '\u00a0').Replace("\\n", "\n", StringComparison.Ordinal);
}
