using System.Text.RegularExpressions;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>The mail under an answer. Its figures and dates are somebody else's: "> Only until 30 November: 20% off from 10,000".</summary>
internal static partial class QuotedMail
{
    /// <summary>The text without it; lines that stay are verbatim, and no sentence goes over a gap.</summary>
    public static string Without(string text)
    {
        var own = Original().Match(text) is { Success: true, Index: > 0 } original ? text[..original.Index] : text;

        return Quoted().Replace(own, "\n");
    }

    [GeneratedRegex(@"^[ \t]*-{3,}[ \t]*(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d['’]origine|message original|message transféré|mensaje original|mensaje reenviado)", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Original();

    [GeneratedRegex(@"^[ \t]*>.*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
