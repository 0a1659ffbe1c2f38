using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Agent.Api.Intake;

/// <summary>How long the sender is willing to wait for the decision (RFC 7240). What it does not say, or says badly, is the default.</summary>
internal sealed record Preference
{
    /// <summary>Without a word from the sender.</summary>
    public static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(30);

    /// <summary>Nobody waits longer, whatever they ask for.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(120);

    /// <summary>Zero answers 202 at once. <c>respond-async, wait=5</c> waits those 5 seconds, as RFC 7240 has it.</summary>
    public TimeSpan Wait { get; private init; } = DefaultWait;

    /// <summary>For the <c>Preference-Applied</c> header; null when nothing was asked for.</summary>
    public string? Applied { get; private init; }

    public static Preference Parse(StringValues header)
    {
        var asked = Split(header).ToLookup(preference => preference.Name, preference => preference.Value, StringComparer.OrdinalIgnoreCase);
        var isAsync = asked.Contains("respond-async");
        var wait = asked.Contains("wait") ? Seconds(asked["wait"].First()) : null;

        return new Preference
        {
            Wait = wait ?? (isAsync ? TimeSpan.Zero : DefaultWait),
            Applied = Describe(isAsync, wait),
        };
    }

    private static string? Describe(bool isAsync, TimeSpan? wait)
    {
        var waits = wait is { } time ? string.Create(CultureInfo.InvariantCulture, $"wait={(int)time.TotalSeconds}") : null;
        return (isAsync, waits) switch
        {
            (true, null) => "respond-async",
            (true, _) => $"respond-async, {waits}",
            _ => waits,
        };
    }

    // Parameters after a semicolon belong to extensions nobody uses; they are dropped.
    private static IEnumerable<(string Name, string Value)> Split(StringValues header) =>
        from line in header
        from item in (line ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        let preference = item.Split(';')[0].Split('=', 2, StringSplitOptions.TrimEntries)
        select (preference[0], preference.Length == 2 ? preference[1].Trim('"') : "");

    private static TimeSpan? Seconds(string text)
    {
        if (text.Length is 0 or > 9 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return null;
        }

        var wait = TimeSpan.FromSeconds(seconds);
        return wait > LongestWait ? LongestWait : wait;
    }
}
