namespace Agent.Api.OpenApi;

internal static partial class ApiExamples
{
    private const string Steps = $$$"""
        [{"run_id": "{{{RunId}}}", "lead_key": "{{{LeadKey}}}", "seq": 1, "kind": "model_message", "agent": "triage", "at": "2030-02-11T09:30:00Z",
          "payload": {"tool_calls": [{"id": "call_1", "name": "memory-get_company_history", "arguments": {"domain": "northwind-logistics.example"}}]},
          "input_tokens": 640, "output_tokens": 24, "cost_usd": 0.0, "duration_ms": 2},
         {"run_id": "{{{RunId}}}", "lead_key": "{{{LeadKey}}}", "seq": 2, "kind": "tool_call", "agent": "triage", "at": "2030-02-11T09:30:00Z",
          "payload": {"id": "call_1", "name": "memory-get_company_history", "arguments": {"domain": "northwind-logistics.example"}, "result": {"entries": []}},
          "input_tokens": 0, "output_tokens": 0, "cost_usd": 0.0, "duration_ms": 1},
         {"run_id": "{{{RunId}}}", "lead_key": "{{{LeadKey}}}", "seq": 9, "kind": "gate", "agent": "enterprise_specialist", "at": "2030-02-11T09:30:01Z",
          "payload": {"name": "calendar-schedule_meeting", "verdict": "ask_person", "gate": "enterprise_scheduling", "action_id": "{{{ActionId}}}"},
          "input_tokens": 0, "output_tokens": 0, "cost_usd": 0.0, "duration_ms": 0}]
        """;

    /// <summary><c>GET /memory/{domain}</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> GetMemory =
    [
        ApiExample.Response(200, "remembered", "What is remembered", $$$"""
            {"domain": "northwind-logistics.example",
             "entries": [{"run_id": "{{{RunId}}}", "at": "2030-02-11T09:30:01Z", "expires_at": "2030-05-12T09:30:01Z",
                          "summary": "Qualified enterprise lead: specific need, budget 50000 USD a year, decides."}]}
            """),
        ApiExample.Response(200, "nothing", "Nothing is known of this company", """{"domain": "unheard-of.example", "entries": []}"""),
        ProblemExamples.Example(400, "bad_domain", "The domain is not valid.", "validation", "Some fields are not valid.", "See domain.",
            ("errors", """{"domain": ["Must be a domain such as example.com."]}""")),
    ];

    /// <summary><c>GET /traces</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> ListTraces =
    [
        ApiExample.Response(200, "steps", "Newest first", $$$"""{"items": {{{Steps}}}, "next_cursor": "eyJzZXEiOjl9"}"""),
        ProblemExamples.Example(400, "bad_cursor", "The cursor is not valid.", "validation", "Some fields are not valid.", "See cursor.",
            ("errors", """{"cursor": ["Must be the next_cursor of an earlier answer."]}""")),
    ];

    /// <summary><c>GET /traces/{run_id}</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> GetTrace =
    [
        ApiExample.Response(200, "run", "One run, in order", $$$"""
            {"run_id": "{{{RunId}}}", "lead_key": "{{{LeadKey}}}", "status": "awaiting_approval", "steps": {{{Steps}}}}
            """),
        ProblemExamples.Example(404, "no_such_run", "There is no such run.", "run-not-found", "There is no such run.", $"No run has the id '{OtherRunId}'."),
    ];

    /// <summary><c>GET /health</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> GetHealth =
    [
        ApiExample.Response(200, "healthy", "All is well, and every lead is accounted for", Health("healthy", "healthy", "healthy")),
        ApiExample.Response(200, "degraded", "Memory is away; leads are decided without it", Health("degraded", "healthy", "unhealthy")),
        ApiExample.Response(503, "unhealthy", "Leads cannot be taken", """
            {"status": "unhealthy", "checks": {"postgres": {"status": "unhealthy", "detail": "no connection"}, "redis": {"status": "healthy", "detail": null}}, "ledger": null}
            """),
    ];

    private static string Health(string status, string postgres, string redis) => $$$"""
        {"status": "{{{status}}}",
         "checks": {"postgres": {"status": "{{{postgres}}}", "detail": null}, "redis": {"status": "{{{redis}}}", "detail": null}, "model": {"status": "healthy", "detail": "offline"},
                    "prompts": {"status": "healthy", "detail": null}, "queue": {"status": "healthy", "detail": null}},
         "ledger": {"received": 128, "decided": 119, "waiting": 4, "needs_info": 2, "duplicate": 1, "spam": 2, "failed": 0, "balanced": true}}
        """;
}
