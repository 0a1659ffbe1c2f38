namespace Agent.Api.Model.Offline.Reading.Words;

/// <summary>"i g n o r e" is one word: letters are set apart to slip past filters, or for show.</summary>
internal static class SpacedLetters
{
    private const int Fewest = 3;

    public static List<Word> Join(List<Word> words)
    {
        for (var at = 0; at + Fewest <= words.Count; at++)
        {
            var end = at;
            while (end < words.Count && IsLetter(words[end]) && (end == at || words[end].Start - words[end - 1].End == 1))
            {
                end++;
            }

            if (end - at >= Fewest)
            {
                words[at] = words[at] with { Text = string.Concat(words[at..end].Select(word => word.Text)), End = words[end - 1].End };
                words.RemoveRange(at + 1, end - at - 1);
            }
        }

        return words;
    }

    private static bool IsLetter(Word word) => word.Text.Length == 1 && char.IsAsciiLetterLower(word.Text[0]);
}
