using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Api.Runs;
using Agent.Api.Traces;
using Agent.Plugins.Runs;
using Agent.Plugins.Scoring;

namespace Agent.Api.Approvals;

/// <summary>Where a gated call waits: frozen as it was asked for, shown with what it would do, good for one person's one decision.</summary>
internal sealed class PendingActs(PostgresActs acts, ApprovalOptions options, RunLimits limits, TimeProvider clock)
{
    /// <summary>The act a run asks a person with when it cannot go on.</summary>
    public const string ReviewName = ApprovalStep.Review;

    /// <summary>The act a run asks a person with when the reads of a borderline lead disagree.</summary>
    public const string ConfirmName = "confirm_decision";

    /// <summary>A decision a person has to confirm before anybody acts on it, and has not yet.</summary>
    public static bool IsConfirmation(RunAct act) => act is { Name: ConfirmName, Status: "pending" };

    /// <summary>A decision nobody confirmed in time: the run went on without a person's word.</summary>
    public static bool IsUnanswered(RunAct act) => act is { Name: ConfirmName, DecidedBy: "house" };

    /// <summary>A run's question to a person that has no answer yet.</summary>
    public static bool IsReview(RunAct act) => act is { Name: ReviewName, Status: "pending" };

    /// <returns>What the model is told: it waits, go on without it.</returns>
    public async Task<string> ParkAsync(AgentRun run, ToolCall call, string gate, string reason, CancellationToken cancellationToken)
    {
        if (run.Acts.Find(known => known.Status == "pending" && known.Digest == call.Digest) is { } same)
        {
            return Waiting(same);
        }

        if (run.Acts.Count(known => known.Status == "pending") >= limits.MaxPendingPerRun)
        {
            throw new ToolFailedException("Enough acts of this lead wait for a person already.");
        }

        var now = clock.GetUtcNow();
        var act = new RunAct
        {
            ActionId = Ids.NewAction(now),
            CallKey = call.Key,
            Plugin = call.Plugin,
            Name = call.Function,
            Gate = gate,
            Reason = reason,
            Arguments = call.Arguments,
            Digest = call.Digest,
            Preview = await PreviewAsync(run, call, cancellationToken),
            Status = "pending",
            CreatedAt = now,
            ExpiresAt = now + options.ExpireAfter,
        };
        var answer = Waiting(act);
        run.Journal.Append(StepKind.Gate, run.Agent, call.Function,
            new GateStep("ask_person", reason, gate, act.ActionId), call.Key);
        run.Journal.Append(StepKind.Tool, run.Agent, call.Function, Steps.Of(call, answer, act.ActionId), call.Key);
        await acts.ParkAsync(run, act, cancellationToken);
        return answer;
    }

    /// <summary>The act by which a run that cannot go on asks a person: approve tries again, reject gives the run up.</summary>
    public RunAct Review(AgentRun run, string reason) => House(ReviewName, "review", $"{run.Journal.NextSeq}.review", reason, Lead(run), expires: null);

    /// <summary>The act by which a run has its decision confirmed: approve lets it stand, reject takes the other reading.</summary>
    /// <param name="key">The decision's own: nobody is asked twice about one.</param>
    public RunAct Confirmation(AgentRun run, string key, string reason, Disposition otherwise)
    {
        var preview = Lead(run);
        preview["summary"] = run.Decision?.Summary;
        preview["reads"] = JsonSerializer.SerializeToNode(run.Decision?.Reads, WireJson.Shared.Reads);
        preview["otherwise"] = WireJson.Word(otherwise);
        return House(ConfirmName, "borderline", key, reason, preview, options.ExpireAfter);
    }

    // No tool stands behind these: what a person says is carried out by the pass itself.
    private RunAct House(string name, string gate, string key, string reason, JsonObject preview, TimeSpan? expires)
    {
        var now = clock.GetUtcNow();
        return new RunAct
        {
            ActionId = Ids.NewAction(now),
            CallKey = key,
            Plugin = "house",
            Name = name,
            Gate = gate,
            Reason = reason,
            Arguments = "{}",
            Digest = RequestedCall.Digest("house", name, "{}"),
            Preview = preview.ToJsonString(ApiJson.Text),
            Status = "pending",
            CreatedAt = now,
            ExpiresAt = now + expires,
        };
    }

    private async Task<string> PreviewAsync(AgentRun run, ToolCall call, CancellationToken cancellationToken)
    {
        var preview = Lead(run);
        preview["tool"] = $"{call.Plugin}.{call.Function}";
        var arguments = JsonNode.Parse(call.Arguments)!;
        preview["arguments"] = arguments;
        if (arguments["draft_id"]?.ToString() is { } draftId
            && await acts.FindDraftAsync(run, draftId, cancellationToken) is { } draft)
        {
            preview["mail"] = new JsonObject { ["to"] = draft.Recipient, ["subject"] = draft.Subject, ["body"] = draft.Body };
        }

        return preview.ToJsonString(ApiJson.Text);
    }

    private static JsonObject Lead(AgentRun run) => new()
    {
        ["lead"] = new JsonObject { ["lead_key"] = run.Lead.LeadKey, ["email"] = run.Lead.Email, ["company"] = run.Lead.Company, ["name"] = run.Lead.Name },
        ["score"] = run.Decision?.Score,
        ["disposition"] = WireJson.Word(run.Decision?.Disposition),
    };

    private static string Waiting(RunAct act) => new JsonObject
    {
        ["status"] = "waits_for_a_person",
        ["action_id"] = act.ActionId,
        ["note"] = "Go on without it.",
    }.ToJsonString(ApiJson.Text);
}
