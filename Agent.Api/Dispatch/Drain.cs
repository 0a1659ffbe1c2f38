using Agent.Api.Runs;
using Npgsql;

namespace Agent.Api.Dispatch;

/// <summary>The soft stop: passes get a while to end, the rest go back to the queue, and the lease is given up.</summary>
internal sealed partial class Drain(RunDispatcher dispatcher, PostgresNodes nodes, NodeId node, ILogger<Drain> logger) : IHostedService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await dispatcher.DrainAsync(Patience);
        try
        {
            await nodes.LeaveAsync(node.Value, cancellationToken);
        }
        catch (Exception away) when (away is NpgsqlException or OperationCanceledException)
        {
            // the lease lapses by itself
            LogNotLeft(away.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The lease could not be given up: {Reason}")]
    private partial void LogNotLeft(string reason);
}
