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

    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\n\r\t\v\f\u0085\u2028\u2029");

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

        var cleaned = Replace(text.Normalize(NormalizationForm.FormC), keepLines).AsSpan().Trim(" \n\t\u00a0\u200b\ufeff\u3000");
        return IsInvisible(cleaned) ? null : cleaned.Trim().ToString();
    }

    private static string Replace(string text, bool keepLines)
    {
        if (!text.AsSpan().ContainsAny(LineBreaks) && !text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.AsSpan().ContainsAnyInRange('\u007f', '\u009f'))
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
            else if (!char.IsControl(character))
            {
                result.Append(character);
            }
        }

        return result.ToString();
    }

    // A name of zero-width spaces says as little as an empty one.
    private static bool IsInvisible(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                return false;
            }
        }

        return true;
    }
}
