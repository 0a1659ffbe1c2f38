using Agent.Api.Agents;
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
        var run = Create(claimed, journal, acts);
        if (!BeginsAnew(run))
        {
            run.Take(await versions.PinAsync(run.Prompts, RunPins.Of(journal).Versions, cancellationToken));
        }

        return run;
    }

    /// <summary>For a pass that only asks a person: it works whatever has become of the versions.</summary>
    public async Task<AgentRun> CreateForPersonAsync(ClaimedRun claimed, CancellationToken cancellationToken)
    {
        var (journal, acts) = await runs.ReadHistoryAsync(claimed.RunId, cancellationToken);
        return Create(claimed, journal, acts);
    }

    // Needs no version from before: a person has said to try again or to give up, or the run is decided anew.
    private static bool BeginsAnew(AgentRun run) =>
        run.Acts.Exists(act => act is { Name: PendingActs.ReviewName, Status: "approved" or "rejected", Settled: false })
        || (run.IsRedo && !RunState.IsBegunAnew(run));

    private AgentRun Create(ClaimedRun claimed, List<JournalRow> journal, List<RunAct> acts)
    {
        var set = prompts.Current;
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
