using System.Globalization;
using Agent.Eval.Reporting;

namespace Agent.Eval.Regressions;

/// <summary>Who got worse and why, as lines.</summary>
internal static class ComparisonLines
{
    private const int Most = 25;

    public static IEnumerable<string> Of(Comparison comparison) =>
    [
        .. comparison.Worse.SelectMany(Lines),
        .. comparison.TwinsBroken.Take(Most).Select(twin => $"twins no longer equal: {twin}"),
        .. comparison.Strata.Select(Line),
        .. Short("facts no longer read right", [.. comparison.FactsLost.Select(loss => $"{loss.Case}: {loss.Mark}")]),
        .. Short("better than the baseline", comparison.Better),
        .. Short("new and failing", comparison.NewAndFailing),
        .. Short("gone", comparison.Gone),
        Verdict(comparison),
    ];

    private static IEnumerable<string> Lines(CaseChange change) =>
    [
        $"WORSE {change.Case}: {change.Before} before, {change.Now} now",
        .. change.Why.Select(why => $"      {why}"),
    ];

    private static string Line(StratumChange stratum) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(stratum.IsReal ? "WORSE" : "lower")} {stratum.Dimension} {stratum.Value}: {stratum.Before.Count}/{stratum.Before.Of} before, "
        + $"{stratum.Now.Count}/{stratum.Now.Of} now, p = {stratum.Chance:0.0000}");

    private static IEnumerable<string> Short(string what, IReadOnlyList<string> items) => items.Count == 0
        ? []
        : [$"{what} ({items.Count}): {string.Join("; ", items.Take(Most))}{(items.Count > Most ? " ..." : "")}"];

    private static string Verdict(Comparison comparison) => comparison switch
    {
        { IsRegression: true, IsExact: true } =>
            $"✗ {Words.Count(comparison.Worse.Count, "case")} and {Words.Count(comparison.TwinsBroken.Count, "pair")} of twins got worse",
        { IsRegression: true } => "✗ at least one group of cases got worse, and that is no chance",
        _ => "✓ nobody got worse",
    };
}
