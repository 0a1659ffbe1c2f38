using Quartz;

namespace Agent.Api.Dispatch;

/// <summary>Every five seconds, on one node: leads that rules decided go back to the model, the hottest first. A model that is still out stops them at once.</summary>
[DisallowConcurrentExecution]
internal sealed partial class RedoJob(PostgresRedo redo, ILogger<RedoJob> logger) : IJob
{
    /// <summary>Few at a time: while the model is still out they only knock, and new leads come first.</summary>
    private const int AtOnce = 20;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        foreach (var (runId, attempt) in await redo.DueAsync(AtOnce, cancellationToken))
        {
            LogAgain(runId);
            await redo.BeginAsync(runId, attempt, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Information, "Run {RunId} was decided by rules and is decided anew")]
    private partial void LogAgain(string runId);
}
