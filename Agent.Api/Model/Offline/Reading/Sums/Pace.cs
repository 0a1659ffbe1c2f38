using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading.Sums;

/// <summary>How often a sum is spent.</summary>
internal enum Pace
{
    Once,
    Year,
    Half,
    Quarter,
    Month,
    Week,
    Day,
}

internal static class Paces
{
    /// <summary>A pace by the name of its unit in the vocabularies; null for units that are rates (hour).</summary>
    public static Pace? Of(string unit) => unit switch
    {
        "year" => Pace.Year,
        "half" => Pace.Half,
        "quarter" => Pace.Quarter,
        "month" => Pace.Month,
        "week" => Pace.Week,
        "day" => Pace.Day,
        _ => null,
    };

    /// <summary>Once, a month and a year stay; any other pace becomes a year of it: 2 halves, 4 quarters, 52 weeks, 365 days.</summary>
    public static (decimal Times, BudgetPeriod Period) ToPeriod(Pace pace) => pace switch
    {
        Pace.Once => (1, BudgetPeriod.Once),
        Pace.Month => (1, BudgetPeriod.Month),
        Pace.Half => (2, BudgetPeriod.Year),
        Pace.Quarter => (4, BudgetPeriod.Year),
        Pace.Week => (52, BudgetPeriod.Year),
        Pace.Day => (365, BudgetPeriod.Year),
        _ => (1, BudgetPeriod.Year),
    };
}
