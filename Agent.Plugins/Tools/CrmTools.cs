using System.ComponentModel;
using Agent.Plugins.Ports;
using Agent.Plugins.Runs;
using Agent.Plugins.Scoring;
using Microsoft.SemanticKernel;

namespace Agent.Plugins.Tools;

/// <summary>The row a sales team reads: one a person, by lead key.</summary>
[Description("The sales team's table of leads.")]
public sealed class CrmTools(IActs acts)
{
    [KernelFunction("upsert_lead_row")]
    [Description("Writes the lead's row. Returns the status written.")]
    [ToolEffect(Effect.Writes)]
    public async Task<string> UpsertLeadRowAsync(
        [Description("qualified, needs_info, nurture or pending_rejection.")] string status,
        Kernel kernel,
        CancellationToken cancellationToken)
    {
        var run = LeadRun.Of(kernel);
        var allowed = AllowedFor(run.Decision ?? throw new ToolRetryException("Score the lead first."));
        if (!allowed.Contains(status))
        {
            throw new ToolRetryException($"The decision allows these statuses: {string.Join(", ", allowed)}.");
        }

        var result = $$"""{"lead_key":"{{run.Lead.LeadKey}}","status":"{{status}}"}""";
        await acts.CommitAsync(run, new Act.UpsertLeadRow(status), result, cancellationToken);
        return result;
    }

    // The row says what was decided, whatever the model would like it to say. A rejection that a person refused becomes nurture.
    private static string[] AllowedFor(Decision decision) => decision.Disposition switch
    {
        Disposition.Qualified => ["qualified"],
        Disposition.NeedsInfo => ["needs_info"],
        Disposition.Nurture => ["nurture"],
        Disposition.Disqualified => ["pending_rejection", "nurture"],
        Disposition.Spam => ["nurture"],
        _ => [],
    };
}
