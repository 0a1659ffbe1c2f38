using Agent.Eval.Judging;
using Agent.Eval.Labels;
using Agent.Eval.Regressions;
using Agent.Eval.Reporting;
using Agent.Eval.Running;
using Agent.Eval.Twins;

namespace Agent.Eval.Commands;

/// <summary>One whole run: the sample in the form its users know, then the labelled cases, the twins, and the baseline.</summary>
internal sealed record EvalSession
{
    public SampleReport? Sample { get; private init; }

    public EvalReport? Report { get; private init; }

    public Comparison? Comparison { get; private init; }

    /// <summary>What <c>--accept</c> would write.</summary>
    public required Baseline Accepted { get; init; }

    /// <summary>Whether the sample decides: it must always pass where answers do not vary.</summary>
    private bool SampleDecides { get; init; }

    /// <param name="accepting">This run becomes the baseline, so nothing in it is a regression.</param>
    public bool IsWell(bool accepting) =>
        (!SampleDecides || Sample?.Passed is not false) && Report?.Stopped is null && (accepting || Comparison?.IsRegression is not true);

    /// <param name="say">Gets the report line by line, while the run goes on.</param>
    public static async Task<EvalSession> RunAsync(CaseFiles files, RunOptions options, TimeProvider clock, Action<string> say)
    {
        var ranAt = clock.GetUtcNow();
        var sample = options.Only is null or "sample" ? await RunSampleAsync(files.Sample, options.Plan, say) : null;
        var run = options.Only is null or "cases" ? await RunCasesAsync(files.Labelled, options.Plan, say) : null;
        var twins = WantsTwins(options) ? await RunTwinsAsync(files, options.Plan, say) : [];
        CaseResult[] results = [.. sample?.Results ?? [], .. run?.Results ?? []];
        var comparison = Compare(options, results, twins);

        var report = run is null ? null : ReportMaker.Make(run, options.Mode, ranAt, options.Plan.Cap?.Most) with
        {
            Sample = sample?.Share,
            Edges = EdgesOf(RubricFile.Load()),
            Twins = twins.Count > 0 ? TwinSummary.Of(twins) : null,
            Comparison = comparison,
        };
        Say(report is null ? [] : ConsoleReport.Lines(report), say);
        Say(comparison is null ? [NoBaseline(options)] : ["", .. ComparisonLines.Of(comparison)], say);
        return new()
        {
            Sample = sample,
            Report = report,
            Comparison = comparison,
            Accepted = Baseline.From(results, twins),
            SampleDecides = options.IsExact,
        };
    }

    private static async Task<SampleReport> RunSampleAsync(IReadOnlyList<EvalCase> cases, RunPlan plan, Action<string> say)
    {
        say($"Running {cases.Count} test cases...");
        var run = await Evaluation.RunAsync(cases, plan);
        var report = new SampleReport(run.Results, run.Time);
        Say(report.Lines(), say);
        return report;
    }

    private static async Task<EvalRun> RunCasesAsync(IReadOnlyList<EvalCase> cases, RunPlan plan, Action<string> say)
    {
        say("");
        say($"Running {Words.Count(cases.Count, "labelled lead")}...");
        return await Evaluation.RunAsync(cases, plan);
    }

    private static async Task<IReadOnlyList<TwinResult>> RunTwinsAsync(CaseFiles files, RunPlan plan, Action<string> say)
    {
        var pairs = TwinRun.Pairs(files.All, Attack.Load());
        say($"Running {Words.Count(pairs.Count, "pair")} of twins...");
        return await TwinRun.RunAsync(pairs, plan);
    }

    // A model whose answers vary differs from itself too, so its twins prove nothing; they run when asked for.
    private static bool WantsTwins(RunOptions options) => options.Only == "twins" || (options.Only is null && options.Mode == "offline");

    private static int[] EdgesOf(RubricFile rubric) => [rubric.NurtureFrom, rubric.QualifiedFrom];

    private static Comparison? Compare(RunOptions options, IReadOnlyList<CaseResult> results, IReadOnlyList<TwinResult> twins)
    {
        var baseline = options.Baseline is { } file ? BaselineFile.Read(file) : BaselineFile.Load(options.Mode);
        if (baseline is null)
        {
            return null;
        }

        var ran = results.Select(result => result.Case.Name).ToHashSet(StringComparer.Ordinal);
        var part = options.IsWhole ? baseline : baseline with { Cases = [.. baseline.Cases.Where(one => ran.Contains(one.Case))] };
        return Comparison.Of(part, results, twins, options.IsExact);
    }

    private static string NoBaseline(RunOptions options) =>
        $"No {options.Baseline ?? BaselineFile.NameFor(options.Mode)} to compare with; --accept makes one of a whole run.";

    private static void Say(IEnumerable<string> lines, Action<string> say)
    {
        foreach (var line in lines)
        {
            say(line);
        }
    }
}
