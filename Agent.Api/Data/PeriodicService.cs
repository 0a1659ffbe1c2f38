using Npgsql;

namespace Agent.Api.Data;

/// <summary>Work that is done every second for as long as the service runs. While the database is away it is missed, with a warning.</summary>
/// <param name="work">What could not be done, as the warning says it.</param>
internal abstract partial class PeriodicService(string work, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected abstract Task WorkAsync(CancellationToken cancellationToken);

    /// <summary>Whether a fault is the database's being away; any other ends the service.</summary>
    protected virtual bool IsOutage(Exception fault) => fault is NpgsqlException or TimeoutException;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // real time: leases, files and other nodes do not go by this node's clock
        using var timer = new PeriodicTimer(Period);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // a quiet stop
        }
    }

    private async Task TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WorkAsync(stoppingToken);
        }
        catch (Exception away) when (IsOutage(away))
        {
            LogMissed(work, away.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Could not {Work}: {Reason}")]
    private partial void LogMissed(string work, string reason);
}
