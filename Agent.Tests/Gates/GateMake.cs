using Agent.Api.Gates;
using Agent.Plugins.Ports;
using Agent.Plugins.Scoring;
using Agent.Plugins.Tools;
using Moq;

namespace Agent.Tests.Gates;

/// <summary>The catalog over ports that do nothing, and decisions of a given kind.</summary>
internal static class GateMake
{
    public static readonly string[] AllTools =
    [
        "memory.get_company_history", "memory.write_company_summary", "scoring.score_lead", "crm.upsert_lead_row", "tasks.create_followup_task",
        "email.draft_email", "email.send_email", "calendar.schedule_meeting", "disposition.reject_lead", "disposition.mark_spam",
    ];

    public static ToolCatalog Catalog()
    {
        var acts = Mock.Of<IActs>();
        return new(
            new MemoryTools(Mock.Of<ICompanyMemory>(), acts, TimeProvider.System), new ScoringTools(Mock.Of<ILeadReader>()), new CrmTools(acts),
            new TaskTools(acts, TimeProvider.System), new EmailTools(acts, Mock.Of<IMailWriter>()), new CalendarTools(acts, TimeProvider.System),
            new DispositionTools(acts));
    }

    public static Decision Decision(Segment segment = Segment.Smb) => new()
    {
        Score = 70,
        Ceiling = 80,
        Confidence = 0.8m,
        Tier = Tier.Qualified,
        Disposition = Disposition.Qualified,
        Segment = segment,
        Criteria = [],
        MissingFields = [],
        Flags = [],
        Borderline = false,
        Summary = "",
        WhatWouldChange = [],
        Rubric = "sha256:0",
    };
}
