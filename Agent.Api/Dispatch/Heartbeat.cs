using Agent.Api.Runs;
using Npgsql;

namespace Agent.Api.Dispatch;

/// <summary>Renews this node's lease every second. A missed beat is made up by the next; five missed ones and others take the runs over.</summary>
internal sealed partial class Heartbeat(NodeId node, PostgresNodes nodes, ILogger<Heartbeat> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

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
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            LogMissed(away.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The lease of this node was not renewed: {Reason}")]
    private partial void LogMissed(string reason);
}
