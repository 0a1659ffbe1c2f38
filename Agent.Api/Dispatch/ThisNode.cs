using Agent.Plugins.Runs;

namespace Agent.Api.Dispatch;

/// <summary>This start of the service. What it owns is orphaned when its lease lapses, also after a restart: the next start is another node.</summary>
internal sealed class ThisNode(TimeProvider clock)
{
    public string Id { get; } = Ids.NewNode(clock.GetUtcNow());
}
