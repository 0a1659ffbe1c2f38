using Agent.Api.Approvals;
using Agent.Api.Prompts;
using Agent.Api.Runs;
using Agent.Api.Traces;

namespace Agent.Api.Dispatch;

/// <summary>
/// Makes the state of a pass: fresh for a lead that just came in, from the journal for any other, under the prompts and the rubric the run
/// is pinned to.
/// </summary>
internal sealed class PassFactory(PostgresRuns runs, PromptCatalog prompts, PostgresPrompts versions, RunLimits limits, TimeProvider clock)
{
    /// <exception cref="PromptException">A version the run is pinned to is no longer there.</exception>
    public async Task<AgentRun> CreateAsync(ClaimedRun claimed, bool isNew, CancellationToken cancellationToken)
    {
        var (journal, acts) = isNew ? ([], []) : await runs.ReadHistoryAsync(claimed.RunId, cancellationToken);

        // A person's word on the run itself needs no old versions: it begins anew, or ends.
        var set = acts.Exists(act => act is { Name: PendingActs.ReviewName, Status: "approved" or "rejected", Settled: false })
            ? prompts.Current
            : await versions.PinAsync(prompts.Current, RunPins.Of(journal).Versions, cancellationToken);
        return Create(claimed, journal, acts, set);
    }

    /// <summary>For a pass that only asks a person: it works whatever has become of the versions.</summary>
    public async Task<AgentRun> CreateForPersonAsync(ClaimedRun claimed, CancellationToken cancellationToken)
    {
        var (journal, acts) = await runs.ReadHistoryAsync(claimed.RunId, cancellationToken);
        return Create(claimed, journal, acts, prompts.Current);
    }

    private AgentRun Create(ClaimedRun claimed, List<JournalRow> journal, List<RunAct> acts, PromptSet set)
    {
        var run = new AgentRun
        {
            RunId = claimed.RunId,
            Lead = claimed.Lead,
            Attempt = claimed.Attempt,
            IsRedo = claimed.IsRedo,
            Rubric = set.Rubric,
            Prompts = set,
            Journal = new Journal(claimed.Attempt, clock, journal),
            Budget = new RunBudget(limits, clock),
        };
        run.Acts.AddRange(acts);
        return run;
    }
}
