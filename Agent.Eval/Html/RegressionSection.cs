using Agent.Eval.Regressions;
using Agent.Eval.Reporting;

namespace Agent.Eval.Html;

/// <summary>Who got worse since the baseline was accepted, and why. Not there when nothing changed.</summary>
internal static class RegressionSection
{
    public static Markup Write(EvalReport report) => report.Comparison is not { } comparison || !HasAnything(comparison)
        ? Markup.Empty
        : Markup.Of($"""
            <section class="{(comparison.IsRegression ? "regression" : "changes")}">
            <h2>{(comparison.IsRegression ? "What got worse" : "Against the baseline")}</h2>
            {Worse(comparison, report.Failures.Select(failure => failure.Case).ToHashSet(StringComparer.Ordinal))}
            {Strata(comparison.Strata)}
            {Names("Twins no longer equal", comparison.TwinsBroken)}
            {Names("Facts no longer read right", [.. comparison.FactsLost.Select(loss => $"{loss.Case}: {loss.Mark}")])}
            {Names("Better than the baseline", comparison.Better)}
            {Names("New and failing", comparison.NewAndFailing)}
            {Names("Gone", comparison.Gone)}
            </section>
            """);

    private static bool HasAnything(Comparison comparison) =>
        comparison.Worse.Count + comparison.Strata.Count + comparison.TwinsBroken.Count + comparison.FactsLost.Count + comparison.Better.Count
            + comparison.NewAndFailing.Count + comparison.Gone.Count > 0;

    // Not every case has a place in the list of failures: the sample's leads have none.
    private static Markup Worse(Comparison comparison, HashSet<string> listed) => comparison.Worse.Count == 0
        ? Markup.Empty
        : Markup.Of($"""
            <div class="scroll"><table class="worse">
            <thead><tr><th scope="col">Case</th><th scope="col">Before</th><th scope="col">Now</th><th scope="col">Why</th></tr></thead>
            <tbody>{comparison.Worse.Select(change => Row(change, listed.Contains(change.Case)))}</tbody>
            </table></div>
            """);

    private static Markup Row(CaseChange change, bool listed) => Markup.Of($"""
        <tr><th scope="row">{(listed ? Markup.Of($"<a href=\"#{change.Case}\">{change.Case}</a>") : Markup.Of($"{change.Case}"))}</th>
        <td>{change.Before}</td><td>{change.Now}</td><td>{string.Join("; ", change.Why)}</td></tr>
        """);

    private static Markup Strata(IReadOnlyList<StratumChange> strata) => strata.Count == 0
        ? Markup.Empty
        : Markup.Of($"""
            <div class="scroll"><table>
            <thead><tr><th scope="col">Group</th><th scope="col">Before</th><th scope="col">Now</th>
            <th scope="col">Chance alone</th><th scope="col">Verdict</th></tr></thead>
            <tbody>{strata.Select(Row)}</tbody>
            </table></div>
            """);

    private static Markup Row(StratumChange stratum) => Markup.Of($"""
        <tr><th scope="row">{stratum.Dimension}: {stratum.Value}</th>
        <td>{stratum.Before.Count}/{stratum.Before.Of}</td><td>{stratum.Now.Count}/{stratum.Now.Of}</td>
        <td>{FormattableString.Invariant($"{stratum.Chance:0.0000}")}</td><td>{(stratum.IsReal ? "worse" : "may be chance")}</td></tr>
        """);

    private static Markup Names(string what, IReadOnlyList<string> names) => names.Count == 0
        ? Markup.Empty
        : Markup.Of($"""
            <details><summary>{what}: {names.Count}</summary><ul class="names">{names.Select(name => Markup.Of($"<li>{name}</li>"))}</ul></details>
            """);
}
