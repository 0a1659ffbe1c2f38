using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Times;

/// <summary>
/// A time found in a text: days from today, or a date. Negative days are over. Position: its beginning, middle or end is named.
/// </summary>
internal sealed record When(int From, int To, int? Days, DateOnly? Date, Shape Shape, Leads Leads, bool HasYear, bool Position)
{
    public bool IsPast(DateOnly today) => Days < 0 || Date < today;

    /// <summary>How many pieces lie between the time and the nearest of the terms; the greatest number there is when there are none.</summary>
    public int Distance(IEnumerable<Term> terms) =>
        terms.Select(term => term.To <= From ? From - term.To : term.From >= To ? term.From - To : 0).DefaultIfEmpty(int.MaxValue).Min();
}

/// <summary>What led to a time: "by March", "within 6 weeks", "after the summer".</summary>
[Flags]
internal enum Leads
{
    None = 0,
    By = 1,
    In = 2,
    Within = 4,
    After = 8,
    For = 16,
    Ago = 32,
    Since = 64,
}
