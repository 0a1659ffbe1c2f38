using System.Text;

namespace Agent.Plugins.Scoring;

/// <summary>
/// Characters that are drawn as nothing and that no form honestly holds: Unicode tags (which mirror ASCII), overrides of the direction of
/// writing, chains of zero-width characters or variation selectors. Whoever sends them hides something, whatever it says.
/// </summary>
internal static class HiddenText
{
    private const int BlackFlag = 0x1F3F4;

    // Letter by letter: a space of no width or two come along with copied text.
    private const int LongestChain = 2;

    // The character and the letter it hides behind.
    private const int Link = 2;

    // One belongs to the emoji or ideograph before it.
    private const int MostSelectors = 2;

    /// <summary>Where such characters stand, with the word before them, which can be shown; null when there are none.</summary>
    public static (int Start, int End)? Find(string text)
    {
        var (chain, link, selectors, word, flag, at) = (0, 0, 0, 0, false, 0);

        foreach (var rune in text.EnumerateRunes())
        {
            flag = rune.Value == BlackFlag || (flag && IsTag(rune));
            if (IsZeroWidth(rune) && IsAscii(text, at - 1) && IsAscii(text, at + 1))
            {
                (chain, link) = (at - link == Link ? chain + 1 : 0, at);
            }

            selectors = IsSelector(rune) ? selectors + 1 : 0;

            // the flags of England, Scotland and Wales are spelled in tags
            if ((IsTag(rune) && !flag) || IsOverride(rune) || chain > LongestChain || selectors > MostSelectors)
            {
                return (word, at + rune.Utf16SequenceLength);
            }

            word = Rune.IsLetterOrDigit(rune) && (at == 0 || char.IsWhiteSpace(text[at - 1])) ? at : word;
            at += rune.Utf16SequenceLength;
        }

        return null;
    }

    private static bool IsTag(Rune rune) => rune.Value is 0xE0001 or (>= 0xE0020 and <= 0xE007F);

    private static bool IsOverride(Rune rune) => rune.Value is 0x202D or 0x202E;

    private static bool IsSelector(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private static bool IsZeroWidth(Rune rune) => rune.Value is (>= 0x200B and <= 0x200D) or (>= 0x2060 and <= 0x2064) or 0xFEFF;

    // Within Latin words; elsewhere some scripts need them.
    private static bool IsAscii(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiLetterOrDigit(text[at]);
}
