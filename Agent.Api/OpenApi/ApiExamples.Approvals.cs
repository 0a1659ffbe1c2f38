namespace Agent.Api.OpenApi;

internal static partial class ApiExamples
{
    // The same act in each state: what was asked for never changes, only what became of it.
    private const string Asked = $$$"""
        "action_id": "{{{ActionId}}}", "lead_key": "{{{LeadKey}}}", "run_id": "{{{RunId}}}", "name": "schedule_meeting", "gate": "enterprise_scheduling",
         "reason": "Meetings with enterprise leads are confirmed by a person."
        """;

    private const string Frozen = $$$"""
        "arguments": {{{MeetingArguments}}}, "digest": "sha256:9547600c5e8da4e7bad93a044e6e2d0ce02536ddc391020e015c82f97fdef224",
         "preview": {{{MeetingPreview}}},
         "created_at": "2030-02-11T09:30:00.229+00:00", "expires_at": "2030-02-14T09:30:00.229+00:00"
        """;

    private const string Waiting = $$$"""
        {{{{Asked}}}, "status": "pending", {{{Frozen}}},
         "decision": null, "decided_by": null, "decided_at": null, "note": null, "result": null, "executed_at": null}
        """;

    private const string Executed = $$$"""
        {{{{Asked}}}, "status": "executed", {{{Frozen}}},
         "decision": "approve", "decided_by": "local", "decided_at": "2030-02-11T09:41:12.527+00:00", "note": "Good fit.",
         "result": {"purpose": "discovery_call", "earliest": "2030-02-12T09:41:12Z", "meeting_id": "mtg_875e033d6ea43606a8cf2f3e82845bdf", "duration_minutes": 30},
         "executed_at": "2030-02-11T09:41:12.558+00:00"}
        """;

    private const string Rejected = $$$"""
        {{{{Asked}}}, "status": "rejected", {{{Frozen}}},
         "decision": "reject", "decided_by": "local", "decided_at": "2030-02-11T09:41:12.527+00:00", "note": "We already talk to them.",
         "result": null, "executed_at": null}
        """;

    /// <summary><c>GET /approvals</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> ListApprovals =
    [
        ApiExample.Response(200, "approvals", "One act that waits", $$$"""{"items": [{{{Waiting}}}], "next_cursor": null}"""),
        ApiExample.Response(200, "borderline", "A decision to confirm: approve lets it stand, reject takes the other read", $$$"""{"items": [{{{WaitingDecision}}}], "next_cursor": null}"""),
        ProblemExamples.Example(400, "bad_status", "Something in the query is not valid.", "validation", "Some fields are not valid.", "See status.",
            ("errors", """{"status": ["Must be one of pending, approved, rejected, executed, failed."]}""")),
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
        ProblemExamples.Example(400, "malformed", "The body is not JSON.", "malformed-request", "The body could not be read.",
            "The body must be a JSON object with decision and note, or empty to approve."),
        ProblemExamples.Example(404, "no_such_action", "There is no such act.", "action-not-found", "There is no such action.", $"No action has the id '{ActionId}'."),
        ProblemExamples.Example(409, "decided_otherwise", "It was decided otherwise before.", "decided-otherwise", "This act was decided otherwise before.",
            "It was decided by local at 2030-02-11T09:41:12.5270000+00:00.", ("action", Executed)),
        ProblemExamples.Example(410, "expired", "It has expired; nothing was done.", "approval-expired", "This act has expired.",
            "It could be decided until 2030-02-14T09:30:00.2290000+00:00."),
    ];
}
