using Agent.Api.Runs;
using Agent.Plugins.Runs;

namespace Agent.Api.Approvals;

/// <summary>Where a person's yes or no becomes part of a run. Decides once; the same decision again is answered with the first.</summary>
internal sealed class Approver(PostgresApprovals approvals, PostgresRuns runs, IPasses passes, Signals signals, NodeId node, TimeProvider clock)
{
    /// <summary>How long an answer waits for the act itself. A slower act goes on, and shows in <c>GET /approvals</c>.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public async Task<ApproveOutcome> DecideAsync(string actionId, string decision, string by, string? note, CancellationToken cancellationToken)
    {
        var stored = decision == "approve" ? "approved" : "rejected";
        var record = await approvals.DecideAsync(actionId, stored, by, note, clock.GetUtcNow(), node.Value, cancellationToken);
        if (record.Outcome == "decided")
        {
            await FollowAsync(actionId, record, cancellationToken);
        }

        var view = await approvals.FindAsync(actionId, cancellationToken);
        if (record.Outcome == "decided")
        {
            AgentTelemetry.ApprovalDecided(view?.Gate ?? "", decision);
        }

        return record.Outcome switch
        {
            "unknown" => new ApproveOutcome.Unknown(),
            "expired" => new ApproveOutcome.Expired(view!),
            "conflict" => new ApproveOutcome.Conflict(view!),
            _ => new ApproveOutcome.Decided(view!),
        };
    }

    /// <summary>Starts the pass that carries the decision out, and waits for the act. The caller may hang up: the decision stands.</summary>
    private async Task FollowAsync(string actionId, DecisionRecord record, CancellationToken cancellationToken)
    {
        var settled = signals.Next(actionId);
        try
        {
            if (record.Attempt is { } attempt && await runs.LoadAsync(record.RunId!, attempt, CancellationToken.None) is { } claimed)
            {
                _ = passes.ExecuteAsync(claimed);
            }

            // a pass that was already under way, here or on another node, carries it out when it closes
            var until = clock.GetUtcNow() + Patience;
            while (!settled.IsCompleted && clock.GetUtcNow() < until && !await approvals.IsSettledAsync(actionId, cancellationToken))
            {
                await Task.WhenAny(settled, Task.Delay(Look, clock, cancellationToken));
            }
        }
        finally
        {
            signals.Forget(actionId);
        }
    }
}

/// <summary>What came of a decision.</summary>
internal abstract record ApproveOutcome
{
    private ApproveOutcome()
    {
    }

    public sealed record Decided(ApprovalView Act) : ApproveOutcome;

    public sealed record Conflict(ApprovalView Act) : ApproveOutcome;

    public sealed record Expired(ApprovalView Act) : ApproveOutcome;

    public sealed record Unknown : ApproveOutcome;
}
