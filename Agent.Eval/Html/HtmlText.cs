using System.Globalization;
using System.Text;

namespace Agent.Eval.Html;

/// <summary>Text of strangers on a page: it stays text, and what is invisible is shown.</summary>
internal static class HtmlText
{
    /// <summary>
    /// Escapes what HTML gives a meaning to, in text and in quoted attributes. Control, zero-width, direction and tag characters become their
    /// code in brackets: whoever reads a hostile lead should see what a machine saw. Line breaks and tabs stay.
    /// </summary>
    public static string Escape(string text)
    {
        var html = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                '\n' or '\r' or '\t' => html.Append(rune.ToString()),
                _ when IsInvisible(rune) => html.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]"),
                _ => html.Append(rune.ToString()),
            };
        }

        return html.ToString();
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;
}
