using Agent.Api.Runs;
using Npgsql;

namespace Agent.Api.Dispatch;

/// <summary>Renews this node's lease every second. A missed beat is made up by the next; five missed ones and others take the runs over.</summary>
/// <remarks>
/// It also looks after runs that are this node's by the rows and in nobody's hands: an answer of the database that got lost on the way
/// leaves a run that was taken in, or taken over, without a pass. Seen so twice in a row, it is given up to be scheduled again.
/// </remarks>
internal sealed partial class Heartbeat(NodeId node, PostgresNodes nodes, RunDispatcher dispatcher, ILogger<Heartbeat> logger) : BackgroundService
{
    private const int BeatsBetweenLooks = 5;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private HashSet<string> stray = [];
    private int beats;

    /// <summary>The first beat comes before the first lead: a run never has an owner that was never alive.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await nodes.RenewAsync(node.Value, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // leases live by the database's clock, so beats keep real time
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await BeatAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // a quiet stop
        }
    }

    private async Task BeatAsync(CancellationToken stoppingToken)
    {
        try
        {
            await nodes.RenewAsync(node.Value, stoppingToken);
            if (++beats % BeatsBetweenLooks == 0)
            {
                await LookForStraysAsync(stoppingToken);
            }
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            LogMissed(away.Message);
        }
    }

    private async Task LookForStraysAsync(CancellationToken stoppingToken)
    {
        var now = (await nodes.OwnedAsync(node.Value, stoppingToken)).Where(runId => dispatcher.Find(runId) is null).ToHashSet(StringComparer.Ordinal);
        var lost = now.Where(stray.Contains).ToList();
        stray = now;
        if (lost.Count > 0)
        {
            LogStrays(lost.Count);
            await nodes.DisownAsync(node.Value, lost, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} runs of this node are in nobody's hands; scheduled again")]
    private partial void LogStrays(int count);

    [LoggerMessage(LogLevel.Warning, "The lease of this node was not renewed: {Reason}")]
    private partial void LogMissed(string reason);
}
