using System.Globalization;
using System.Text;

namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>Letters as they are compared: lower case, without accents, ß as ss, ligatures and wide forms as plain letters.</summary>
internal static class Letters
{
    private const int TableEnd = 0x250;

    private static readonly string[] Table = [.. Enumerable.Range(0, TableEnd).Select(code => Plain((char)code))];

    public static string Fold(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);

        foreach (var letter in word)
        {
            if (!IsSilent(letter))
            {
                folded.Append(letter < TableEnd ? Table[letter] : Plain(letter));
            }
        }

        return folded.ToString();
    }

    /// <summary>Stands in a word without being a letter: a combining accent, a soft hyphen, a zero-width mark.</summary>
    public static bool IsSilent(char letter) =>
        letter >= 0x80 && char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    private static string Plain(char letter) => letter switch
    {
        < (char)0x80 => char.ToLowerInvariant(letter).ToString(),
        'ß' or 'ẞ' => "ss",
        'œ' or 'Œ' => "oe",
        'æ' or 'Æ' => "ae",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'ı' => "i",
        _ when char.IsSurrogate(letter) => "",
        _ => string.Concat(letter.ToString().Normalize(NormalizationForm.FormKD).Where(c => !IsSilent(c))).ToLowerInvariant(),
    };
}
