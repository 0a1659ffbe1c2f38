using System.Text.RegularExpressions;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// When the lead wants to start: the timeline field, else free text. A period counts from its first day and is now once it has begun;
/// of a range the earlier end counts; a month has 30 days, a quarter 90, a year 365.
/// </summary>
internal static partial class TimelineReader
{
    public static TimelineFact Read(LeadText lead)
    {
        if (lead["timeline"] is { } timeline && !Phrase.SaysNothing(timeline))
        {
            return ReadField(timeline, lead.ReceivedOn);
        }

        foreach (var (field, text) in lead.Prose)
        {
            if (ReadProse(field, text, lead.ReceivedOn) is { } fact)
            {
                return fact;
            }
        }

        return LeadFacts.Unknown.Timeline;
    }

    // Dates and horizons say more than moods: "no rush, but by March" is March.
    private static TimelineFact ReadField(string text, DateOnly today) =>
        First(Deadlines.Find(text, today, alone: true).Concat(Horizons.Find(text, alone: true)), "timeline", today)
        ?? Mood("timeline", text, alone: true)
        ?? LeadFacts.Unknown.Timeline;

    private static TimelineFact? ReadProse(string field, string text, DateOnly today) =>
        First(Deadlines.Find(text, today, alone: false).Concat(Horizons.Find(text, alone: false)).Where(when => (when.Date >= today || when.Days >= 0) && IsPlan(text, when)), field, today)
        ?? Mood(field, text, alone: false);

    // "Tickets are answered within 4 hours" is how they work, and "we opened in 2026" is how they came to be.
    private static bool IsPlan(string text, When when)
    {
        var (start, end) = Phrase.Bounds(text, when.Index, when.Index + when.Quote.Length);
        return !(when.Days is not null && Routine().IsMatch(text[start..end])) && !Story().IsMatch(text[start..Math.Max(start, when.Index)]);
    }

    private static TimelineFact? First(IEnumerable<When> found, string field, DateOnly today)
    {
        if (found.MinBy(when => when.Index) is not { } first)
        {
            return null;
        }

        var evidence = new Evidence(field, first.Quote);

        return first.Days < 0 || first.Date < today ? new(TimelineKind.Past, null, null, evidence)
            : first.Days is { } days ? new(TimelineKind.Horizon, days, null, evidence)
            : new(TimelineKind.Date, null, first.Date, evidence);
    }

    private static TimelineFact? Mood(string field, string text, bool alone) =>
        Moods.Someday(text, alone) is { } someday ? new(TimelineKind.Someday, null, null, new(field, someday))
        : Moods.Now(text, alone) is { } now ? new(TimelineKind.Horizon, 0, null, new(field, now))
        : null;

    [GeneratedRegex(
        @"\b(?:answer(?:s|ed|ing)?|repl(?:y|ies|ied)|respon(?:d|ds|se|ded)|resolv\w+|ships?|shipped|deliver(?:s|ed|y)?|turnaround|lead times?|sla|per ticket|instead of|expires?|due (?:with)?in|paid|arrives?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Routine();

    [GeneratedRegex(
        @"\b(?:we|i|it|they|company|firm|business|shop|was|were|is) (?:\w+ )?(?:founded|established|opened|launched|grew|raised|won|moved|merged|acquired|bought|switched|started|sold|hired|made|had|doubled)\b[^,;]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Story();
}

/// <summary>A point in time found in a text: days from today, or a date. Negative days are over.</summary>
internal sealed record When(int Index, string Quote, int? Days, DateOnly? Date)
{
    public static When In(Match match, int days) => new(match.Index, match.Value.Trim(), days, null);

    public static When On(Match match, DateOnly date) => new(match.Index, match.Value.Trim(), null, date);

    /// <summary>From the first day of a period: now when it has begun, past when it is over.</summary>
    public static When From(Match match, DateOnly first, DateOnly last, DateOnly today) =>
        last < today ? On(match, first) : first <= today ? In(match, 0) : On(match, first);
}
