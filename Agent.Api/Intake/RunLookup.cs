using Agent.Api.Runs;
using Agent.Plugins.Scoring;

namespace Agent.Api.Intake;

/// <summary>Results of runs that are not in flight here, from their rows.</summary>
internal sealed class RunLookup(PostgresLeads leads, TimeProvider clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    public static bool IsFinished(RunResult result) => result.Status is "completed" or "awaiting_approval" or "failed";

    public Task<RunResult?> FindAsync(string runId, CancellationToken cancellationToken) => leads.FindResultAsync(runId, cancellationToken);

    /// <returns>The result once the run has one; null when the time is up first.</returns>
    public async Task<RunResult?> WaitAsync(string runId, DateTimeOffset until, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await FindAsync(runId, cancellationToken) is { } result && IsFinished(result))
            {
                return result;
            }

            if (clock.GetUtcNow() >= until)
            {
                return null;
            }

            await Task.Delay(Look, clock, cancellationToken);
        }
    }

    /// <summary>The answer while there is no decision yet.</summary>
    public static RunResult Unfinished(Submission submission, string status) =>
        new() { LeadKey = submission.Lead.LeadKey, RunId = submission.RunId, Status = status };

    /// <summary>The same person said the same within a day: the first run's result, marked as what it is.</summary>
    public static RunResult AsDuplicate(RunResult first) => first with { Disposition = Disposition.Duplicate, DuplicateOf = first.RunId };
}
