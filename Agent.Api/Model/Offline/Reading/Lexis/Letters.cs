using System.Globalization;
using System.Text;

namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>Letters as they are compared: compatibility forms, ligatures and accents folded, lower case, invisible ones dropped.</summary>
internal static class Letters
{
    // Cyrillic and Greek letters that look like Latin ones, in pairs.
    private const string Masks = "аaеeоoрpсcуyхxіiјjѕsԁdԛqԝwһhкkмmтtвbнhαaεeοoρpνvτtιiκkυu";

    private const int TableEnd = 0x250;

    private static readonly string[] Table = [.. Enumerable.Range(0, TableEnd).Select(code => Plain(new Rune(code)))];

    /// <summary>What stays of a character: nothing for marks and invisible ones, several letters for ligatures.</summary>
    public static string Fold(Rune rune) => rune.Value < TableEnd ? Table[rune.Value] : Plain(rune);

    public static string Fold(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToString().ToLowerInvariant();
        }

        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            folded.Append(Fold(rune));
        }

        return folded.ToString();
    }

    /// <summary>A folded word as it is compared: Latin letters for look-alikes among Latin ones.</summary>
    public static string Word(ReadOnlySpan<char> word) => Unmask(Fold(word));

    public static bool IsLetter(string text, int at) => IsLetter(At(text, at, out _, out _));

    /// <summary>Where the run of letters that begins there ends; what cannot be seen may stand within.</summary>
    public static int End(string text, int at)
    {
        while (at < text.Length && At(text, at, out _, out var length) is var folded && (folded.Length == 0 || IsLetter(folded)))
        {
            at += length;
        }

        return at;
    }

    /// <summary>Where a run of digits in another shape ends: full width, bold.</summary>
    public static int EndOfDigits(string text, int at)
    {
        while (at < text.Length && At(text, at, out var rune, out var length) is [>= '0' and <= '9'] && Rune.IsDigit(rune))
        {
            at += length;
        }

        return at;
    }

    /// <summary>A word of a vocabulary, and once more when it has umlauts that people write as two letters: "für", "fuer".</summary>
    public static IEnumerable<string> Spellings(string word)
    {
        var spelled = word.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal);
        return spelled == word ? [word] : [word, spelled];
    }

    // The character there, folded.
    private static string At(string text, int at, out Rune rune, out int length)
    {
        Rune.DecodeFromUtf16(text.AsSpan(at), out rune, out length);
        return Fold(rune);
    }

    private static bool IsLetter(string folded) => folded.Length > 0 && Rune.IsLetter(Rune.GetRuneAt(folded, 0));

    private static string Unmask(string word)
    {
        if (Ascii.IsValid(word) || !word.Any(char.IsAsciiLetterLower))
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

    private static string Plain(Rune rune)
    {
        switch (rune.Value)
        {
            case < 0x80: return char.ToLowerInvariant((char)rune.Value).ToString();
            case 'ß' or 'ẞ': return "ss";
            case 'æ' or 'Æ': return "ae";
            case 'œ' or 'Œ': return "oe";
            case 'ø' or 'Ø': return "o";
            case 'ł' or 'Ł': return "l";
            case 'ı': return "i";
            case '’' or '‘' or 'ʼ' or '´' or '′' or '＇': return "'";
        }

        var parts = rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes();
        return string.Concat(parts.Where(part => !IsUnseen(part)).Select(part => Rune.ToLowerInvariant(part).ToString()));
    }

    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
}
