namespace Agent.Api.OpenApi;

/// <summary>
/// One example set for each operation, around one lead: Maria Chen of Northwind Logistics, whose meeting waits for a person.
/// The numbers add up by the default rubric.
/// </summary>
internal static partial class ApiExamples
{
    private const string LeadKey = "ld_7h2v0c9qk4m6x1r8w3yn5zbdtj";
    private const string RunId = "run_0192f0c4-7d3a-7c51-9b1e-5f0a6c2d8e44";
    private const string ActionId = "act_0192f0c4-7d9e-7f02-8a4d-3c1b5e7f9a20";
    private const string OtherLeadKey = "ld_3c8n5t0fw2p9s6j1x4gqzb7kme";
    private const string OtherRunId = "run_0192f0c6-1b2c-7a90-b3d4-8e6f7a1c2b3d";
    private const string Hash = "sha256:9f2b6c1e4d8a7035b1c2e3f4a5968778695a4b3c2d1e0f1029384756afbecd01";

    private const string PendingMeeting = $$$"""
        {"action_id": "{{{ActionId}}}", "name": "schedule_meeting", "gate": "enterprise_scheduling",
         "reason": "The lead's company has 200 people or more.",
         "preview": {"purpose": "discovery call", "attendee": "maria.chen@northwind-logistics.example", "earliest": "2030-02-12T09:00:00Z", "duration_minutes": 30},
         "expires_at": "2030-02-14T09:30:01Z"}
        """;

    private const string EnterpriseResult = $$$"""
        {"lead_key": "{{{LeadKey}}}", "run_id": "{{{RunId}}}", "status": "awaiting_approval",
         "score": 96, "ceiling": 96, "confidence": 1.0, "tier": "qualified", "disposition": "qualified", "segment": "enterprise",
         "criteria": [
           {"name": "need", "points": 25, "max": 25, "value": "specific", "evidence": {"field": "need", "quote": "Match 12,000 carrier invoices a month against our ERP"}},
           {"name": "timeline", "points": 16, "max": 20, "value": "49 days", "evidence": {"field": "timeline", "quote": "next quarter"}},
           {"name": "budget", "points": 20, "max": 20, "value": "50000 USD a year", "evidence": {"field": "budget", "quote": "$50,000+"}},
           {"name": "authority", "points": 20, "max": 20, "value": "executive", "evidence": {"field": "title", "quote": "VP Operations"}},
           {"name": "fit", "points": 15, "max": 15, "value": "201 to 500 people", "evidence": {"field": "company_size", "quote": "201-500"}}],
         "missing_fields": [], "reason_code": null, "flags": [], "borderline": false,
         "summary": "Northwind Logistics (201 to 500 people) has a specific need, wants it in 49 days and names a budget of 50000 USD a year. The contact decides.",
         "what_would_change": [],
         "agent": "enterprise_specialist",
         "actions_taken": [
           {"action_id": "act_0192f0c4-7d81-7b10-9c3d-1a2b3c4d5e6f", "name": "upsert_lead_row", "at": "2030-02-11T09:30:01Z", "result": {"status": "qualified"}},
           {"action_id": "act_0192f0c4-7da7-7e33-8d5f-6a7b8c9d0e1f", "name": "create_followup_task", "at": "2030-02-11T09:30:01Z", "result": {"due": "2030-02-11T13:30:00Z", "owner_role": "account_executive"}},
           {"action_id": "act_0192f0c4-7db2-7d44-9e6a-7b8c9d0e1f2a", "name": "draft_email", "at": "2030-02-11T09:30:01Z", "result": {"purpose": "propose_meeting"}}],
         "pending_actions": [{{{PendingMeeting}}}],
         "provisional": false, "model": "offline", "prompts": {"triage": "{{{Hash}}}"}, "rubric": "{{{Hash}}}",
         "usage": {"llm_calls": 8, "input_tokens": 5120, "output_tokens": 640, "cached_input_tokens": 0, "cost_usd": 0.0, "duration_ms": 48}}
        """;

    private const string NurtureResult = $$$"""
        {"lead_key": "{{{OtherLeadKey}}}", "run_id": "{{{OtherRunId}}}", "status": "completed",
         "score": 50, "ceiling": 70, "confidence": 0.8, "tier": "nurture", "disposition": "nurture", "segment": "smb",
         "criteria": [
           {"name": "need", "points": 18, "max": 25, "value": "general", "evidence": {"field": "message", "quote": "a better way to sort our inbound leads"}},
           {"name": "timeline", "points": 12, "max": 20, "value": "180 days", "evidence": {"field": "timeline", "quote": "within 6 months"}},
           {"name": "budget", "points": 0, "max": 20, "value": null, "evidence": null},
           {"name": "authority", "points": 12, "max": 20, "value": "manager", "evidence": {"field": "title", "quote": "Marketing Manager"}},
           {"name": "fit", "points": 8, "max": 15, "value": "12 people", "evidence": {"field": "company_size", "quote": "12"}}],
         "missing_fields": ["budget"], "reason_code": null, "flags": [], "borderline": false,
         "summary": "Bright Pixel (12 people) has a general need and wants it in 180 days. No budget is known.",
         "what_would_change": [{"fact": "budget", "value": "2000 USD a year", "disposition": "qualified", "score": 60}],
         "agent": "smb_specialist",
         "actions_taken": [
           {"action_id": "act_0192f0c6-1b60-7c21-a4e5-9f8a7b6c5d4e", "name": "upsert_lead_row", "at": "2030-02-11T10:02:17Z", "result": {"status": "nurture"}},
           {"action_id": "act_0192f0c6-1b72-7d32-b5f6-0a9b8c7d6e5f", "name": "create_followup_task", "at": "2030-02-11T10:02:17Z", "result": {"due": "2030-02-25T10:02:17Z", "owner_role": "sales"}}],
         "pending_actions": [],
         "provisional": false, "model": "offline", "prompts": {"triage": "{{{Hash}}}"}, "rubric": "{{{Hash}}}",
         "usage": {"llm_calls": 6, "input_tokens": 3890, "output_tokens": 410, "cached_input_tokens": 0, "cost_usd": 0.0, "duration_ms": 31}}
        """;

    private const string QueuedResult = $$$"""
        {"lead_key": "{{{LeadKey}}}", "run_id": "{{{RunId}}}", "status": "queued",
         "score": null, "ceiling": null, "confidence": null, "tier": null, "disposition": null, "segment": null,
         "criteria": [], "missing_fields": [], "reason_code": null, "flags": [], "borderline": false, "summary": null, "what_would_change": [],
         "agent": null, "actions_taken": [], "pending_actions": [], "provisional": false, "model": null, "prompts": {}, "rubric": null,
         "usage": {"llm_calls": 0, "input_tokens": 0, "output_tokens": 0, "cached_input_tokens": 0, "cost_usd": 0.0, "duration_ms": 0}}
        """;
}
