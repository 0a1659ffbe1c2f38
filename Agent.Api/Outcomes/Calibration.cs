using System.Globalization;

namespace Agent.Api.Outcomes;

/// <summary>Counts decided leads by score and says what their outcomes show, and when they show nothing yet.</summary>
internal static class Calibration
{
    /// <summary>Fewer outcomes than this, and a rate's interval spans more than half of all rates there could be.</summary>
    public const int EnoughInABand = 10;

    /// <summary>Fewer outcomes than this in all, and no two bands can be told apart in any honest way.</summary>
    public const int EnoughInAll = 30;

    public static (CalibrationRate Total, IReadOnlyList<CalibrationBand> Bands) Count(IReadOnlyList<DecidedLeads> leads, ScoreBands bands)
    {
        var byBand = leads.ToLookup(group => bands.IndexOf(group.Score));

        return (RateOf(leads, EnoughInAll), [.. bands.Edges.Select((edge, i) => new CalibrationBand(edge.From, edge.To, RateOf(byBand[i], EnoughInABand)))]);
    }

    /// <summary>How many leads stand at each stage, all stages named.</summary>
    public static IReadOnlyDictionary<string, int> ByStage(IReadOnlyList<DecidedLeads> leads) =>
        Enum.GetValues<OutcomeStage>().ToDictionary(WireJson.Word, stage => leads.Where(group => group.Outcome == stage).Sum(group => group.Count), StringComparer.Ordinal);

    public static string Conclude(CalibrationRate total, IReadOnlyList<CalibrationBand> bands)
    {
        if (!total.Enough)
        {
            return Text($"Too few outcomes to conclude anything: {total.WithOutcome} of {total.Decided} decided leads have one, at least {EnoughInAll} are needed.");
        }

        var told = bands.Where(band => band.Leads.Enough).ToList();
        if (told.Count < 2)
        {
            return Text($"The outcomes do not show whether a higher score means a better lead: {Bands(told.Count)} at least {EnoughInABand} of them. Wider bands hold more (bands=30,60).");
        }

        if (Contradiction(told) is var (worse, better))
        {
            return $"The score misleads here: leads {Words(better)} turn out better than leads {Words(worse)}, beyond chance.";
        }

        var (lowest, highest) = (told[0], told[^1]);
        return highest.Leads.Low > lowest.Leads.High
            ? $"A higher score means a better lead: {Words(highest)} against {Words(lowest)}, beyond chance."
            : $"The outcomes do not show yet that a higher score means a better lead: {Words(highest)} and {Words(lowest)} have intervals that overlap. Wider bands hold more of them (bands=30,60).";
    }

    private static CalibrationRate RateOf(IEnumerable<DecidedLeads> leads, int enough)
    {
        var (decided, good, bad) = (0, 0, 0);
        foreach (var group in leads)
        {
            decided += group.Count;
            good += group.Outcome?.IsGood() is true ? group.Count : 0;
            bad += group.Outcome?.IsGood() is false ? group.Count : 0;
        }

        var told = good + bad;
        if (told == 0)
        {
            return new(decided, 0, 0, 0, null, null, null, Enough: false);
        }

        var (low, high) = Wilson.Interval(good, told);
        return new(decided, told, good, bad, Math.Round((double)good / told, 3), Math.Round(low, 3), Math.Round(high, 3), told >= enough);
    }

    // A band whose whole interval lies below that of a lower one. Neighbours and the two ends only: of all pairs some would differ by chance.
    private static (CalibrationBand Worse, CalibrationBand Better)? Contradiction(List<CalibrationBand> told) => (
        from pair in told.Zip(told.Skip(1), (lower, higher) => (Worse: higher, Better: lower)).Append((Worse: told[^1], Better: told[0]))
        where pair.Worse.Leads.High < pair.Better.Leads.Low
        orderby pair.Worse.Leads.High - pair.Better.Leads.Low
        select ((CalibrationBand, CalibrationBand)?)pair).FirstOrDefault();

    private static string Bands(int count) => count == 0 ? "no band has" : "only one band has";

    private static string Words(CalibrationBand band) => Text(
        $"from {band.From} to {band.To} ({band.Leads.Rate:0%} good, {band.Leads.Low:0%} to {band.Leads.High:0%}, of {band.Leads.WithOutcome})");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How many decided leads share a score and what became of them; null: nobody has told.</summary>
internal sealed record DecidedLeads(int Score, OutcomeStage? Outcome, int Count);
