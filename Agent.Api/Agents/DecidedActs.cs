using System.Text.Json.Nodes;
using Agent.Api.Approvals;
using Agent.Api.Runs;
using Agent.Api.Traces;
using Microsoft.SemanticKernel;

namespace Agent.Api.Agents;

/// <summary>
/// Carries out what a person approved, with the stored bytes and through the tool's own code, and tells the agent every decision.
/// </summary>
internal sealed class DecidedActs(PostgresRuns runs, PostgresActs acts, Signals signals, TimeProvider clock)
{
    public async Task ReloadAsync(AgentRun run, CancellationToken cancellationToken)
    {
        foreach (var act in await runs.ReadActsAsync(run.RunId, cancellationToken))
        {
            run.Record(act);
        }
    }

    /// <summary>The person's word on the run itself: try again, or give up. Comes before what the model left open.</summary>
    public async Task SettleReviewsAsync(AgentRun run, CancellationToken cancellationToken)
    {
        foreach (var act in Unsettled(run).Where(act => act.Name == PendingActs.ReviewName))
        {
            await SettleReviewAsync(run, act, cancellationToken);
            signals.Set(act.ActionId);
        }
    }

    /// <summary>The person's word on a borderline decision: it stands, or the other reading counts. Comes before anybody acts on it.</summary>
    public async Task SettleConfirmationsAsync(AgentRun run, CancellationToken cancellationToken)
    {
        foreach (var act in Unsettled(run).Where(act => act.Name == PendingActs.ConfirmName))
        {
            var stands = act.Status == "approved";
            await NoteAsync(run, stands ? act with { Status = "executed", ExecutedAt = clock.GetUtcNow(), Result = """{"stands":true}""" } : act, cancellationToken);
            if (!stands)
            {
                Confirmations.TakeOtherwise(run);
            }

            signals.Set(act.ActionId);
        }
    }

    public async Task SettleAsync(AgentRun run, Kernel kernel, CancellationToken cancellationToken)
    {
        foreach (var act in Unsettled(run))
        {
            await SettleAsync(run, kernel, act, cancellationToken);
            signals.Set(act.ActionId);
        }
    }

    /// <summary>For a run whose passes fail: approved acts are done with too, as failed. Approving them again is a person's business.</summary>
    public async Task FailAsync(AgentRun run, CancellationToken cancellationToken)
    {
        foreach (var act in Unsettled(run))
        {
            await (act.Status == "approved" ? FailAsync(run, act, "It could not be carried out.", cancellationToken) : NoteAsync(run, act, cancellationToken));
            signals.Set(act.ActionId);
        }
    }

    private static List<RunAct> Unsettled(AgentRun run) => [.. run.Acts.Where(act => act is { Status: "approved" or "rejected", Settled: false })];

    private async Task SettleAsync(AgentRun run, Kernel kernel, RunAct act, CancellationToken cancellationToken)
    {
        await (act.Status == "approved" ? ExecuteAsync(run, kernel, act, cancellationToken) : NoteAsync(run, act, cancellationToken));

        run.Phase = $"after:{act.Name}";
        run.Conversation?.Tell(Messages.Continuation(run.Journal.Rows.Last(row => row.Kind == StepKind.Approval)));
    }

    private async Task ExecuteAsync(AgentRun run, Kernel kernel, RunAct act, CancellationToken cancellationToken)
    {
        run.CurrentCall = new(act.CallKey, null, act.Plugin, act.Name, act.Arguments, act.Digest);
        run.ApprovedActionId = act.ActionId;
        string answer;
        try
        {
            answer = await ToolCalls.InvokeAsync(kernel, new(null, act.Plugin, act.Name, act.Arguments), cancellationToken);
        }
        finally
        {
            run.ApprovedActionId = null;
        }

        run.ThrowFault();
        if (run.Acts.Find(known => known.ActionId == act.ActionId) is { Status: "executed" })
        {
            return;
        }

        // The tool itself said no: the decision stands, the act cannot be done.
        await FailAsync(run, act, answer, cancellationToken);
    }

    private Task FailAsync(AgentRun run, RunAct act, string error, CancellationToken cancellationToken) => NoteAsync(
        run,
        act with { Status = "failed", ExecutedAt = clock.GetUtcNow(), Result = new JsonObject { ["error"] = error }.ToJsonString(ApiJson.Text) },
        cancellationToken);

    private async Task NoteAsync(AgentRun run, RunAct act, CancellationToken cancellationToken)
    {
        run.Journal.Append(StepKind.Approval, run.Agent, act.Name, Steps.Of(act), act.CallKey);
        await acts.SettleAsync(run, act, cancellationToken);
    }

    private async Task SettleReviewAsync(AgentRun run, RunAct act, CancellationToken cancellationToken)
    {
        var again = act.Status == "approved";
        var done = again ? act with { Status = "executed", ExecutedAt = clock.GetUtcNow(), Result = """{"tried_again":true}""" } : act;
        await NoteAsync(run, done, cancellationToken);
        run.ReviewReason = null;
        run.GivenUp = !again;
        run.Conversation = null;
        run.Budget.Refill();
    }
}
