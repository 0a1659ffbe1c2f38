namespace Agent.Api.Model.Offline;

/// <summary>The act table of docs/rubric.md: which calls follow from a decision, in the table's order.</summary>
internal static class ActPlan
{
    // An e-mail asks for two facts at most; the task names the same two.
    private const int FactsToAskFor = 2;

    public static IReadOnlyList<ToolCall> For(Brief brief) => brief.Disposition switch
    {
        "qualified" when brief.Segment is "enterprise" => Enterprise(brief),
        "qualified" => SmallAndMid(brief),
        "needs_info" => NeedsInfo(brief),
        "nurture" => [.. Nurture($"Return to the lead: nurture, score {brief.Score}"), Remember(brief)],
        "disqualified" => Disqualified(brief),
        "spam" => [new(ToolNames.Spam, Arguments.Of(("reason", $"{brief.ReasonCode ?? "spam_or_bot"}, decided by rule at {brief.Score} points.")))],
        _ => [],
    };

    /// <summary>What keeps a lead warm without passing it on; also what follows when a person refuses a rejection.</summary>
    public static ToolCall[] Nurture(string title) => [Row("nurture"), Draft("nurture"), FollowUp(title, "14 days", "sales_rep")];

    public static ToolCall FollowUp(string title, string due, string role) =>
        new(ToolNames.Task, Arguments.Of(("title", title), ("due", due), ("owner_role", role)));

    private static ToolCall[] SmallAndMid(Brief brief) =>
    [
        Row("qualified"),
        FollowUp(CallTitle(brief), "4 business hours", "sales_rep"),
        Draft("propose_meeting"),
        Remember(brief),
    ];

    private static ToolCall[] Enterprise(Brief brief) =>
    [
        Row("qualified"),
        new(ToolNames.Meeting, Arguments.Of(("purpose", "discovery_call"), ("earliest", "1 business day"), ("duration_minutes", 30))),
        FollowUp(CallTitle(brief), "4 business hours", "account_executive"),
        Draft("propose_meeting"),
        Remember(brief),
    ];

    private static ToolCall[] NeedsInfo(Brief brief) =>
    [
        Row("needs_info"),
        Draft("ask_for_facts"),
        FollowUp($"Check for the lead's answer about {Words(brief.MissingFields.Take(FactsToAskFor))}", "1 business day", "sales_rep"),
        Remember(brief),
    ];

    private static ToolCall[] Disqualified(Brief brief) =>
    [
        Row("pending_rejection"),
        new(ToolNames.Reject, Arguments.Of(
            ("reason_code", brief.ReasonCode ?? "other"),
            ("note", $"Disqualified by rule: {brief.ReasonCode ?? "other"}, {brief.Score} points."))),
    ];

    private static string CallTitle(Brief brief)
    {
        var open = Words(brief.MissingFields);
        return $"Call the lead: qualified, score {brief.Score}{(open.Length > 0 ? $"; still open: {open}" : "")}";
    }

    private static string Words(IEnumerable<string> fields) => string.Join(", ", fields.Select(field => field.Replace('_', ' ')));

    private static ToolCall Row(string status) => new(ToolNames.Row, Arguments.Of(("status", status)));

    private static ToolCall Draft(string purpose) => new(ToolNames.Draft, Arguments.Of(("purpose", purpose)));

    private static ToolCall Remember(Brief brief) => new(ToolNames.Summary, Arguments.Of(("domain", brief.Domain), ("summary", brief.Summary)));
}
