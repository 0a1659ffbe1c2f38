using Agent.Api.Model.Offline.Reading.Lexis;
using Agent.Api.Model.Offline.Reading.Times;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// When the lead wants to start: the timeline field, else free text. A period counts from its first day and is now once it has begun;
/// of a range the earlier end counts; a month has 30 days, a quarter 90, a year 365.
/// </summary>
internal static class TimelineReader
{
    private const string Field = "timeline";

    /// <param name="lead">The lead.</param>
    /// <param name="prose">Whether free text may speak of a start; the dates of somebody who sells, applies or complains do not.</param>
    public static TimelineFact Read(LeadText lead, bool prose = true)
    {
        if (lead.Passage(Field) is { } field && FromField(Field, field, lead) is { } stated)
        {
            return stated;
        }

        foreach (var (name, text) in prose ? lead.ProsePassages : [])
        {
            if (Labels.Find(text, Sense.TimelineLabel).Select(line => FromField(name, line, lead)).FirstOrDefault(fact => fact is not null) is { } line)
            {
                return line;
            }

            if (FromProse(name, text, lead) is { } fact)
            {
                return fact;
            }
        }

        return LeadFacts.Unknown.Timeline;
    }

    // "No rush, but within 2 months" is two months: a time beats a mood. What is over counts only when nothing is to come.
    private static TimelineFact? FromField(string name, Passage text, LeadText lead)
    {
        var all = Deadlines.FindAll(text, lead.ReceivedOn, lead.DayFirst).Where(when => !when.Leads.HasFlag(Leads.Since) && !Urgency.IsMood(text, when)).ToList();
        var coming = all.FindAll(when => !when.IsPast(lead.ReceivedOn));
        var first = Closer(text, coming) ?? coming.FirstOrDefault() ?? all.FirstOrDefault();

        return first is not null ? Fact(name, text, first, lead.ReceivedOn) : Mood(name, text, alone: true);
    }

    // "This summer, July", "Monday 4 January": the date says what the period or weekday before it meant.
    private static When? Closer(Passage text, List<When> coming) =>
        coming is [{ Shape: Shape.Season or Shape.Holiday or Shape.Weekday or Shape.Unit or Shape.Year } loose, { Shape: Shape.Date or Shape.DayAndMonth or Shape.Month } exact, ..]
            && !text.Any(loose.To, exact.From, Sense.Or) ? exact : null;

    private static TimelineFact? FromProse(string name, Passage text, LeadText lead)
    {
        var plans = Deadlines.FindAll(text, lead.ReceivedOn, lead.DayFirst).Where(when => !when.IsPast(lead.ReceivedOn) && !Urgency.IsMood(text, when) && Plans.IsPlan(text, when)).ToList();

        return plans.MaxBy(when => Plans.Weight(text, when)) is { } best ? Fact(name, text, Named(text, plans, best) ?? best, lead.ReceivedOn) : Mood(name, text, alone: false);
    }

    // "After Easter it is quieter, so from the end of May": what is said again, nearer.
    private static When? Named(Passage text, List<When> plans, When loose) =>
        plans.Find(when => when.From > loose.To && when.Shape is Shape.Date or Shape.DayAndMonth or Shape.Month && text.FindBefore(when.From, Sense.Namely) is not null && text.Sentence(loose.From) == text.Sentence(when.From));

    private static TimelineFact Fact(string name, Passage text, When when, DateOnly today)
    {
        var evidence = new Evidence(name, text.Quote(when.From, when.To));

        return when.IsPast(today) ? new(TimelineKind.Past, null, null, evidence)
            : when.Days is { } days ? new(TimelineKind.Horizon, days, null, evidence)
            : new(TimelineKind.Date, null, when.Date, evidence);
    }

    private static TimelineFact? Mood(string name, Passage text, bool alone) =>
        Urgency.Someday(text, alone) is { } someday ? new(TimelineKind.Someday, null, null, new(name, someday))
        : Urgency.Now(text, alone) is { } now ? new(TimelineKind.Horizon, 0, null, new(name, now))
        : null;
}
