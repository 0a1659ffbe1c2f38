using Agent.Api.Data;

namespace Agent.Api.Prompts;

/// <summary>Looks at files and activations every second, so that an edit shows, and is stored, before the next lead.</summary>
internal sealed class PromptWatch(PromptActivations activations, ILogger<PromptWatch> logger) : PeriodicService("read prompt activations", logger)
{
    /// <summary>The first look comes before the first lead: none is decided by a version that a person has taken back.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await WorkAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task WorkAsync(CancellationToken cancellationToken) => activations.RefreshAsync(cancellationToken);
}
