using Agent.Api.Runs;
using Quartz;

namespace Agent.Api.Dispatch;

/// <summary>A queued run whose time has come. Ends in the same door as a lead that was executed at once.</summary>
[RetryPolicy(6, "00:00:01", 2.0)]
internal sealed class RunJob(RunDispatcher dispatcher, PostgresRuns runs, NodeId node) : IJob
{
    public const string RunId = "run_id";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        using var room = await dispatcher.WaitForRoomAsync(cancellationToken);
        if (await runs.ClaimAsync(context.MergedJobDataMap.GetString(RunId)!, node.Value, cancellationToken) is { } claimed)
        {
            await dispatcher.ExecuteAsync(claimed);
        }
    }
}
