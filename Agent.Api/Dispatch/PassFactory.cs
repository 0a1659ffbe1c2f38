using Agent.Api.Prompts;
using Agent.Api.Runs;
using Agent.Api.Traces;

namespace Agent.Api.Dispatch;

/// <summary>Makes the state of a pass: fresh for a lead that just came in, from the journal for any other.</summary>
internal sealed class PassFactory(PostgresRuns runs, PromptCatalog prompts, RunLimits limits, TimeProvider clock)
{
    public async Task<AgentRun> CreateAsync(ClaimedRun claimed, bool isNew, CancellationToken cancellationToken)
    {
        var (journal, acts) = isNew ? ([], []) : await runs.ReadHistoryAsync(claimed.RunId, cancellationToken);
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
