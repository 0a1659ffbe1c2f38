using System.Text.RegularExpressions;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// The mail under an answer. Its figures and dates are somebody else's: "> Only until 30 November: 20% off from 10,000". A mail that is passed on
/// counts: without it the writer has said no need.
/// </summary>
internal static partial class QuotedMail
{
    /// <summary>The lead without quoted mails; what stays is verbatim, and no sentence goes over a gap.</summary>
    public static LeadText Without(LeadText lead) => lead.WithFreeText(text => Quoted().Replace(Original().Replace(Head().Replace(text, "\n"), ""), "\n"));

    /// <summary>The lead without the lines that say when and by whom a mail was sent.</summary>
    public static LeadText WithoutHeads(LeadText lead) => lead.WithFreeText(text => Head().Replace(text, "\n"));

    /// <summary>Whether a place of a text lies in a quoted line.</summary>
    public static bool Holds(string text, int at) =>
        text.AsSpan(at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1).TrimStart().StartsWith(">");

    // "From: ... Date: ... Subject: ...", "On 2 Nov, Sales wrote:"
    [GeneratedRegex(@"^[^\n]{0,80}\b(?:wrote|schrieb|a écrit|escribió)\b[^\n]{0,60}:[ \t]*$|^[ \t>]*(?:from|von|de)\s?:[^\n]*\n(?:[ \t>]*(?:date|sent|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado|fecha|para|asunto)\s?:[^\n]*(?:\n|$))+", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    [GeneratedRegex(@"^[ \t]*-{3,}[ \t]*(?:original message|ursprüngliche nachricht|message d['’]origine|message original|mensaje original).*", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Original();

    [GeneratedRegex(@"^[ \t]*>.*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
