namespace Agent.Api.Model.Offline;

/// <summary>The tools by their names on the wire: <c>{plugin}-{function}</c>.</summary>
internal static class ToolNames
{
    public const string History = "memory-get_company_history";
    public const string Summary = "memory-write_company_summary";
    public const string Score = "scoring-score_lead";
    public const string Row = "crm-upsert_lead_row";
    public const string Task = "tasks-create_followup_task";
    public const string Draft = "email-draft_email";
    public const string Send = "email-send_email";
    public const string Meeting = "calendar-schedule_meeting";
    public const string Reject = "disposition-reject_lead";
    public const string Spam = "disposition-mark_spam";
}
