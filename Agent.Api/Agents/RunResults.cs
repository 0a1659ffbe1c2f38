using Agent.Api.Approvals;
using Agent.Api.Model;
using Agent.Api.Runs;
using Agent.Api.Traces;

namespace Agent.Api.Agents;

/// <summary>What came of a run, from its decision, its acts and its journal alone.</summary>
internal sealed class RunResults(ModelOptions model)
{
    public RunResult Of(AgentRun run)
    {
        var decision = run.Decision;
        return new RunResult
        {
            LeadKey = run.Lead.LeadKey,
            RunId = run.RunId,
            Status = run.GivenUp ? "failed" : run.Acts.Exists(act => act.Status == "pending") ? "awaiting_approval" : "completed",
            Score = decision?.Score,
            Ceiling = decision?.Ceiling,
            Confidence = decision?.Confidence,
            Tier = decision?.Tier,
            Disposition = decision?.Disposition,
            Segment = decision?.Segment,
            Criteria = decision?.Criteria ?? [],
            MissingFields = decision?.MissingFields ?? [],
            ReasonCode = decision?.ReasonCode,
            Flags = [.. FlagsOf(run).Distinct().Order(StringComparer.Ordinal)],
            Borderline = decision?.Borderline ?? false,
            Summary = decision?.Summary,
            WhatWouldChange = decision?.WhatWouldChange ?? [],
            Reads = decision?.Reads,
            Agent = run.Agent,
            ActionsTaken = ActViews.Taken(run.Acts),
            // what still waited is withdrawn with the run
            PendingActions = run.GivenUp ? [] : ActViews.Pending(run.Acts),
            Provisional = run.Provisional,
            ProvisionalReason = run.Provisional ? ReasonOf(run) : null,
            Supersedes = run.Supersedes is { } old ? new(old.Score, old.Tier, old.Disposition, old.Segment, old.Model, old.At) : null,
            Model = ModelOf(run),
            Prompts = run.PromptVersions,
            Rubric = decision?.Rubric ?? run.Rubric.Hash,
            RubricName = decision is null ? run.Rubric.Title : decision.RubricName,
            Usage = UsageOf(run),
        };
    }

    /// <summary>The payload of the pass's last row.</summary>
    public static ClosingStep Closing(AgentRun run, RunResult result) => new(
        result.Status, WireJson.Word(result.Disposition), result.Score, run.ReviewReason, (long)run.Budget.Elapsed.TotalMilliseconds);

    private static IEnumerable<string> FlagsOf(AgentRun run) =>
        run.Flags.Concat(run.Decision?.Flags ?? []).Concat(run.Acts.Exists(PendingActs.IsReview) ? ["review"] : [])
            .Concat(run.Acts.Exists(act => PendingActs.IsUnanswered(act) && run.IsCurrent(act)) ? ["unconfirmed"] : [])
            .Concat(run.IsFallback ? ["model_out"] : []);

    // The last fallback of the run explains why it is provisional, in whichever pass it was.
    private static string? ReasonOf(AgentRun run) =>
        run.Journal.Rows.LastOrDefault(row => row.Kind == StepKind.Fallback && row.Seq >= run.Since)?.Read(StepJson.Shared.FallbackStep).Reason;

    // Who read the lead: the decision rests on that.
    private string ModelOf(AgentRun run) =>
        run.Journal.Rows.LastOrDefault(row => row is { Kind: StepKind.Model, Agent: "reader" } && row.Seq >= run.Since)?.Use?.Model ?? model.Name;

    private static RunUsage UsageOf(AgentRun run)
    {
        var messages = run.Journal.Rows.Where(row => row.Kind == StepKind.Model).ToList();
        var earlier = run.Journal.Rows.Where(row => row.Kind is StepKind.Pause or StepKind.End)
            .Sum(row => row.Read(StepJson.Shared.ClosingStep).DurationMs);
        return new(
            messages.Count,
            messages.Sum(row => row.Tokens?.Input ?? 0),
            messages.Sum(row => row.Tokens?.Output ?? 0),
            messages.Sum(row => row.Tokens?.CachedInput ?? 0),
            messages.Sum(row => row.Tokens?.Reasoning ?? 0),
            messages.TrueForAll(row => row.Use?.CostUsd is not null) ? messages.Sum(row => row.Use!.CostUsd) : null,
            earlier + (long)run.Budget.Elapsed.TotalMilliseconds);
    }
}
