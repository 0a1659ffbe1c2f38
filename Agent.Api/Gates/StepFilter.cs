using Agent.Api.Runs;
using Agent.Plugins.Runs;
using Microsoft.SemanticKernel;

namespace Agent.Api.Gates;

/// <summary>
/// Between the model and each call it asks for: writes down what is new in the talk, knows which call is being answered, enforces the
/// limits, and ends the loop when there is nothing more to ask. Semantic Kernel turns what a filter throws into text for the model,
/// so nothing is thrown here: a fault is noted and the loop ends.
/// </summary>
internal sealed class StepFilter(PostgresRuns runs) : IAutoFunctionInvocationFilter
{
    public async Task OnAutoFunctionInvocationAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next)
    {
        var run = (AgentRun)LeadRun.Of(context.Kernel);
        try
        {
            await StepAsync(context, next, run);
        }
        catch (Exception fault)
        {
            run.Fault ??= fault;
        }

        context.Terminate = run.Fault is not null || IsDone(run);
    }

    private async Task StepAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next, AgentRun run)
    {
        run.Conversation!.Sync();
        run.CurrentCall = run.Conversation.NextCall();
        run.Budget.BeforeCall(run.Call.Digest, run.Call.Function);
        await runs.FlushLateAsync(run, context.CancellationToken);
        await next(context);
    }

    // Triage has one question; its answer decides who goes on.
    private static bool IsDone(AgentRun run) => run.Agent == "triage" && run.Decision is not null;
}
