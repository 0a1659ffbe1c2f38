using System.Buffers;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>Keyboard noise: "asdfgh", "xkcjvb qwrtz". Short words, abbreviations and numbers are not judged.</summary>
internal static class Gibberish
{
    private const int ShortestJudged = 5;

    private const int LongestConsonantRun = 5;

    private const int RowRun = 5;

    private static readonly SearchValues<string> KeyboardRuns = SearchValues.Create(
        [.. from row in (string[])["qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop"] from at in Enumerable.Range(0, row.Length - RowRun + 1) select row.Substring(at, RowRun)],
        StringComparison.OrdinalIgnoreCase);

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
        word.Any(char.IsAsciiLetterLower) && (ConsonantRun(word) >= LongestConsonantRun || word.AsSpan().ContainsAny(KeyboardRuns) || IsOneOrTwoLetters(word));

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
            run = char.ToLowerInvariant(letter) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' ? 0 : run + 1;
            longest = Math.Max(longest, run);
        }

        // "Knightsbridge" and "strengths" are words; runs that long in short words are not.
        return longest > word.Length / 2 ? longest : 0;
    }
}
