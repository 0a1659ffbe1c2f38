using Quartz;

namespace Agent.Api.Dispatch;

/// <summary>Every second, on one node of the cluster: whatever a dead node left is scheduled again.</summary>
[DisallowConcurrentExecution]
internal sealed partial class SweepJob(PostgresNodes nodes, PostgresRunQueue queue, ILogger<SweepJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var (runId, attempt) in await nodes.OrphansAsync(cancellationToken))
        {
            LogRescued(runId, attempt);
            await queue.RescueAsync(runId, attempt, cancellationToken);
        }

    }

    [LoggerMessage(LogLevel.Warning, "Run {RunId} has no living owner after attempt {Attempt}; scheduled again")]
    private partial void LogRescued(string runId, int attempt);
}
