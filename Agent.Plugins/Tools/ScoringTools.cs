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
    /// <summary>Further reads of a borderline lead. Three in all have a median.</summary>
    private const int MostMore = 2;

    [KernelFunction("score_lead")]
    [Description("Reads the lead and decides: score, tier, disposition, segment. Takes no arguments; deciding again changes nothing.")]
    [ToolEffect(Effect.Reads)]
    public async Task<string> ScoreLeadAsync(Kernel kernel, CancellationToken cancellationToken)
    {
        var run = LeadRun.Of(kernel);
        if (run.Decision is null)
        {
            var judgement = await JudgeAsync(run, cancellationToken);
            ((run.Facts, run.Decision), run.Otherwise, run.Differences) = judgement;
        }

        return View(run.Decision!).ToJsonString(DomainJson.Shared.Options);
    }

    private async Task<Judgement> JudgeAsync(LeadRun run, CancellationToken cancellationToken)
    {
        var reads = new LeadReads(run.Lead, run.Rubric);
        reads.Add(await reader.ReadAsync(run, cancellationToken));

        for (var more = 0; more < MostMore && reads.IsBorderline && await reader.ReadAgainAsync(run, cancellationToken) is { } again; more++)
        {
            reads.Add(again);
        }

        return reads.Settle(reader.ReadByRules(run));
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
        ["flags"] = JsonSerializer.SerializeToNode(FlagsFor(decision), DomainJson.Shared.IReadOnlyListString),
        ["summary"] = decision.Summary,
    };

    // What rules read beside the model is for people. It follows from the rules' own version, and what an agent is told should not.
    private static IReadOnlyList<string> FlagsFor(Decision decision) => [.. decision.Flags.Where(flag => flag != DecisionFlags.CrossCheck)];
}
