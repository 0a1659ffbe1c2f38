using System.Buffers;
using System.Globalization;
using System.Text;

namespace Agent.Api.Intake;

/// <summary>
/// How text from outside becomes text of ours: NFC, trimmed, control characters out. Invisible characters stay:
/// a reviewer must be able to see that they were there. Blank becomes null.
/// </summary>
internal static class LeadText
{
    public const string HasNul = "Must not contain the character U+0000.";

    public const string HasLoneSurrogate = "Must be valid Unicode: it contains half of a surrogate pair.";

    // Code points that Unicode keeps out of text for good.
    private const string Noncharacters = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7\ufdd8\ufdd9\ufdda\ufddb\ufddc\ufddd\ufdde\ufddf"
        + "\ufde0\ufde1\ufde2\ufde3\ufde4\ufde5\ufde6\ufde7\ufde8\ufde9\ufdea\ufdeb\ufdec\ufded\ufdee\ufdef\ufffe\uffff";

    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\n\r\t\v\f\u0085\u2028\u2029");

    private static readonly SearchValues<char> Replaced = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0xa0).Where(code => char.IsControl((char)code)).Select(code => (char)code)) + "\u2028\u2029" + Noncharacters);

    /// <summary>Why the text can never be stored, or null. Postgres holds neither U+0000 nor half a character.</summary>
    public static string? Refusal(ReadOnlySpan<char> text)
    {
        if (text.Contains('\0'))
        {
            return HasNul;
        }

        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var consumed) != OperationStatus.Done)
            {
                return HasLoneSurrogate;
            }

            text = text[consumed..];
        }

        return null;
    }

    /// <summary>One line: every line break and tab becomes a space, so that no field can forge a header or a log line.</summary>
    public static string? CleanLine(string? text) => Clean(text, keepLines: false);

    /// <summary>Several lines: line breaks become <c>\n</c>, tabs stay.</summary>
    public static string? CleanLines(string? text) => Clean(text, keepLines: true);

    /// <summary>Unicode characters, as OpenAPI's maxLength counts them.</summary>
    public static int Length(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private static string? Clean(string? text, bool keepLines)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        // Noncharacters go before the normalisation, which refuses some of them with an exception.
        var cleaned = Replace(text, keepLines).Normalize(NormalizationForm.FormC).AsSpan().Trim(" \n\t\u00a0\u200b\ufeff\u3000").Trim();
        return IsInvisible(cleaned, tagsSay: keepLines) ? null : cleaned.ToString();
    }

    private static string Replace(string text, bool keepLines)
    {
        if (!text.AsSpan().ContainsAny(Replaced))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (LineBreaks.Contains(character))
            {
                // "\r\n" is one break.
                if (character != '\r' || i + 1 == text.Length || text[i + 1] != '\n')
                {
                    result.Append(!keepLines ? ' ' : character == '\t' ? '\t' : '\n');
                }
            }
            else if (!Replaced.Contains(character))
            {
                result.Append(character);
            }
        }

        return result.ToString();
    }

    // A name of zero-width spaces says as little as an empty one. Tags can spell a whole message.
    private static bool IsInvisible(ReadOnlySpan<char> text, bool tagsSay)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if ((tagsSay && rune.Value is >= 0xE0020 and <= 0xE007F) || (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control)))
            {
                return false;
            }
        }

        return true;
    }
}
