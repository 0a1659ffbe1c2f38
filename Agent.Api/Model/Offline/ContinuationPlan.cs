namespace Agent.Api.Model.Offline;

/// <summary>What follows when a person has decided a gated act.</summary>
internal static class ContinuationPlan
{
    public static IReadOnlyList<ToolCall> For(Brief brief) => (FunctionOf(brief.ActionName), brief.ActionDecision) switch
    {
        ("schedule_meeting", "approved") => [ActPlan.FollowUp("Prepare the discovery call", "1 business day", "account_executive")],
        ("schedule_meeting", "rejected") => [ActPlan.FollowUp("Call the lead: the meeting was not approved", "1 business day", "account_executive")],
        ("reject_lead" or "mark_spam", "rejected") => ActPlan.Nurture("Return to the lead: a person kept it"),
        _ => [],
    };

    // With or without its plugin: "calendar-schedule_meeting" is "schedule_meeting".
    private static string? FunctionOf(string? name) => name?[(name.LastIndexOf('-') + 1)..];
}
