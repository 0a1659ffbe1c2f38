using System.Globalization;
using System.Text;

namespace Agent.Api.Model.Offline.Reading.Words;

/// <summary>Letters as they are compared: compatibility forms and accents folded, lower case, invisible ones dropped.</summary>
internal static class Letters
{
    // Cyrillic and Greek letters that look like Latin ones, in pairs.
    private const string Masks = "аaеeоoрpсcуyхxіiјjѕsԁdԛqԝwһhкkмmтtвbнhαaεeοoρpνvτtιiκkυu";

    /// <summary>What stays of a character: nothing for marks and invisible ones, several letters for ligatures.</summary>
    public static string Fold(Rune rune)
    {
        if (rune.IsAscii)
        {
            return Ascii[char.ToLowerInvariant((char)rune.Value)];
        }

        switch (rune.Value)
        {
            case 'ß' or 'ẞ': return "ss";
            case 'æ' or 'Æ': return "ae";
            case 'œ' or 'Œ': return "oe";
            case 'ø' or 'Ø': return "o";
            case 'ł' or 'Ł': return "l";
            case 'ı': return "i";
            case '’' or '‘' or 'ʼ' or '´' or '′' or '＇': return "'";
        }

        var folded = new StringBuilder(2);
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (!IsUnseen(part))
            {
                folded.Append(Rune.ToLowerInvariant(part).ToString());
            }
        }

        return folded.ToString();
    }

    /// <summary>A word whose Latin letters are mixed with look-alikes, in Latin letters; any other word as it is.</summary>
    public static string Unmask(string word)
    {
        if (System.Text.Ascii.IsValid(word) || !word.Any(char.IsAsciiLetterLower))
        {
            return word;
        }

        return string.Create(word.Length, word, static (plain, masked) =>
        {
            for (var i = 0; i < plain.Length; i++)
            {
                var at = Masks.IndexOf(masked[i], StringComparison.Ordinal);
                plain[i] = at >= 0 && at % 2 == 0 ? Masks[at + 1] : masked[i];
            }
        });
    }

    private static readonly string[] Ascii = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];

    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
}
