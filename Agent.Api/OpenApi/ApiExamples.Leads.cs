namespace Agent.Api.OpenApi;

internal static partial class ApiExamples
{
    private const string EnterpriseLead = """
        {"email": "maria.chen@northwind-logistics.example", "company": "Northwind Logistics", "name": "Maria Chen", "title": "VP Operations",
         "company_size": "201-500", "need": "ERP integration: match 12,000 carrier invoices a month", "timeline": "next quarter", "budget": "$50,000+",
         "source": "website", "utm": {"source": "newsletter", "campaign": "invoices"},
         "consent": {"basis": "consent", "text": "You may contact me about my request.", "at": "2030-02-11T09:29:40Z"}}
        """;

    private const string FoundLead = $$$"""
        {"lead_key": "{{{LeadKey}}}", "email": "maria.chen@northwind-logistics.example", "domain": "northwind-logistics.example", "address_class": "business",
         "received_at": "2030-02-11T09:30:00+00:00", "company": "Northwind Logistics", "name": "Maria Chen", "title": "VP Operations", "company_size": "201-500",
         "need": "ERP integration: match 12,000 carrier invoices a month", "timeline": "next quarter", "budget": "$50,000+", "message": null,
         "phone": null, "website": null, "country": null, "source": "website", "page_url": null, "utm": {"source": "newsletter", "campaign": "invoices"},
         "consent": {"basis": "consent", "text": "You may contact me about my request.", "at": "2030-02-11T09:29:40+00:00"}, "external_id": null, "custom": null}
        """;

    private const string LeadRow = $$$"""
        {"lead_key": "{{{LeadKey}}}", "run_id": "{{{RunId}}}", "email": "maria.chen@northwind-logistics.example", "company": "Northwind Logistics",
         "name": "Maria Chen", "received_at": "2030-02-11T09:30:00+00:00", "status": "awaiting_approval", "tier": "qualified", "disposition": "qualified",
         "segment": "enterprise", "score": 96, "row_status": "qualified"}
        """;

    private static readonly ApiExample NoSuchLead = ProblemExamples.Example(404, "no_such_lead", "There is no such lead.", "lead-not-found", "There is no such lead.",
        $"No lead has the id '{OtherLeadKey}'.");

    /// <summary><c>POST /lead</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> SubmitLead =
    [
        ApiExample.Request("enterprise", "A large company with budget and a date", EnterpriseLead),
        ApiExample.Request("small_company", "A small company that names no budget", """
            {"email": "tom@brightpixel.example", "name": "Tom Okafor", "title": "Marketing Manager", "company_size": 12,
             "message": "We need a tool to sort our inbound leads.", "timeline": "within 6 months"}
            """),
        ApiExample.Request("free_mail", "A free-mail address needs the company's name", """
            {"email": "sam.lee@gmail.com", "company": "Lee & Sons", "message": "Please send pricing."}
            """),
        ApiExample.Response(200, "awaiting_approval", "Decided; the meeting waits for a person", EnterpriseResult),
        ApiExample.Response(200, "completed", "Decided and done", NurtureResult),
        ApiExample.Response(202, "queued", "Accepted; not decided within the time you wait", QueuedResult),
        ProblemExamples.Example(400, "validation", "Some fields are not valid.", "validation", "Some fields are not valid.", "3 fields are not valid; errors names each.",
            ("errors", """
                {"company_size": ["Must be a number or text, not true or false."], "compnay": ["Is not a known member. Did you mean company?"],
                 "email": ["Must be one bare e-mail address with one @."]}
                """)),
        ProblemExamples.Example(400, "malformed", "The body is not JSON.", "malformed-request", "The body could not be read.", "The body is not valid JSON: see line 1, byte 24."),
        ProblemExamples.Example(409, "key_in_use", "The first request with this key is still running.", "idempotency-key-in-use", "The first request with this key is still running.",
            "Send the request again in a moment to get the answer for the key 'form-4711'.", ("retry_after", "1")),
        ProblemExamples.For(422) with { Name = "key_reused" },
        ProblemExamples.For(429) with { Name = "rate_limited" },
    ];

    /// <summary><c>GET /lead/{lead_key}</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> GetLead =
    [
        ApiExample.Response(200, "lead", "The lead, its decision, its acts and its runs", $$$"""
            {"lead": {{{FoundLead}}}, "row": {"status": "qualified", "closed_as": null, "closed_reason": null, "duplicates": 0}, "result": {{{EnterpriseResult}}},
             "runs": [{"run_id": "{{{RunId}}}", "status": "awaiting_approval", "attempt": 1, "disposition": "qualified",
                       "received_at": "2030-02-11T09:30:00+00:00", "finished_at": "2030-02-11T09:30:00.271+00:00"}],
             "outcomes": [{{{MeetingHeld}}}]}
            """),
        NoSuchLead,
    ];

    /// <summary><c>GET /leads</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> ListLeads =
    [
        ApiExample.Response(200, "leads", "Newest first", $$$"""{"items": [{{{LeadRow}}}], "next_cursor": null}"""),
        ProblemExamples.Example(400, "bad_limit", "Something in the query is not valid.", "validation", "Some fields are not valid.", "See limit.",
            ("errors", """{"limit": ["Must be from 1 to 200."]}""")),
    ];
}
