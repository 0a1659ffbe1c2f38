using Agent.Eval.Labels;

namespace Agent.Eval.Judging;

/// <summary>One answer to one case, judged. No answer: the service did not answer 200, and <see cref="Text"/> is what it said.</summary>
internal sealed record Trial(Answer? Answer, string Text, IReadOnlyList<Difference> Differences, IReadOnlyList<FactMark> Facts)
{
    public bool Passed => Differences.Count == 0;

    /// <summary>What the answer cost in US dollars; null when nobody knows.</summary>
    public decimal? CostUsd { get; init; }

    public int Tokens => (Answer?.Usage?.InputTokens ?? 0) + (Answer?.Usage?.OutputTokens ?? 0);
}

/// <summary>What came of one case in as many tries as were asked for. A real model may answer differently each time.</summary>
internal sealed record CaseResult(EvalCase Case, IReadOnlyList<Trial> Trials)
{
    public int Passes => Trials.Count(trial => trial.Passed);

    /// <summary>More than half of the tries were as expected.</summary>
    public bool Passed => Passes * 2 > Trials.Count;

    /// <summary>The costliest error, in any try: a lead that somebody may want to talk to, turned away.</summary>
    public bool IsFalseReject => Case.Expected.IsGood() && Trials.Any(trial => trial.Answer?.Tier == Tiers.Unqualified);

    /// <summary>The try to show: the first that failed, else the first.</summary>
    public Trial Shown => Trials.FirstOrDefault(trial => !trial.Passed) ?? Trials[0];
}
