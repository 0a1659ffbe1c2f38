using Agent.Api.Runs;
using Npgsql;

namespace Agent.Api.Dispatch;

/// <summary>
/// Runs that are this node's by their row while nobody here works on them: the connection broke, or the caller hung up, between the commit
/// and the first step. A living owner would hold them for ever; they go to the queue, as a new attempt.
/// </summary>
internal sealed partial class Strays(NodeId node, PostgresNodes nodes, PostgresRunQueue queue, RunDispatcher dispatcher, ILogger<Strays> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        var seen = new HashSet<(string, int)>();
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                seen = await LookAsync(seen, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // a quiet stop
        }
    }

    // Twice in a row: a pass may be about to start, or may just have ended.
    private async Task<HashSet<(string, int)>> LookAsync(HashSet<(string, int)> seen, CancellationToken stoppingToken)
    {
        try
        {
            var held = await nodes.HeldAsync(node.Value, stoppingToken);
            var strays = held.Where(run => dispatcher.Find(run.RunId) is null).ToHashSet();
            foreach (var (runId, attempt) in strays.Where(seen.Contains))
            {
                LogStray(runId, attempt);
                await queue.RequeueAsync(runId, attempt, "no pass", TimeSpan.Zero, stoppingToken);
            }

            return strays;
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException or IOException or Quartz.SchedulerException)
        {
            LogNotLooked(away.Message);
            return [];
        }
    }

    [LoggerMessage(LogLevel.Warning, "Run {RunId} is this node's as attempt {Attempt}, but no pass works on it; queued again")]
    private partial void LogStray(string runId, int attempt);

    [LoggerMessage(LogLevel.Warning, "Could not look for runs without a pass: {Reason}")]
    private partial void LogNotLooked(string reason);
}
