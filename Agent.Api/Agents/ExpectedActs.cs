using Agent.Plugins.Scoring;

namespace Agent.Api.Agents;

/// <summary>
/// What must have happened (or wait for a person) before a decided lead counts as dealt with. A model that stops early loses no lead:
/// what is missing sends it to a person.
/// </summary>
internal static class ExpectedActs
{
    private static readonly string[] NeedAPerson = ["schedule_meeting", "reject_lead", "mark_spam"];

    /// <param name="isFallback">The model is out: what needs a person is held back until the run is done anew.</param>
    public static IEnumerable<string> For(Decision decision, bool isFallback) => isFallback ? For(decision).Except(NeedAPerson) : For(decision);

    private static IReadOnlyList<string> For(Decision decision) => (decision.Disposition, decision.Segment) switch
    {
        (Disposition.Qualified, Segment.Enterprise) => ["upsert_lead_row", "schedule_meeting", "create_followup_task", "draft_email"],
        (Disposition.Qualified or Disposition.NeedsInfo or Disposition.Nurture, _) => ["upsert_lead_row", "create_followup_task", "draft_email"],
        (Disposition.Disqualified, _) => ["reject_lead"],
        (Disposition.Spam, _) => ["mark_spam"],
        _ => [],
    };
}
