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

    public async Task SettleAsync(AgentRun run, Kernel kernel, CancellationToken cancellationToken)
    {
        foreach (var act in run.Acts.Where(act => act is { Status: "approved" or "rejected", Settled: false }).ToList())
        {
            await SettleAsync(run, kernel, act, cancellationToken);
            signals.Set(act.ActionId);
        }
    }

    private async Task SettleAsync(AgentRun run, Kernel kernel, RunAct act, CancellationToken cancellationToken)
    {
        if (act.Name == PendingActs.ReviewName)
        {
            await SettleReviewAsync(run, act, cancellationToken);
            return;
        }

        if (act.Status == "approved")
        {
            await ExecuteAsync(run, kernel, act, cancellationToken);
        }
        else
        {
            run.Journal.Append(StepKind.Approval, run.Agent, act.Name, Steps.Of(act), act.CallKey);
            await acts.SettleAsync(run, act, cancellationToken);
        }

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

        if (run.Fault is { } fault)
        {
            run.Fault = null;
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
        }

        if (run.Acts.Find(known => known.ActionId == act.ActionId) is { Status: "executed" })
        {
            return;
        }

        // The tool itself said no: the decision stands, the act cannot be done.
        var failed = act with
        {
            Status = "failed",
            ExecutedAt = clock.GetUtcNow(),
            Result = new JsonObject { ["error"] = answer }.ToJsonString(ApiJson.Text),
        };
        run.Journal.Append(StepKind.Approval, run.Agent, act.Name, Steps.Of(failed), act.CallKey);
        await acts.SettleAsync(run, failed, cancellationToken);
    }

    private async Task SettleReviewAsync(AgentRun run, RunAct act, CancellationToken cancellationToken)
    {
        var again = act.Status == "approved";
        var done = again ? act with { Status = "executed", ExecutedAt = clock.GetUtcNow(), Result = """{"tried_again":true}""" } : act;
        run.Journal.Append(StepKind.Approval, run.Agent, act.Name, Steps.Of(done), act.CallKey);
        await acts.SettleAsync(run, done, cancellationToken);
        run.ReviewReason = null;
        run.GivenUp = !again;
        if (again)
        {
            run.Conversation = null;
        }
    }
}
