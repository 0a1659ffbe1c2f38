using Quartz;

namespace Agent.Api.Dispatch;

/// <summary>Every ten seconds, on one node: runs whose question about a borderline decision nobody answered in time go on without an answer.</summary>
[DisallowConcurrentExecution]
internal sealed partial class UnansweredJob(PostgresUnanswered unanswered, ILogger<UnansweredJob> logger) : IJob
{
    private const int AtOnce = 100;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var (runId, attempt) in await unanswered.DueAsync(AtOnce, cancellationToken))
        {
            if (await unanswered.GoOnAsync(runId, attempt, cancellationToken))
            {
                LogUnanswered(runId);
                AgentTelemetry.ApprovalDecided("borderline", "expire");
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Nobody answered for run {RunId} in time; it goes on without an answer")]
    private partial void LogUnanswered(string runId);
}
