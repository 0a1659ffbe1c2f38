using System.ComponentModel;
using System.Text.Json.Nodes;
using Agent.Plugins.Ports;
using Agent.Plugins.Runs;
using Microsoft.SemanticKernel;

namespace Agent.Plugins.Tools;

/// <summary>Closing a lead for good reasons. Both wait for a person, and both can be restored: nothing is deleted.</summary>
[Description("Closing a lead.")]
public sealed class DispositionTools(IActs acts)
{
    [KernelFunction("reject_lead")]
    [Description("Closes the lead as disqualified. Always waits for a person.")]
    [ToolEffect(Effect.Writes, Gate = "reject_decision")]
    public async Task<string> RejectLeadAsync(
        [Description("The decision's reason code.")] string reason_code,
        [Description("One line for the reviewer.")] string note,
        Kernel kernel,
        CancellationToken cancellationToken)
    {
        _ = note;
        var run = LeadRun.Of(kernel);
        if (!run.Rubric.ReasonCodes.Contains(reason_code))
        {
            throw new ToolRetryException($"reason_code is one of {string.Join(", ", run.Rubric.ReasonCodes)}.");
        }

        return await CloseAsync(run, "rejected", reason_code, cancellationToken);
    }

    [KernelFunction("mark_spam")]
    [Description("Closes the lead as spam. Always waits for a person.")]
    [ToolEffect(Effect.Writes, Gate = "mark_spam")]
    public async Task<string> MarkSpamAsync(
        [Description("One line for the reviewer.")] string reason,
        Kernel kernel,
        CancellationToken cancellationToken)
    {
        _ = reason;
        var run = LeadRun.Of(kernel);
        return await CloseAsync(run, "spam", run.Rubric.Spam.ReasonCode, cancellationToken);
    }

    private async Task<string> CloseAsync(LeadRun run, string closedAs, string reason, CancellationToken cancellationToken)
    {
        var result = new JsonObject { ["closed_as"] = closedAs, ["reason_code"] = reason }.ToJsonString(DomainJson.Shared.Options);
        await acts.CommitAsync(run, new Act.CloseLead(closedAs, reason), result, cancellationToken);
        return result;
    }
}
