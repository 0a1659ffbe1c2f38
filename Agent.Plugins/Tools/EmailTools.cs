using System.ComponentModel;
using System.Text.Json.Nodes;
using Agent.Plugins.Ports;
using Agent.Plugins.Runs;
using Microsoft.SemanticKernel;

namespace Agent.Plugins.Tools;

/// <summary>
/// Mail to the lead. Drafting stays in the house; sending leaves it and always waits for a person. The recipient is the lead's own
/// address and the subject is ours: no text in a lead can point a mail at anyone else.
/// </summary>
[Description("Mail to the lead.")]
public sealed class EmailTools(IActs acts, IMailWriter writer)
{
    private static readonly Dictionary<string, string> Subjects = new(StringComparer.Ordinal)
    {
        ["propose_meeting"] = "A time to talk",
        ["ask_for_facts"] = "Two quick questions about your request",
        ["nurture"] = "Thank you for getting in touch",
    };

    [KernelFunction("draft_email")]
    [Description("Has a draft written to the lead, without sending it. Returns the draft id.")]
    [ToolEffect(Effect.Writes)]
    public async Task<string> DraftEmailAsync(
        [Description("propose_meeting, ask_for_facts or nurture.")] string purpose,
        Kernel kernel,
        CancellationToken cancellationToken)
    {
        var run = LeadRun.Of(kernel);
        if (!Subjects.TryGetValue(purpose, out var subject))
        {
            throw new ToolRetryException($"purpose is one of {string.Join(", ", Subjects.Keys)}.");
        }

        var body = await writer.WriteAsync(run, purpose, cancellationToken);
        if (DraftCheck.Objection(body) is { } objection)
        {
            throw new ToolFailedException($"The draft was refused: {objection}");
        }

        var draftId = Ids.Derived("drf_", run.RunId, purpose);
        var result = new JsonObject { ["draft_id"] = draftId, ["purpose"] = purpose, ["subject"] = subject }.ToJsonString(DomainJson.Shared.Options);
        await acts.CommitAsync(run, new Act.SaveDraft(draftId, purpose, run.Lead.Email, subject, body), result, cancellationToken);
        return result;
    }

    [KernelFunction("send_email")]
    [Description("Sends a draft of this run to the lead. Always waits for a person.")]
    [ToolEffect(Effect.Reaches, Gate = "send_email")]
    public async Task<string> SendEmailAsync(
        [Description("The id returned by draft_email.")] string draft_id,
        Kernel kernel,
        CancellationToken cancellationToken)
    {
        var run = LeadRun.Of(kernel);
        if (await acts.FindDraftAsync(run, draft_id, cancellationToken) is null)
        {
            throw new ToolFailedException("This run has no such draft.");
        }

        var result = new JsonObject { ["draft_id"] = draft_id, ["queued"] = true }.ToJsonString(DomainJson.Shared.Options);
        await acts.CommitAsync(run, new Act.QueueMail(draft_id), result, cancellationToken);
        return result;
    }
}
