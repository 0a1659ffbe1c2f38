using Agent.Eval.Judging;
using Agent.Eval.Statistics;

namespace Agent.Eval.Reporting;

/// <summary>Counts by group: how many pass, how many good leads are turned away.</summary>
internal static class StratumTable
{
    public static IReadOnlyList<Stratum> Of(IReadOnlyList<CaseResult> results) =>
    [
        .. from result in results
           from place in Strata.Of(result.Case)
           group result by place into cases
           orderby Rank(cases.Key.Dimension), cases.Key.Dimension, Rank(cases.Key, cases.Count()), cases.Key.Value
           select new Stratum(
               cases.Key.Dimension, cases.Key.Value, Share.Among([.. cases], result => result.Passed),
               ReportMaker.FalseRejects([.. cases.Where(result => result.Case.Expected.IsGood())])),
    ];

    // What every case has, then what tags name, tags by themselves last.
    private static int Rank(string dimension) => Strata.Dimensions.ToList().IndexOf(dimension) switch
    {
        >= 0 and var known => known,
        _ => dimension == Strata.Tag ? int.MaxValue : Strata.Dimensions.Count,
    };

    // The largest first, except where there is an order of its own.
    private static int Rank((string Dimension, string Value) place, int cases) =>
        place.Dimension == Strata.OpenFacts ? Strata.OpenCounts.ToList().IndexOf(place.Value) : -cases;
}
