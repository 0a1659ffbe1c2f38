using Agent.Eval.Judging;

namespace Agent.Eval.Running;

/// <summary>How cases are run.</summary>
internal sealed record RunPlan
{
    /// <summary>Settings of the service, beside those every run has. None: the embedded model.</summary>
    public IReadOnlyList<(string Key, string Value)> Settings { get; init; } = [];

    /// <summary>How often each case is run, each time in a service of its own that knows nothing yet. Default 1.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>Services at work at the same time. Leads of one company stay together and in order. Default 1.</summary>
    public int Lanes { get; init; } = 1;

    /// <summary>What the whole run may cost. Null: whatever it takes.</summary>
    public CostCap? Cap { get; init; }
}

/// <summary>What came of a run.</summary>
/// <param name="Stopped">Why it ended before all was done; null when all was.</param>
internal sealed record EvalRun(IReadOnlyList<CaseResult> Results, TimeSpan Time, string? Stopped = null)
{
    /// <summary>In US dollars; null when the cost of an answer is not known.</summary>
    public decimal? CostUsd => Trials.All(trial => trial.CostUsd is not null) ? Trials.Sum(trial => trial.CostUsd) : null;

    public long Tokens => Trials.Sum(trial => (long)trial.Tokens);

    private IEnumerable<Trial> Trials => Results.SelectMany(result => result.Trials);
}
