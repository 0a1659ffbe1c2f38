namespace Agent.Api.OpenApi;

/// <summary>
/// One example set for each operation, around one lead: Maria Chen of Northwind Logistics, whose meeting waits for a person.
/// What the embedded model and the default rubric really answer, moved to another day.
/// </summary>
internal static partial class ApiExamples
{
    private const string LeadKey = "ld_7h2v0c9qk4m6x1r8w3yn5zbdtj";
    private const string RunId = "run_01b9aff449c07c519b1e5f0a6c2d8e44";
    private const string ActionId = "act_01b9aff44aa57f028a4d3c1b5e7f9a20";
    private const string OtherLeadKey = "ld_3c8n5t0fw2p9s6j1x4gqzb7kme";
    private const string OtherRunId = "run_01b9b011d8287a90b3d48e6f7a1c2b3d";
    private const string Hash = "sha256:9f2b6c1e4d8a7035b1c2e3f4a5968778695a4b3c2d1e0f1029384756afbecd01";

    private const string EnterpriseSummary =
        "Qualified with 96 of 100 points (ceiling 96, 100% known). Known: need specific, timeline 49 days, budget 50000 USD a year, " +
        "authority executive, company size 201-500 people. Segment enterprise.";

    private const string MeetingArguments = """{"duration_minutes": 30, "earliest": "1 business day", "purpose": "discovery_call"}""";

    private const string MeetingPreview = $$$"""
        {"lead": {"name": "Maria Chen", "email": "maria.chen@northwind-logistics.example", "company": "Northwind Logistics", "lead_key": "{{{LeadKey}}}"},
           "tool": "calendar.schedule_meeting", "score": 96, "arguments": {{{MeetingArguments}}}, "disposition": "qualified"}
        """;

    private const string PendingMeeting = $$$"""
        {"action_id": "{{{ActionId}}}", "name": "schedule_meeting", "gate": "enterprise_scheduling",
         "reason": "Meetings with enterprise leads are confirmed by a person.", "preview": {{{MeetingPreview}}},
         "expires_at": "2030-02-14T09:30:00.229+00:00"}
        """;

    private const string EnterpriseResult = $$$"""
        {"lead_key": "{{{LeadKey}}}", "run_id": "{{{RunId}}}", "status": "awaiting_approval",
         "score": 96, "ceiling": 96, "confidence": 1, "tier": "qualified", "disposition": "qualified", "segment": "enterprise",
         "criteria": [
           {"name": "need", "points": 25, "max": 25, "value": "specific", "evidence": {"field": "need", "quote": "ERP integration: match 12,000 carrier invoices a month"}},
           {"name": "timeline", "points": 16, "max": 20, "value": "49 days", "evidence": {"field": "timeline", "quote": "next quarter"}},
           {"name": "budget", "points": 20, "max": 20, "value": "50000 USD a year", "evidence": {"field": "budget", "quote": "$50,000+"}},
           {"name": "authority", "points": 20, "max": 20, "value": "executive", "evidence": {"field": "title", "quote": "VP Operations"}},
           {"name": "fit", "points": 15, "max": 15, "value": "201-500 people", "evidence": {"field": "company_size", "quote": "201-500"}}],
         "missing_fields": [], "reason_code": null, "flags": [], "borderline": false, "summary": "{{{EnterpriseSummary}}}", "what_would_change": [], "reads": null,
         "agent": "enterprise_specialist",
         "actions_taken": [
           {"action_id": "act_01b9aff44a967d119a2b3c4d5e6f7081", "name": "upsert_lead_row", "at": "2030-02-11T09:30:00.214+00:00",
            "result": {"lead_key": "{{{LeadKey}}}", "status": "qualified"}},
           {"action_id": "act_01b9aff44ab17e338d5f6a7b8c9d0e1f", "name": "create_followup_task", "at": "2030-02-11T09:30:00.241+00:00",
            "result": {"task_id": "tsk_b8bdcceb9b804c9ee3ff03fefa99b925", "title": "Call the lead: qualified, score 96", "due": "2030-02-11T13:30:00Z", "owner_role": "account_executive"}},
           {"action_id": "act_01b9aff44abc7d449e6a7b8c9d0e1f2a", "name": "draft_email", "at": "2030-02-11T09:30:00.252+00:00",
            "result": {"draft_id": "drf_bc13daf58b792f3ba19ece7350118f59", "purpose": "propose_meeting", "subject": "A time to talk"}},
           {"action_id": "act_01b9aff44ac77c55a17b8c9d0e1f2a3b", "name": "write_company_summary", "at": "2030-02-11T09:30:00.263+00:00",
            "result": {"remembered": true, "days": 90}}],
         "pending_actions": [{{{PendingMeeting}}}],
         "duplicate_of": null, "provisional": false, "provisional_reason": null, "supersedes": null, "model": "offline",
         "prompts": {"enterprise_specialist": "{{{Hash}}}", "reader": "{{{Hash}}}", "triage": "{{{Hash}}}", "writer": "{{{Hash}}}"}, "rubric": "{{{Hash}}}", "rubric_name": "default 1",
         "usage": {"llm_calls": 5, "input_tokens": 5224, "output_tokens": 441, "cached_input_tokens": 0, "reasoning_tokens": 0, "cost_usd": 0, "duration_ms": 100}}
        """;

    private const string NurtureResult = $$$"""
        {"lead_key": "{{{OtherLeadKey}}}", "run_id": "{{{OtherRunId}}}", "status": "completed",
         "score": 50, "ceiling": 70, "confidence": 0.8, "tier": "nurture", "disposition": "nurture", "segment": "smb",
         "criteria": [
           {"name": "need", "points": 18, "max": 25, "value": "general", "evidence": {"field": "message", "quote": "We need a tool to sort our inbound leads"}},
           {"name": "timeline", "points": 12, "max": 20, "value": "180 days", "evidence": {"field": "timeline", "quote": "within 6 months"}},
           {"name": "budget", "points": 0, "max": 20, "value": null, "evidence": null},
           {"name": "authority", "points": 12, "max": 20, "value": "manager", "evidence": {"field": "title", "quote": "Marketing Manager"}},
           {"name": "fit", "points": 8, "max": 15, "value": "12 people", "evidence": {"field": "company_size", "quote": "12"}}],
         "missing_fields": ["budget"], "reason_code": null, "flags": [], "borderline": false,
         "summary": "To be nurtured with 50 of 100 points (ceiling 70, 80% known). Known: need general, timeline 180 days, authority manager, company size 12 people. Unknown: budget. Segment smb.",
         "what_would_change": [{"fact": "budget", "value": "2000 USD a year or more", "disposition": "qualified", "score": 60}], "reads": null,
         "agent": "closing",
         "actions_taken": [
           {"action_id": "act_01b9b011d8307c21a4e59f8a7b6c5d4e", "name": "upsert_lead_row", "at": "2030-02-11T10:02:17.008+00:00",
            "result": {"lead_key": "{{{OtherLeadKey}}}", "status": "nurture"}},
           {"action_id": "act_01b9b011d8327d32b5f60a9b8c7d6e5f", "name": "draft_email", "at": "2030-02-11T10:02:17.01+00:00",
            "result": {"draft_id": "drf_e56c849965a1b5a49bbfb856e0f3aab0", "purpose": "nurture", "subject": "Thank you for getting in touch"}},
           {"action_id": "act_01b9b011d8347e43861b0c9d8e7f6a5b", "name": "create_followup_task", "at": "2030-02-11T10:02:17.012+00:00",
            "result": {"task_id": "tsk_7665e06fb72c16961f68079c06ab5672", "title": "Return to the lead: nurture, score 50", "due": "2030-02-25T10:02:17Z", "owner_role": "sales_rep"}},
           {"action_id": "act_01b9b011d83c7f54972c1d0e9f8a7b6c", "name": "write_company_summary", "at": "2030-02-11T10:02:17.02+00:00",
            "result": {"remembered": true, "days": 90}}],
         "pending_actions": [],
         "duplicate_of": null, "provisional": false, "provisional_reason": null, "supersedes": null, "model": "offline",
         "prompts": {"closing": "{{{Hash}}}", "reader": "{{{Hash}}}", "triage": "{{{Hash}}}", "writer": "{{{Hash}}}"}, "rubric": "{{{Hash}}}", "rubric_name": "default 1",
         "usage": {"llm_calls": 5, "input_tokens": 6124, "output_tokens": 363, "cached_input_tokens": 0, "reasoning_tokens": 0, "cost_usd": 0, "duration_ms": 22}}
        """;

    private const string QueuedResult = $$$"""
        {"lead_key": "{{{LeadKey}}}", "run_id": "{{{RunId}}}", "status": "queued",
         "score": null, "ceiling": null, "confidence": null, "tier": null, "disposition": null, "segment": null,
         "criteria": [], "missing_fields": [], "reason_code": null, "flags": [], "borderline": false, "summary": null, "what_would_change": [], "reads": null,
         "agent": null, "actions_taken": [], "pending_actions": [], "duplicate_of": null, "provisional": false, "provisional_reason": null, "supersedes": null, "model": null, "prompts": {}, "rubric": null, "rubric_name": null,
         "usage": null}
        """;
}
