using Agent.Api.Data;
using Quartz;

namespace Agent.Api.Dispatch;

/// <summary>Every second, on one node of the cluster: whatever a dead node left is scheduled again, and the journal's next month gets its partition.</summary>
[DisallowConcurrentExecution]
internal sealed partial class SweepJob(PostgresNodes nodes, PostgresRunQueue queue, PostgresSchema schema, TimeProvider clock, ILogger<SweepJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var (runId, attempt) in await nodes.OrphansAsync(cancellationToken))
        {
            LogRescued(runId, attempt);
            await queue.RescueAsync(runId, attempt, cancellationToken);
        }

        if (clock.GetUtcNow() is { Minute: 0, Second: 0 })
        {
            await schema.EnsurePartitionsAsync(cancellationToken);
            await nodes.ForgetOldAsync(cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Run {RunId} has no living owner after attempt {Attempt}; scheduled again")]
    private partial void LogRescued(string runId, int attempt);
}
