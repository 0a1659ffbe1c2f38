using Npgsql;

namespace Agent.Api.Prompts;

/// <summary>Looks at files and activations every second, so that an edit shows, and is stored, before the next lead.</summary>
internal sealed partial class PromptWatch(PromptActivations activations, ILogger<PromptWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    /// <summary>The first look comes before the first lead: none is decided by a version that a person has taken back.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await activations.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // real time, like the files and the other nodes
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // a quiet stop
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await activations.RefreshAsync(stoppingToken);
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            LogMissed(away.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Prompt activations could not be read: {Reason}")]
    private partial void LogMissed(string reason);
}
