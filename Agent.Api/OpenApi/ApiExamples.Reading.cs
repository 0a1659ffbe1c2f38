namespace Agent.Api.OpenApi;

internal static partial class ApiExamples
{
    private const string NoTokens = """
        "model": null, "input_tokens": null, "output_tokens": null, "cached_input_tokens": null, "reasoning_tokens": null, "cost_usd": null
        """;

    // Six of the run's seventeen steps, in order.
    private const string TriageTakesOver = $$$"""
        {"run_id": "{{{RunId}}}", "lead_key": "{{{LeadKey}}}", "seq": 0, "attempt": 1, "at": "2030-02-11T09:30:00.203+00:00", "kind": "handover", "agent": "triage", "name": null, "call_key": null,
          "payload": {"from": null, "to": "triage", "reason": "a lead came in", "prompt": "{{{Hash}}}",
                      "opening": "{\"task\":\"qualify\",\"lead_key\":\"{{{LeadKey}}}\",\"domain\":\"northwind-logistics.example\",\"address_class\":\"business\",\"received_at\":\"2030-02-11\"}",
                      "pins": {"triage": "{{{Hash}}}", "smb_specialist": "{{{Hash}}}", "enterprise_specialist": "{{{Hash}}}", "closing": "{{{Hash}}}",
                               "reader": "{{{Hash}}}", "writer": "{{{Hash}}}", "rubric": "{{{Hash}}}"}},
          {{{NoTokens}}} }
        """;

    private const string TriageCalls = $$$"""
        {"run_id": "{{{RunId}}}", "lead_key": "{{{LeadKey}}}", "seq": 1, "attempt": 1, "at": "2030-02-11T09:30:00.204+00:00", "kind": "model", "agent": "triage", "name": null, "call_key": null,
          "payload": {"content": null, "finish_reason": "ToolCalls",
                      "tool_calls": [{"id": "call_2_0", "name": "memory-get_company_history", "arguments": "{\"domain\":\"northwind-logistics.example\"}"},
                                     {"id": "call_2_1", "name": "scoring-score_lead", "arguments": "{}"}]},
          "model": "offline", "input_tokens": 423, "output_tokens": 22, "cached_input_tokens": 0, "reasoning_tokens": 0, "cost_usd": 0}
        """;

    private const string HistoryAnswers = $$$"""
        {"run_id": "{{{RunId}}}", "lead_key": "{{{LeadKey}}}", "seq": 2, "attempt": 1, "at": "2030-02-11T09:30:00.205+00:00", "kind": "tool", "agent": "triage", "name": "get_company_history", "call_key": "1.0",
          "payload": {"call_id": "call_2_0", "plugin": "memory", "arguments": {"domain": "northwind-logistics.example"},
                      "result": "{\"available\":true,\"entries\":[]}", "action_id": null},
          {{{NoTokens}}} }
        """;

    private const string SpecialistTakesOver = $$$"""
        {"run_id": "{{{RunId}}}", "lead_key": "{{{LeadKey}}}", "seq": 6, "attempt": 1, "at": "2030-02-11T09:30:00.21+00:00", "kind": "handover", "agent": "enterprise_specialist", "name": null, "call_key": null,
          "payload": {"from": "triage", "to": "enterprise_specialist", "reason": "qualified, enterprise", "prompt": "{{{Hash}}}",
                      "opening": "{\"task\":\"act\",\"agent\":\"enterprise_specialist\",\"lead_key\":\"{{{LeadKey}}}\",\"domain\":\"northwind-logistics.example\",\"address_class\":\"business\",\"outreach\":\"draft\",\"decision\":{\"score\":96,\"tier\":\"qualified\",\"disposition\":\"qualified\",\"segment\":\"enterprise\",\"missing_fields\":[],\"reason_code\":null,\"flags\":[],\"summary\":\"{{{EnterpriseSummary}}}\"},\"history\":[]}"},
          {{{NoTokens}}} }
        """;

    private const string GateHolds = $$$"""
        {"run_id": "{{{RunId}}}", "lead_key": "{{{LeadKey}}}", "seq": 9, "attempt": 1, "at": "2030-02-11T09:30:00.229+00:00", "kind": "gate", "agent": "enterprise_specialist", "name": "schedule_meeting", "call_key": "7.1",
          "payload": {"verdict": "ask_person", "gate": "enterprise_scheduling", "reason": "Meetings with enterprise leads are confirmed by a person.", "action_id": "{{{ActionId}}}"},
          {{{NoTokens}}} }
        """;

    private const string PassPauses = $$$"""
        {"run_id": "{{{RunId}}}", "lead_key": "{{{LeadKey}}}", "seq": 16, "attempt": 1, "at": "2030-02-11T09:30:00.271+00:00", "kind": "pause", "agent": "enterprise_specialist", "name": null, "call_key": null,
          "payload": {"status": "awaiting_approval", "disposition": "qualified", "score": 96, "review": null, "duration_ms": 100},
          {{{NoTokens}}} }
        """;

    /// <summary><c>GET /memory/{domain}</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> GetMemory =
    [
        ApiExample.Response(200, "remembered", "What is remembered", $$$"""
            {"domain": "northwind-logistics.example",
             "entries": [{"run_id": "{{{RunId}}}", "at": "2030-02-11T09:30:00.262+00:00", "expires_at": "2030-05-12T09:30:00.262+00:00",
                          "disposition": "qualified", "tier": "qualified", "segment": "enterprise", "score": 96, "summary": "{{{EnterpriseSummary}}}"}]}
            """),
        ApiExample.Response(200, "nothing", "Nothing is known of this company", """{"domain": "unheard-of.example", "entries": []}"""),
        ProblemExamples.Example(400, "bad_domain", "The domain is not valid.", "validation", "Some fields are not valid.", "See domain.",
            ("errors", """{"domain": ["Must be a domain such as example.com."]}""")),
    ];

    /// <summary><c>GET /traces</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> ListTraces =
    [
        ApiExample.Response(200, "steps", "Newest first", $$$"""
            {"items": [{{{PassPauses}}}, {{{GateHolds}}}],
             "next_cursor": "cnVuXzAxYjlhZmY0NDljMDdjNTE5YjFlNWYwYTZjMmQ4ZTQ0Cjk"}
            """),
        ProblemExamples.Example(400, "bad_cursor", "The cursor is not valid.", "validation", "Some fields are not valid.", "See cursor.",
            ("errors", """{"cursor": ["Must be the next_cursor of an earlier answer."]}""")),
    ];

    /// <summary><c>GET /traces/{run_id}</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> GetTrace =
    [
        ApiExample.Response(200, "run", "One run, in order; some steps left out", $$$"""
            {"run_id": "{{{RunId}}}", "lead_key": "{{{LeadKey}}}", "status": "awaiting_approval", "attempt": 1,
             "received_at": "2030-02-11T09:30:00+00:00", "finished_at": "2030-02-11T09:30:00.271+00:00",
             "steps": [{{{TriageTakesOver}}}, {{{TriageCalls}}}, {{{HistoryAnswers}}}, {{{SpecialistTakesOver}}}, {{{GateHolds}}}, {{{PassPauses}}}]}
            """),
        ProblemExamples.Example(404, "no_such_run", "There is no such run.", "run-not-found", "There is no such run.", $"No run has the id '{OtherRunId}'."),
    ];

    /// <summary><c>GET /health</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> GetHealth =
    [
        ApiExample.Response(200, "healthy", "All is well, and every lead is accounted for", Health("healthy", "healthy", "0.4 ms")),
        ApiExample.Response(200, "degraded", "Memory is away; leads are decided without it", Health("degraded", "unhealthy", "no connection")),
        ApiExample.Response(503, "unhealthy", "Leads cannot be taken", $$$"""
            {"status": "unhealthy",
             "checks": {"postgres": {"status": "unhealthy", "detail": "no connection"}, "redis": {"status": "healthy", "detail": "0.4 ms"}, "model": {"status": "healthy", "detail": "offline"},
                        "prompts": {"status": "healthy", "detail": "{{{Hash}}}"}, "queue": {"status": "healthy", "detail": "running, 0 in flight here"}},
             "ledger": null}
            """),
    ];

    private static string Health(string status, string redis, string redisDetail) => $$$"""
        {"status": "{{{status}}}",
         "checks": {"postgres": {"status": "healthy", "detail": "1.1 ms"}, "redis": {"status": "{{{redis}}}", "detail": "{{{redisDetail}}}"}, "model": {"status": "healthy", "detail": "offline"},
                    "prompts": {"status": "healthy", "detail": "{{{Hash}}}"}, "queue": {"status": "healthy", "detail": "running, 1 in flight here"}},
         "ledger": {"received": 128, "decided": 119, "waiting": 4, "needs_info": 2, "duplicate": 1, "spam": 2, "failed": 0, "provisional": 0, "balanced": true,
                    "waiting_for": {"queued": 0, "running": 1, "awaiting_approval": 3} } }
        """;
}
