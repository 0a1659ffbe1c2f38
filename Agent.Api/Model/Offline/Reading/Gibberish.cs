using System.Buffers;
using System.Collections.Frozen;
using Agent.Api.Model.Offline.Reading.Words;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// Keyboard noise: "asdfgh", "xkcjvb qwrtz". Judged by the keys' order and by pairs of letters that no language read here knows. Short
/// words, abbreviations and numbers are not judged, names rarely look like noise, and half of a text has to.
/// </summary>
internal static class Gibberish
{
    private const int ShortestJudged = 5;

    private const int ShortestRun = 4;

    private const int LongestConsonantRun = 5;

    private const int RowRun = 5;

    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn"];

    private static readonly SearchValues<string> KeyboardRuns = SearchValues.Create([.. Runs(RowRun)], StringComparison.Ordinal);

    private static readonly int[] Repeated = [3, ShortestRun];

    private static readonly FrozenSet<string> ShortRuns = Repeated.SelectMany(Runs).ToFrozenSet(StringComparer.Ordinal);

    // For each letter from a to z, those that almost never follow it: fewer than 3 in 100,000 pairs of English, French, German and Spanish
    // word lists (1.6 million words, accents folded).
    private static readonly string[] RareAfter =
    [
        "", "qx", "bdfgjmpvwxz", "qx", "", "cjqvx", "cjqvx", "jqx", "", "bcdfghjklmnpqrstvwxyz", "cjqx", "jx", "jqx",
        "", "", "gjkqvxz", "abcdefghijklmnopqrstvwxyz", "x", "x", "qx", "u", "bcdfghjklmnpqtwxz", "cgjqvwxz", "bdfgjklmnqrvwxz", "jqvy", "djrx",
    ];

    public static bool Looks(string text)
    {
        var (noise, words) = (0, 0);

        foreach (var word in WordText.Of(text).Words)
        {
            if (word.Kind is not WordKind.Plain || !word.Text.All(char.IsAsciiLetterLower))
            {
                continue;
            }

            var isNoise = IsNoise(word.Text, IsAbbreviation(text.AsSpan(word.Start, word.End - word.Start)));
            noise += isNoise ? 1 : 0;
            words += isNoise || word.Text.Length >= ShortestJudged ? 1 : 0;
        }

        return noise > 0 && noise * 2 >= words;
    }

    private static bool IsNoise(string word, bool abbreviation) =>
        (word.Length >= ShortestRun && ShortRuns.Contains(word[..ShortestRun]) && word.Length <= ShortestRun + 1) ||
        (word.Length >= ShortestJudged && (word.AsSpan().ContainsAny(KeyboardRuns) || IsOneOrTwoLetters(word) || (!abbreviation && IsUnspeakable(word))));

    private static bool IsUnspeakable(string word)
    {
        var rare = RarePairs(word);
        return (rare > 1 && rare * 3 >= word.Length) || (rare > 0 && IsOneRow(word)) || IsRepeatedRow(word) || (rare > 0 && ConsonantRun(word) >= LongestConsonantRun);
    }

    private static int RarePairs(string word)
    {
        var rare = 0;
        for (var at = 1; at < word.Length; at++)
        {
            rare += RareAfter[word[at - 1] - 'a'].Contains(word[at], StringComparison.Ordinal) ? 1 : 0;
        }

        return rare;
    }

    private static bool IsOneRow(string word) => Rows.Any(row => word.All(letter => row.Contains(letter, StringComparison.Ordinal)));

    // "asdasd", "fdsafdsa": the same few neighbours again and again.
    private static bool IsRepeatedRow(string word) =>
        Repeated.Any(length => word.Length >= length * 2 && word.AsSpan(length).StartsWith(word.AsSpan(0, length)) && ShortRuns.Contains(word[..length]));

    private static bool IsAbbreviation(ReadOnlySpan<char> source) => !source.ContainsAnyInRange('a', 'z');

    private static bool IsOneOrTwoLetters(string word)
    {
        var second = word.AsSpan().IndexOfAnyExcept(word[0]);
        return second < 0 || word.AsSpan(second).IndexOfAnyExcept(word[0], word[second]) < 0;
    }

    private static int ConsonantRun(string word)
    {
        var (run, longest) = (0, 0);

        foreach (var letter in word)
        {
            run = letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' ? 0 : run + 1;
            longest = Math.Max(longest, run);
        }

        // "Knightsbridge" and "strengths" are words; runs that long in short words are not.
        return longest > word.Length / 2 ? longest : 0;
    }

    // Keys in a row, in both directions.
    private static IEnumerable<string> Runs(int length) =>
        from row in Rows
        from at in Enumerable.Range(0, row.Length - length + 1)
        let run = row.Substring(at, length)
        from side in (string[])[run, new string([.. run.Reverse()])]
        select side;
}
