using Agent.Api.Runs;
using Agent.Plugins.Leads;
using Agent.Plugins.Scoring;

namespace Agent.Api.Agents;

/// <summary>An agent: its prompt has its name, its tools are all it can reach.</summary>
internal sealed record AgentSpec(string Name, IReadOnlyList<string> Tools);

/// <summary>Who works on a lead, and which tools each may use. Triage finds out; the decision's disposition and segment pick the rest.</summary>
internal sealed class AgentCatalog(RunLimits limits)
{
    public const string Triage = "triage";

    private static readonly string[] Everyday =
        ["crm.upsert_lead_row", "tasks.create_followup_task", "email.draft_email", "memory.write_company_summary"];

    public AgentSpec TriageAgent { get; } = new(Triage, ["memory.get_company_history", "scoring.score_lead"]);

    /// <summary>The specialist a decision asks for, and why, for the journal.</summary>
    public (AgentSpec Agent, string Reason) For(Lead lead, Decision decision)
    {
        var (name, extra) = (decision.Disposition, decision.Segment) switch
        {
            (Disposition.Qualified, Segment.Enterprise) => ("enterprise_specialist", Outreach("calendar.schedule_meeting")),
            (Disposition.Qualified, _) => ("smb_specialist", Outreach()),
            _ => ("closing", ["disposition.reject_lead", "disposition.mark_spam"]),
        };
        var tools = Everyday.Where(tool => tool != "memory.write_company_summary" || lead.AddressClass.IsCompanyDomain()).Concat(extra);
        return (new(name, [.. tools]), $"{WireJson.Word(decision.Disposition)}, {WireJson.Word(decision.Segment)}");
    }

    private string[] Outreach(params string[] more) => limits.Outreach == "propose" ? ["email.send_email", .. more] : more;
}
