using System.Globalization;
using System.Text;

namespace Agent.Plugins.Scoring;

/// <summary>Text as it is compared: NFKC, invisible characters dropped, white space folded to one blank. Never throws.</summary>
internal static class TextFold
{
    public static bool Contains(string source, string quote)
    {
        if (source.Contains(quote, StringComparison.OrdinalIgnoreCase))
        {
            return !string.IsNullOrWhiteSpace(quote);
        }

        var folded = Fold(quote);
        return folded.Length > 0 && Fold(source).Contains(folded, StringComparison.OrdinalIgnoreCase);
    }

    public static string Fold(string text)
    {
        var normal = Visible(text).Normalize(NormalizationForm.FormKC);
        var folded = new StringBuilder(normal.Length);

        foreach (var c in normal)
        {
            if (!char.IsWhiteSpace(c))
            {
                folded.Append(c);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>
    /// Without zero-width, bidi and tag characters: they hide words from people and split them for filters, and tags (U+E0000) can spell
    /// whole instructions. A lone surrogate becomes U+FFFD.
    /// </summary>
    public static string Visible(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format)
            {
                visible.Append(rune.ToString());
            }
        }

        return visible.ToString();
    }
}
