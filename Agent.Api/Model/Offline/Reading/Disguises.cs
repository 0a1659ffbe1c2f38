using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>Text that was encoded to slip past readers and filters: base64, hexadecimal, percent signs, HTML entities, written backwards.</summary>
internal static partial class Disguises
{
    // No one writes more of them for good reasons; each is decoded once, never what comes out of it.
    private const int Most = 20;

    private const double ReadableShare = 0.9;

    private const int FewestSpaces = 3;

    /// <summary>
    /// The text with what it hides put in clear, where the first such stretch stands, and whether whole sentences were coded as base64 or
    /// hexadecimal digits, which nobody types by accident. Of one text at most two: decoded, and turned.
    /// </summary>
    public static IEnumerable<(int Start, int End, string Clear, bool Sentences)> Of(string text)
    {
        Match? first = null;
        var sentences = false;
        var clear = Coded().Replace(text, match => Decode(match) is { } hidden && Noted(match, hidden) ? $" {hidden} " : match.Value, Most);

        if (first is not null)
        {
            yield return (first.Index, first.Index + first.Length, clear, sentences);
        }

        if (Reversed().IsMatch(text))
        {
            var turned = text.ToCharArray();
            Array.Reverse(turned);
            yield return (0, text.Length, new string(turned), false);
        }

        bool Noted(Match match, string hidden)
        {
            sentences |= (match.Index == 0 || char.IsWhiteSpace(text[match.Index - 1])) && (match.Groups["hex"].Success || match.Groups["base"].Success) && hidden.Count(char.IsWhiteSpace) >= FewestSpaces;
            return (first ??= match) is not null;
        }
    }

    // Entities and percent signs may hide a part of a word; what is all code must read as several words.
    private static string? Decode(Match match) =>
        match.Groups["entities"].Success ? WebUtility.HtmlDecode(match.Value)
        : match.Groups["percent"].Success ? WebUtility.UrlDecode(match.Value)
        : (match.Groups["hex"].Success ? FromHex(match.Value) : FromBase64(match.Value)) is { } prose && IsReadable(prose) ? prose
        : null;

    private static string? FromBase64(string text)
    {
        var plain = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var padded = plain.Length % 4 == 1 ? plain[..^1] : plain;
        padded += new string('=', (4 - (padded.Length % 4)) % 4);
        var bytes = new byte[padded.Length];

        return Convert.TryFromBase64String(padded, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : null;
    }

    private static string? FromHex(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiHexDigit));
        return digits.Length % 2 == 0 ? Encoding.UTF8.GetString(Convert.FromHexString(digits)) : null;
    }

    private static bool IsReadable(string text) =>
        text.Length > 0 && text.Contains(' ', StringComparison.Ordinal) && text.Count(c => char.IsLetter(c) || char.IsWhiteSpace(c) || char.IsPunctuation(c) || char.IsDigit(c)) >= text.Length * ReadableShare;

    [GeneratedRegex(
        @"(?<entities>(?:&\#(?:x[0-9a-f]{2,4}|\d{2,5});\s?){6,})|(?<percent>(?:[\w+.-]{0,20}%[0-9a-f]{2}){4,}[\w+.-]{0,40})|(?<hex>\b(?:(?:0x|\\x)?[0-9a-f]{2}[ ,:]?){16,}\b)|(?<base>[A-Za-z0-9+/_-]{24,}={0,2})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Coded();

    [GeneratedRegex(@"\b(?:snoitcurtsni|erongi|tpmorp|deifilauq|evorppa)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reversed();
}
