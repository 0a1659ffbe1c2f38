using System.Diagnostics;
using Agent.Api.Approvals;
using Agent.Api.Runs;
using Agent.Api.Traces;
using Agent.Plugins.Runs;
using Microsoft.SemanticKernel;

namespace Agent.Api.Gates;

/// <summary>
/// Stands between what the model asks for and the tool. Every call of every run passes here once, whether the kernel invokes it or a
/// resumed run does: <see cref="IFunctionInvocationFilter"/> runs inside the function's own invocation.
/// </summary>
internal sealed partial class GateFilter(ToolGate gate, ToolCatalog tools, PendingActs pending, ILogger<GateFilter> logger)
    : IFunctionInvocationFilter
{
    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        var run = (AgentRun)LeadRun.Of(context.Kernel);
        try
        {
            await PassAsync(context, next, run);
        }
        catch (ToolRetryException again)
        {
            TryAgain(context, run, again.Message);
        }
        catch (ToolFailedException failed)
        {
            context.Result = new FunctionResult(context.Function, $"Failed: {failed.Message}");
        }
        catch (Exception fault)
        {
            // Only the two tool errors may speak to the model. Semantic Kernel would show it this one too; it ends the pass and stays in our logs.
            run.Fault ??= fault;
            context.Result = new FunctionResult(context.Function, "The tool is not available now.");
        }
    }

    private async Task PassAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next, AgentRun run)
    {
        var call = run.Call;
        var tool = $"{context.Function.PluginName}.{context.Function.Name}";

        // Semantic Kernel finds tools whatever their case; what is judged, stored and approved has one spelling
        var effect = call.Plugin == context.Function.PluginName && call.Function == context.Function.Name
            ? tools.EffectOf(call.Plugin, call.Function)
            : null;
        var use = new ToolUse(tool, context.Function.Name, effect, run.Tools, run.Decision, run.Flags, run.ApprovedActionId is not null, run.IsFallback);

        var verdict = gate.Judge(use);
        if (verdict is not GateVerdict.Refuse && ArgumentCheck.Objection(call.Arguments, context.Function.Metadata) is { } objection)
        {
            TryAgain(context, run, objection);
            return;
        }

        switch (verdict)
        {
            case GateVerdict.Allow:
                await InvokeAsync(context, next, run);
                break;

            case GateVerdict.Refuse(var reason):
                Refuse(context, run, call, "refused", reason);
                break;

            case GateVerdict.HoldBack(var reason):
                run.Provisional = true;
                Refuse(context, run, call, GateStep.HeldBack, reason);
                break;

            case GateVerdict.AskPerson(var gateName, var why):
                var answer = await pending.ParkAsync(run, call, gateName, why, context.CancellationToken);
                AgentTelemetry.GateJudged(tool, "ask_person", gateName);
                LogParked(run.RunId, tool, gateName);
                context.Result = new FunctionResult(context.Function, answer);
                break;

            case var unknown:
                throw new UnreachableException($"No way through for {unknown}.");
        }
    }

    // What the model can mend. How often it may is the budget's business.
    private static void TryAgain(FunctionInvocationContext context, AgentRun run, string why)
    {
        run.Budget.Misfit(run.Call.Key);
        context.Result = new FunctionResult(context.Function, $"Try again: {why}");
    }

    private void Refuse(FunctionInvocationContext context, AgentRun run, ToolCall call, string verdict, string reason)
    {
        var tool = $"{context.Function.PluginName}.{context.Function.Name}";
        AgentTelemetry.GateJudged(tool, verdict);
        LogRefused(run.RunId, tool, reason);
        run.Journal.Append(StepKind.Gate, run.Agent, call.Function, new GateStep(verdict, reason, null, null), call.Key);
        context.Result = new FunctionResult(context.Function, $"Refused: {reason}");
    }

    private static async Task InvokeAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next, AgentRun run)
    {
        var undecided = run.Decision is null;
        await next(context);
        if (undecided && run.Decision is { } decision)
        {
            run.Provisional |= run.IsFallback;
            run.Flags.UnionWith(decision.Flags);
            run.Journal.Append(StepKind.Decision, run.Agent, null, new DecisionStep(run.Facts!, decision, run.IsFallback, run.Otherwise, run.Differences));
        }
    }

    [LoggerMessage(LogLevel.Warning, "Run {RunId}: {Tool} refused, {Reason}")]
    private partial void LogRefused(string runId, string tool, string reason);

    [LoggerMessage(LogLevel.Information, "Run {RunId}: {Tool} waits for a person at gate {Gate}")]
    private partial void LogParked(string runId, string tool, string gate);
}
