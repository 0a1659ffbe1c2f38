namespace Agent.Api.Model.Offline.Reading;

/// <summary>Keyboard noise: "asdfgh", "xkcjvb qwrtz". Short words, abbreviations and numbers are not judged.</summary>
internal static class Gibberish
{
    private const int ShortestJudged = 5;

    private const int LongestConsonantRun = 5;

    private static readonly string[] KeyboardRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop"];

    public static bool Looks(string text)
    {
        var (noise, words) = (0, 0);

        foreach (var word in text.Split([' ', '\n', '\t', ',', '.', '-', '/', '_'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length >= ShortestJudged && word.All(char.IsAsciiLetter))
            {
                words++;
                noise += IsNoise(word) ? 1 : 0;
            }
        }

        return noise > 0 && noise * 2 >= words;
    }

    private static bool IsNoise(string word) =>
        word.Any(char.IsAsciiLetterLower) && (ConsonantRun(word) >= LongestConsonantRun || HasRow(word) || word.Distinct().Count() <= 2);

    private static bool HasRow(string word)
    {
        var lower = word.ToLowerInvariant();
        return KeyboardRows.Any(row => Enumerable.Range(0, row.Length - 4).Any(i => lower.Contains(row.Substring(i, 5), StringComparison.Ordinal)));
    }

    private static int ConsonantRun(string word)
    {
        var (run, longest) = (0, 0);

        foreach (var letter in word)
        {
            run = char.ToLowerInvariant(letter) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' ? 0 : run + 1;
            longest = Math.Max(longest, run);
        }

        // "Knightsbridge" and "strengths" are words; runs that long in short words are not.
        return longest > word.Length / 2 ? longest : 0;
    }
}
