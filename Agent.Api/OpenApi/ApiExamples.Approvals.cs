namespace Agent.Api.OpenApi;

internal static partial class ApiExamples
{
    private const string Waiting = $$$"""
        {"action_id": "{{{ActionId}}}", "lead_key": "{{{LeadKey}}}", "run_id": "{{{RunId}}}", "name": "schedule_meeting", "gate": "enterprise_scheduling",
         "reason": "The lead's company has 200 people or more.", "status": "pending",
         "arguments": {"purpose": "discovery call", "earliest": "2030-02-12T09:00:00Z", "duration_minutes": 30},
         "preview": {"purpose": "discovery call", "attendee": "maria.chen@northwind-logistics.example", "earliest": "2030-02-12T09:00:00Z", "duration_minutes": 30},
         "created_at": "2030-02-11T09:30:01Z", "expires_at": "2030-02-14T09:30:01Z",
         "decision": null, "decided_by": null, "decided_at": null, "note": null, "result": null}
        """;

    private const string Executed = $$$"""
        {"action_id": "{{{ActionId}}}", "lead_key": "{{{LeadKey}}}", "run_id": "{{{RunId}}}", "name": "schedule_meeting", "gate": "enterprise_scheduling",
         "reason": "The lead's company has 200 people or more.", "status": "executed",
         "arguments": {"purpose": "discovery call", "earliest": "2030-02-12T09:00:00Z", "duration_minutes": 30},
         "preview": {"purpose": "discovery call", "attendee": "maria.chen@northwind-logistics.example", "earliest": "2030-02-12T09:00:00Z", "duration_minutes": 30},
         "created_at": "2030-02-11T09:30:01Z", "expires_at": "2030-02-14T09:30:01Z",
         "decision": "approve", "decided_by": "ana", "decided_at": "2030-02-11T09:41:12Z", "note": "Good fit.", "result": {"starts_at": "2030-02-12T09:00:00Z"}}
        """;

    private const string Rejected = $$$"""
        {"action_id": "{{{ActionId}}}", "lead_key": "{{{LeadKey}}}", "run_id": "{{{RunId}}}", "name": "schedule_meeting", "gate": "enterprise_scheduling",
         "reason": "The lead's company has 200 people or more.", "status": "rejected",
         "arguments": {"purpose": "discovery call", "earliest": "2030-02-12T09:00:00Z", "duration_minutes": 30},
         "preview": {"purpose": "discovery call", "attendee": "maria.chen@northwind-logistics.example", "earliest": "2030-02-12T09:00:00Z", "duration_minutes": 30},
         "created_at": "2030-02-11T09:30:01Z", "expires_at": "2030-02-14T09:30:01Z",
         "decision": "reject", "decided_by": "ana", "decided_at": "2030-02-11T09:41:12Z", "note": "We already talk to them.", "result": null}
        """;

    /// <summary><c>GET /approvals</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> ListApprovals =
    [
        ApiExample.Response(200, "approvals", "One act that waits", $$$"""{"items": [{{{Waiting}}}], "next_cursor": null}"""),
    ];

    /// <summary><c>POST /approve/{action_id}</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> Approve =
    [
        ApiExample.Request("approve", "Approve, with a note", """{"decision": "approve", "note": "Good fit."}"""),
        ApiExample.Request("reject", "Reject, with a reason the agent gets to see", """{"decision": "reject", "note": "We already talk to them."}"""),
        ApiExample.Response(200, "executed", "Approved, and done once", Executed),
        ApiExample.Response(200, "rejected", "Rejected; nothing was done", Rejected),
        ProblemExamples.Example(400, "bad_decision", "The decision is not valid.", "validation", "Some fields are not valid.", "See decision.",
            ("errors", """{"decision": ["Must be approve or reject."]}""")),
        ProblemExamples.Example(404, "no_such_action", "There is no such act.", "action-not-found", "There is no such action.", $"No action has the id '{ActionId}'."),
        ProblemExamples.Example(409, "decided_otherwise", "It was decided otherwise before.", "decided-otherwise", "This act was decided otherwise before.",
            "It was approved by ana at 2030-02-11T09:41:12Z.", ("action", Executed)),
        ProblemExamples.Example(410, "expired", "It has expired; nothing was done.", "approval-expired", "This act has expired.", "It could be decided until 2030-02-14T09:30:01Z."),
    ];
}
