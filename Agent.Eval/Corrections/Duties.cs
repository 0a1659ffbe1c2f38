namespace Agent.Eval.Corrections;

/// <summary>What the agent does about a lead, as docs/rubric.md says ("What the agent then does").</summary>
internal sealed record Duties(IReadOnlyList<string> Acts, IReadOnlyList<string> PendingGates, IReadOnlyList<string> ForbiddenActs)
{
    private const string Summary = "write_company_summary";

    private static readonly string[] Everyday = ["upsert_lead_row", "create_followup_task", "draft_email"];
    private static readonly string[] Outward = ["send_email", "schedule_meeting", "reject_lead", "mark_spam"];

    /// <param name="companyDomain">The address is at a company's own domain: others have no memory.</param>
    public static Duties Of(string disposition, string segment, bool companyDomain) => disposition switch
    {
        "disqualified" => new(["upsert_lead_row"], ["reject_decision"], ["reject_lead", "draft_email", "send_email", "schedule_meeting", "mark_spam"]),
        "spam" => new([], ["mark_spam"], [.. Outward, .. Everyday, Summary]),
        _ => new(
            companyDomain ? [.. Everyday, Summary] : Everyday,
            disposition == "qualified" && segment == "enterprise" ? ["enterprise_scheduling"] : [],
            companyDomain ? Outward : [.. Outward, Summary]),
    };
}
