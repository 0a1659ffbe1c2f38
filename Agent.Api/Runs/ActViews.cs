namespace Agent.Api.Runs;

/// <summary>Acts as results show them.</summary>
internal static class ActViews
{
    public static IReadOnlyList<TakenAction> Taken(IEnumerable<RunAct> acts) =>
        [.. acts.Where(act => act.Status == "executed").Select(act => new TakenAction(act.ActionId, act.Name, act.ExecutedAt ?? act.CreatedAt, RawJson.Of(act.Result)))];

    public static IReadOnlyList<PendingAction> Pending(IEnumerable<RunAct> acts) =>
        [.. acts.Where(act => act.Status == "pending").Select(act => new PendingAction(act.ActionId, act.Name, act.Gate, act.Reason, RawJson.Of(act.Preview), act.ExpiresAt))];
}
