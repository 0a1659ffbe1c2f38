using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Times;

/// <summary>The stretch of the calendar that begins at a place of a text, whatever it is named by: of several readings the longest.</summary>
internal static class Moments
{
    public static Moment? At(Passage text, int at, DateOnly today, bool dayFirst) => Moment.Longest(
        Months.At(text, at, today, dayFirst),
        Parts.At(text, at, today),
        RelativeUnits.Read(text, at, today),
        RelativeMonth(text, at, today, dayFirst),
        NamedTimes.At(text, at, today),
        Years.At(text, at));

    // "next March", "kommenden Oktober", "marzo próximo"
    private static Moment? RelativeMonth(Passage text, int at, DateOnly today, bool dayFirst)
    {
        if (text.Find(at, Sense.Relative) is { } relative && text.Is(relative.To, Sense.Month))
        {
            return Shifted(Months.At(text, relative.To, today, dayFirst), relative, today);
        }

        return text.Find(at, Sense.Month) is { } month && text.Find(month.To, Sense.Relative) is { } behind && Months.At(text, at, today, dayFirst) is { } moment && moment.To == month.To
            ? Shifted(moment with { To = behind.To }, behind, today)
            : null;
    }

    /// <summary>"Last March", "last spring": without a year the one that is over.</summary>
    public static Moment? Shifted(Moment? moment, Term? relative, DateOnly today) =>
        relative?.Number < 0 && moment is { Year: null } coming && coming.Last >= today ? coming with { First = coming.First.AddYears(-1), Last = coming.Last.AddYears(-1) } : moment;
}
