using Agent.Api.Model;
using Agent.Api.Model.Recording;
using Agent.Plugins.Scoring;

namespace Agent.Eval.Diff;

/// <summary>A stored lead decided on both sides. What differs from the stored decision without the change is drift, not the change's doing.</summary>
internal sealed record Redecision(StoredDecision Stored, Decision Against, Decision Candidate)
{
    public DecisionDiff Change { get; } = DecisionDiff.Of(Against, Candidate);

    public DecisionDiff Drift { get; } = DecisionDiff.Of(Stored.Decision, Against);
}

/// <summary>A lead that could not be decided anew.</summary>
internal sealed record NotDecided(string LeadKey, string Domain, string Why);

/// <summary>
/// Decides stored leads under two sets of prompts. Facts are those of the journal as long as both sides read alike; else each side is read
/// by the same model, so that a difference is the prompt's and not the reader's.
/// </summary>
internal sealed class Redeciding(PromptSide against, PromptSide candidate, ReaderModel reader)
{
    private const int AtOnce = 4;

    /// <summary>The reader prompt is another one, so leads have to be read again.</summary>
    public bool ReaderChanges => against.Reader.Hash != candidate.Reader.Hash;

    /// <returns>In the order of the leads.</returns>
    public async Task<(IReadOnlyList<Redecision> Decided, IReadOnlyList<NotDecided> Not)> RunAsync(IReadOnlyList<StoredDecision> leads, CancellationToken cancellationToken)
    {
        var results = new object[leads.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, leads.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (at, token) => results[at] = await DecideAsync(leads[at], token));
        return ([.. results.OfType<Redecision>()], [.. results.OfType<NotDecided>()]);
    }

    private async Task<object> DecideAsync(StoredDecision stored, CancellationToken cancellationToken)
    {
        try
        {
            return new Redecision(stored, await DecideAsync(stored, against, cancellationToken), await DecideAsync(stored, candidate, cancellationToken));
        }
        catch (Exception none) when (none is ModelOutException or ModelAnswerException or RecordingMissingException)
        {
            return new NotDecided(stored.Lead.LeadKey, stored.Lead.Domain, none.Message);
        }
    }

    private async Task<Decision> DecideAsync(StoredDecision stored, PromptSide side, CancellationToken cancellationToken) =>
        !ReaderChanges || IsRead(stored, side)
            ? Scorer.Decide(stored.Lead, new CheckedFacts(stored.Facts, stored.Decision.Flags.Contains(DecisionFlags.UnsupportedEvidence)), side.Rubric)
            : await reader.DecideAsync(stored.Lead, side.Reader, side.Rubric, cancellationToken);

    // the journal's facts are those this very prompt and model found
    private bool IsRead(StoredDecision stored, PromptSide side) =>
        stored.Reader is { } use && use.Prompt == side.Reader.Hash && use.Model == reader.NameFor(side.Reader);
}
