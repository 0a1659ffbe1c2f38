using System.Text.Json.Nodes;

namespace Agent.Api.Runs;

/// <summary>Acts as results show them.</summary>
internal static class ActViews
{
    public static IReadOnlyList<TakenAction> Taken(IEnumerable<RunAct> acts) =>
        [.. acts.Where(act => act.Status == "executed").Select(act => new TakenAction(act.ActionId, act.Name, act.ExecutedAt ?? act.CreatedAt, RawJson.Of(act.Result)))];

    /// <summary>Ids of the tasks and drafts that the decision that counts now made.</summary>
    public static string[] Made(AgentRun run) =>
    [
        .. from act in run.Acts
           where act is { Status: "executed", Result: not null } && run.IsCurrent(act)
           let result = JsonNode.Parse(act.Result!)
           from id in (string[])["task_id", "draft_id"]
           where result?[id] is not null
           select result[id]!.GetValue<string>(),
    ];

    public static IReadOnlyList<PendingAction> Pending(IEnumerable<RunAct> acts) =>
        [.. acts.Where(act => act.Status == "pending").Select(act => new PendingAction(act.ActionId, act.Name, act.Gate, act.Reason, RawJson.Of(act.Preview), act.ExpiresAt))];
}
