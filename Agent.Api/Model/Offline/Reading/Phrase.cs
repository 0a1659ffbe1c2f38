using System.Text.RegularExpressions;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>Small things all readers need to know about English text.</summary>
internal static partial class Phrase
{
    private const int LongestQuote = 200;

    /// <summary>A field that was filled in to say nothing: "TBD", "n/a", "-".</summary>
    public static bool SaysNothing(string text) => Nothing().IsMatch(text);

    /// <summary>The sentence around a position, without its white space; a piece of it around the position when it is very long.</summary>
    public static string SentenceAt(string text, int index, int length)
    {
        var (start, end) = Bounds(text, index, index + length);

        if (end - start > LongestQuote)
        {
            start = index;
            end = Math.Min(end, Math.Max(index + length, start + LongestQuote));
        }

        return text[start..end].Trim();
    }

    /// <summary>Start and end of the sentence that holds the span. A dot between digits ("1.2M") ends nothing.</summary>
    public static (int Start, int End) Bounds(string text, int from, int to)
    {
        var start = from;
        while (start > 0 && !Ends(text, start - 1))
        {
            start--;
        }

        var end = to;
        while (end < text.Length && !Ends(text, end))
        {
            end++;
        }

        return (start, end);
    }

    private static bool Ends(string text, int at) => text[at] switch
    {
        '\n' or '\r' or '!' or '?' or ';' => true,
        '.' => at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1]),
        _ => false,
    };

    [GeneratedRegex(
        @"^\W*(?:(?:t\.?b\.?[dac]\.?|to be (?:determined|decided|confirmed|discussed|defined)|n\s?[/.]\s?a\.?|na|nil|null|undefined|unknown|unsure|not (?:sure|known|specified|given|applicable|decided|yet|available|disclosed)(?: yet)?|(?:don['’]?t|do not) know(?: yet)?|undecided|unspecified|no idea|not? (?:answer|comment)|x+|test(?:ing)?|select|choose(?: one)?|please select|other|prefer not to say|none of your business|confidential|idk)\W*)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nothing();
}
