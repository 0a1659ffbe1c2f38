using Agent.Eval.Judging;
using Agent.Eval.Statistics;

namespace Agent.Eval.Regressions;

/// <summary>
/// Where answers vary, a single case that fails proves nothing. Each stratum is tested with Fisher's exact test, all of them together at
/// 5% (Holm). The unit is the case, not the try: tries of one case are not independent, and counting them would make chance look real.
/// </summary>
internal static class StratumTests
{
    private const double Level = 0.05;

    public static IReadOnlyList<StratumChange> Of(IReadOnlyList<(BaselineCase Before, CaseResult Now)> pairs)
    {
        var strata = (from pair in pairs
                      from place in Strata.Of(pair.Now.Case).Prepend((Dimension: "all", Value: "all cases"))
                      group pair by place into cases
                      let before = Share.Among([.. cases], pair => pair.Before.Passed)
                      let now = Share.Among([.. cases], pair => pair.Now.Passed)
                      select (cases.Key, before, now, chance: Fisher.Worse(before, now))).ToArray();
        var real = Holm.Rejects([.. strata.Select(stratum => stratum.chance)], Level);

        return
        [
            .. strata.Select((stratum, index) => new StratumChange(
                    stratum.Key.Dimension, stratum.Key.Value, stratum.before, stratum.now, stratum.chance, real[index]))
                .Where(stratum => stratum.Now.Count < stratum.Before.Count)
                .OrderBy(stratum => stratum.Chance).ThenBy(stratum => stratum.Value, StringComparer.Ordinal),
        ];
    }
}

/// <param name="Chance">How often chance alone would do this or worse.</param>
/// <param name="IsReal">Too rarely to believe in chance.</param>
internal sealed record StratumChange(string Dimension, string Value, Share Before, Share Now, double Chance, bool IsReal);
