using System.Text.Json;
using Agent.Eval.Judging;
using Agent.Eval.Running;
using Agent.Eval.Statistics;

namespace Agent.Eval.Reporting;

/// <summary>Counts what a run found. Whatever has an interval is counted by case; tables of answers count every try.</summary>
internal static class ReportMaker
{
    private static readonly string[] Dispositions = ["qualified", "needs_info", "nurture", "disqualified", "spam", "duplicate", "none"];

    public static EvalReport Make(EvalRun run, string mode, DateTimeOffset ranAt, decimal? cap = null)
    {
        var results = run.Results;
        CaseResult[] good = [.. results.Where(result => result.Case.Expected.IsGood())];
        return new()
        {
            Mode = mode,
            Model = results.SelectMany(result => result.Trials).Select(trial => trial.Answer?.Model).FirstOrDefault(model => model is not null) ?? "none",
            RanAt = ranAt,
            Cases = results.Count,
            Repeats = results.Select(result => result.Trials.Count).DefaultIfEmpty(1).Max(),
            Seconds = Math.Round(run.Time.TotalSeconds, 1),
            FalseRejects = FalseRejects(good),
            FalselyRejected = [.. good.Where(result => result.IsFalseReject).Select(result => result.Case.Name)],
            Passed = Share.Among(results, result => result.Passed),
            Cost = CostOf(results),
            Strata = StratumTable.Of(results),
            Facts = FactTable.Of(results),
            Disagreements = DisagreementsOf(results),
            Dispositions = ConfusionOf(results),
            Scores = [.. results.SelectMany(result => result.Trials.Select(trial => PointOf(result, trial)))],
            Failures = [.. results.Where(result => result.Passes < result.Trials.Count).Select(FailureOf)
                .OrderByDescending(failure => failure.Cost).ThenBy(failure => failure.Case, StringComparer.Ordinal)],
            Spending = new(run.CostUsd, cap, run.Tokens),
            Stopped = run.Stopped,
        };
    }

    /// <summary>Of leads that somebody may want to talk to.</summary>
    public static Share FalseRejects(IReadOnlyCollection<CaseResult> good) => Share.Among(good, result => result.IsFalseReject);

    private static CostSummary CostOf(IReadOnlyList<CaseResult> results)
    {
        var cases = results.SelectMany(ErrorsOf).GroupBy(error => error.Kind, error => error.Part).ToDictionary(group => group.Key, group => group.Sum());
        CostLine[] lines = [.. Costs.Table.Select(kind => new CostLine(
            kind.Name, kind.Words, kind.Weight, Math.Round(cases.GetValueOrDefault(kind), 2), Math.Round(cases.GetValueOrDefault(kind) * kind.Weight, 2)))];
        var total = lines.Sum(line => line.Cost);
        return new(total, results.Count == 0 ? 0 : Math.Round(total * 100 / results.Count, 1), lines);
    }

    // A try is a part of its case.
    private static IEnumerable<(CostKind Kind, decimal Part)> ErrorsOf(CaseResult result) =>
        result.Trials.SelectMany(trial => Costs.Of(result.Case.Expected, trial)).Select(kind => (kind, 1m / result.Trials.Count));

    private static FieldCount[] DisagreementsOf(IReadOnlyList<CaseResult> results) =>
    [
        .. results.SelectMany(result => result.Trials).SelectMany(trial => trial.Differences.Select(difference => difference.Field).Distinct())
            .GroupBy(field => field).Select(group => new FieldCount(group.Key, group.Count()))
            .OrderByDescending(count => count.Answers).ThenBy(count => count.Field, StringComparer.Ordinal),
    ];

    private static Confusion ConfusionOf(IReadOnlyList<CaseResult> results)
    {
        var counts = results
            .SelectMany(result => result.Trials.Select(trial => (Expected: result.Case.Expected.Disposition, Got: trial.Answer?.Disposition ?? "none")))
            .CountBy(pair => pair).ToDictionary();
        string[] labels = [.. Dispositions.Where(label => counts.Keys.Any(pair => pair.Expected == label || pair.Got == label))];
        return new(labels, [.. labels.Select(expected => labels.Select(got => counts.GetValueOrDefault((expected, got))).ToArray())]);
    }

    private static ScorePoint PointOf(CaseResult result, Trial trial) =>
        new(result.Case.Name, result.Case.Expected.Score[0], result.Case.Expected.Score[^1], trial.Answer?.Score, trial.Passed);

    private static Failure FailureOf(CaseResult result) => new()
    {
        Case = result.Case.Name,
        Language = result.Case.Language,
        Tags = result.Case.Tags,
        ReceivedAt = result.Case.ReceivedAt,
        Passes = result.Passes,
        Of = result.Trials.Count,
        IsFalseReject = result.IsFalseReject,
        Cost = result.Trials.Average(trial => Costs.Of(result.Case.Expected, trial).Sum(kind => kind.Weight)),
        Lead = [.. result.Case.Lead.EnumerateObject().Select(field => new LeadField(field.Name, TextOf(field.Value)))],
        Why = result.Case.Why,
        Mismatches =
        [
            .. result.Shown.Differences.Select(difference => new Mismatch(difference.Field, difference.Expected, difference.Got)),
            .. result.Shown.Facts.Where(fact => !fact.Right).Select(fact => new Mismatch($"fact: {fact.Fact}", fact.Expected, fact.Got)),
        ],
    };

    private static string TextOf(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
