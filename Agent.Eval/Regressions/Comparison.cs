using Agent.Eval.Judging;
using Agent.Eval.Statistics;
using Agent.Eval.Twins;

namespace Agent.Eval.Regressions;

/// <summary>Who got worse, who got better, and whether that is a regression.</summary>
internal sealed record Comparison
{
    /// <summary>Cases that passed and do not any more.</summary>
    public required IReadOnlyList<CaseChange> Worse { get; init; }

    /// <summary>Cases that did not pass and do now: <c>--accept</c> keeps it that way.</summary>
    public required IReadOnlyList<string> Better { get; init; }

    /// <summary>Cases that the baseline does not know yet and that fail: shown, never fatal.</summary>
    public required IReadOnlyList<string> NewAndFailing { get; init; }

    /// <summary>Cases that the baseline knows and that are gone.</summary>
    public required IReadOnlyList<string> Gone { get; init; }

    /// <summary>Facts that were read right and are not any more, in cases that have not changed otherwise.</summary>
    public required IReadOnlyList<FactLoss> FactsLost { get; init; }

    /// <summary>Twins that were equal and are not any more. A pair the baseline does not know was equal.</summary>
    public required IReadOnlyList<string> TwinsBroken { get; init; }

    /// <summary>Only where answers vary: strata whose pass rate fell.</summary>
    public required IReadOnlyList<StratumChange> Strata { get; init; }

    /// <summary>Answers are the same each time, so every case counts; else only strata whose fall is no chance.</summary>
    public required bool IsExact { get; init; }

    public bool IsRegression => TwinsBroken.Count > 0 || (IsExact ? Worse.Count > 0 : Strata.Any(stratum => stratum.IsReal));

    /// <summary>Compares by case. <paramref name="isExact"/>: the answers do not vary from run to run.</summary>
    public static Comparison Of(Baseline before, IReadOnlyList<CaseResult> now, IReadOnlyList<TwinResult> twins, bool isExact)
    {
        var known = before.Cases.ToDictionary(one => one.Case, StringComparer.Ordinal);
        (BaselineCase Before, CaseResult Now)[] pairs =
            [.. now.Where(result => known.ContainsKey(result.Case.Name)).Select(result => (known[result.Case.Name], result))];
        CaseChange[] worse = [.. pairs.Where(pair => pair.Before.Passed && !pair.Now.Passed).Select(pair => CaseChange.Of(pair.Before, pair.Now))];

        return new()
        {
            IsExact = isExact,
            Worse = worse,
            Better = [.. pairs.Where(pair => !pair.Before.Passed && pair.Now.Passed).Select(pair => pair.Before.Case)],
            NewAndFailing = [.. now.Where(result => !result.Passed && !known.ContainsKey(result.Case.Name)).Select(result => result.Case.Name)],
            Gone = [.. known.Keys.Except(now.Select(result => result.Case.Name)).Order(StringComparer.Ordinal)],
            FactsLost = [.. pairs.Where(pair => pair.Before.Passed == pair.Now.Passed).SelectMany(pair => FactLoss.Of(pair.Before, pair.Now))],
            TwinsBroken = [.. twins.Where(twin => !twin.Equal).Select(twin => twin.Pair.Name).Except(before.Twins)],
            Strata = isExact ? [] : StratumTests.Of(pairs),
        };
    }
}

/// <summary>A case that got worse, and why.</summary>
/// <param name="Before">What came then: "qualified, 72".</param>
/// <param name="Why">The facts that were lost, the points that moved, then what is not as expected now.</param>
internal sealed record CaseChange(string Case, string Before, string Now, IReadOnlyList<string> Why)
{
    public static CaseChange Of(BaselineCase before, CaseResult now)
    {
        var shown = now.Shown;
        return new(
            before.Case,
            InWords(before.Disposition, before.Score, before.Passes, before.Of),
            InWords(shown.Answer?.Disposition, shown.Answer?.Score, now.Passes, now.Trials.Count),
            [
                .. FactLoss.Of(before, now).Select(loss => $"fact {loss.Mark}"),
                .. PointsMoved(before, shown),
                .. shown.Differences.Select(difference => difference.ToString()),
            ]);
    }

    private static IEnumerable<string> PointsMoved(BaselineCase before, Trial now) =>
        from criterion in now.Answer?.Criteria ?? []
        where before.Points?.TryGetValue(criterion.Name, out var points) is true && points != criterion.Points
        select FormattableString.Invariant($"{criterion.Name}: {before.Points![criterion.Name]} points before, {criterion.Points} now");

    private static string InWords(string? disposition, int? score, int? passes, int? of)
    {
        var points = score is null ? "" : FormattableString.Invariant($", {score}");
        var tries = of > 1 ? FormattableString.Invariant($", {passes} of {of} passed") : "";
        return $"{disposition ?? "no decision"}{points}{tries}";
    }
}

/// <summary>A fact that was read right and is not any more.</summary>
internal sealed record FactLoss(string Case, FactMark Mark)
{
    public static IEnumerable<FactLoss> Of(BaselineCase before, CaseResult now) =>
        from mark in now.Shown.Facts
        where !mark.Right && before.FactsRight?.Contains(mark.Fact) is true
        select new FactLoss(before.Case, mark);
}
