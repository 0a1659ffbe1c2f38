using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Plugins.Ports;
using Agent.Plugins.Runs;
using Agent.Plugins.Scoring;
using Microsoft.SemanticKernel;

namespace Agent.Plugins.Tools;

/// <summary>The decision: the reader quotes, code checks every quote and adds up. No text in a lead can set a number.</summary>
[Description("Scores the lead.")]
public sealed class ScoringTools(ILeadReader reader)
{
    [KernelFunction("score_lead")]
    [Description("Reads the lead and decides: score, tier, disposition, segment. Takes no arguments; deciding again changes nothing.")]
    [ToolEffect(Effect.Reads)]
    public async Task<string> ScoreLeadAsync(Kernel kernel, CancellationToken cancellationToken)
    {
        var run = LeadRun.Of(kernel);
        if (run.Decision is null)
        {
            var read = await reader.ReadAsync(run, cancellationToken);
            var facts = EvidenceCheck.Apply(run.Lead, read);
            run.Facts = facts.Facts;
            run.Decision = Scorer.Decide(run.Lead, facts, run.Rubric);
        }

        return View(run.Decision).ToJsonString(DomainJson.Shared.Options);
    }

    /// <summary>What an agent with tools may see of a decision: numbers and closed words, never the lead's.</summary>
    public static JsonObject View(Decision decision) => new()
    {
        ["score"] = decision.Score,
        ["tier"] = JsonSerializer.SerializeToNode(decision.Tier, DomainJson.Shared.Tier),
        ["disposition"] = JsonSerializer.SerializeToNode(decision.Disposition, DomainJson.Shared.Disposition),
        ["segment"] = JsonSerializer.SerializeToNode(decision.Segment, DomainJson.Shared.Segment),
        ["missing_fields"] = JsonSerializer.SerializeToNode(decision.MissingFields, DomainJson.Shared.IReadOnlyListString),
        ["reason_code"] = decision.ReasonCode,
        ["flags"] = JsonSerializer.SerializeToNode(decision.Flags, DomainJson.Shared.IReadOnlyListString),
        ["summary"] = decision.Summary,
    };
}
