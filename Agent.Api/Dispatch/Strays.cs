using Agent.Api.Data;
using Agent.Api.Runs;

namespace Agent.Api.Dispatch;

/// <summary>
/// Runs that are this node's by their row while nobody here works on them: the connection broke, or the caller hung up, between the commit
/// and the first step. A living owner would hold them for ever; they go to the queue, as a new attempt.
/// </summary>
internal sealed partial class Strays(NodeId node, PostgresNodes nodes, PostgresRunQueue queue, RunDispatcher dispatcher, ILogger<Strays> logger)
    : PeriodicService("look for runs without a pass", logger)
{
    private HashSet<(string RunId, int Attempt)> seen = [];

    // Twice in a row: a pass may be about to start, or may just have ended.
    protected override async Task WorkAsync(CancellationToken cancellationToken)
    {
        var before = seen;
        seen = [];
        var held = await nodes.HeldAsync(node.Value, cancellationToken);
        var strays = held.Where(run => dispatcher.Find(run.RunId) is null).ToHashSet();
        foreach (var (runId, attempt) in strays.Where(before.Contains))
        {
            LogStray(runId, attempt);
            await queue.RequeueAsync(runId, attempt, "no pass", TimeSpan.Zero, cancellationToken);
        }

        seen = strays;
    }

    protected override bool IsOutage(Exception fault) => base.IsOutage(fault) || fault is IOException or Quartz.SchedulerException;

    [LoggerMessage(LogLevel.Warning, "Run {RunId} is this node's as attempt {Attempt}, but no pass works on it; queued again")]
    private partial void LogStray(string runId, int attempt);
}
