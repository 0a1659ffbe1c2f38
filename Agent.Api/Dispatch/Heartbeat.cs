using Agent.Api.Data;
using Agent.Api.Runs;

namespace Agent.Api.Dispatch;

/// <summary>Renews this node's lease every second. A missed beat is made up by the next; five missed ones and others take the runs over.</summary>
internal sealed class Heartbeat(NodeId node, PostgresNodes nodes, ILogger<Heartbeat> logger) : PeriodicService("renew the lease of this node", logger)
{
    /// <summary>The first beat comes before the first lead: a run never has an owner that was never alive.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await WorkAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override Task WorkAsync(CancellationToken cancellationToken) => nodes.RenewAsync(node.Value, cancellationToken);
}
