namespace Agent.Api.OpenApi;

internal static partial class ApiExamples
{
    private const string MeetingHeld = $$$"""
        {"outcome_id": "out_01b9b4a0f2c07d5588d0a1b2c3d4e5f6", "lead_key": "{{{LeadKey}}}", "run_id": "{{{RunId}}}", "outcome": "meeting",
         "at": "2030-02-12T10:00:00+00:00", "note": "Wants a pilot with one carrier.", "value_usd": null, "score": 96, "disposition": "qualified",
         "rubric": "{{{Hash}}}", "recorded_at": "2030-02-12T10:41:07.318+00:00"}
        """;

    private const string DealWon = $$$"""
        {"outcome_id": "out_01b9e1d04b7a7c21a3f0b1c2d3e4f5a6", "lead_key": "{{{LeadKey}}}", "run_id": "{{{RunId}}}", "outcome": "won",
         "at": "2030-04-02T00:00:00+00:00", "note": null, "value_usd": 48000, "score": 96, "disposition": "qualified",
         "rubric": "{{{Hash}}}", "recorded_at": "2030-04-02T08:15:30.004+00:00"}
        """;

    private const string NoOutcomes = """{"decided": 0, "with_outcome": 0, "good": 0, "bad": 0, "rate": null, "low": null, "high": null, "enough": false}""";

    /// <summary><c>POST /lead/{lead_key}/outcome</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> RecordOutcome =
    [
        ApiExample.Request("meeting", "They talked to us, just now", """{"outcome": "meeting", "note": "Wants a pilot with one carrier."}"""),
        ApiExample.Request("won", "They bought, on a day", """{"outcome": "won", "at": "2030-04-02", "value_usd": 48000}"""),
        ApiExample.Response(200, "meeting", "Kept, with the decision it judges", MeetingHeld),
        ApiExample.Response(200, "won", "The latest stage counts", DealWon),
        ProblemExamples.Example(400, "bad_outcome", "Some fields are not valid.", "validation", "Some fields are not valid.", "2 fields are not valid; errors names each.",
            ("errors", """
                {"at": ["Must be a date such as 2030-01-31, or a date and time with an offset such as 2030-01-31T09:30:00Z."],
                 "outcome": ["Must be one of meeting, no_show, opportunity, won, lost, bad_lead."]}
                """)),
        ProblemExamples.Example(400, "malformed", "The body is not JSON.", "malformed-request", "The body could not be read.",
            "The body must be a JSON object with outcome, and at, note or value_usd if you like."),
        NoSuchLead,
    ];

    /// <summary><c>GET /insights/calibration</c>.</summary>
    public static readonly IReadOnlyList<ApiExample> GetCalibration =
    [
        ApiExample.Response(200, "three_bands", "bands=30,60: a rejected lead was won", $$$"""
            {"rubric": "{{{Hash}}}", "since": null, "enough": true,
             "conclusion": "A higher score means a better lead: from 60 to 100 (79% good, 60% to 91%, of 24) against from 30 to 59 (29% good, 13% to 53%, of 17), beyond chance.",
             "total": {"decided": 212, "with_outcome": 47, "good": 25, "bad": 22, "rate": 0.532, "low": 0.392, "high": 0.667, "enough": true},
             "bands": [
               {"from": 0, "to": 29, "leads": {"decided": 64, "with_outcome": 6, "good": 1, "bad": 5, "rate": 0.167, "low": 0.03, "high": 0.564, "enough": false}},
               {"from": 30, "to": 59, "leads": {"decided": 81, "with_outcome": 17, "good": 5, "bad": 12, "rate": 0.294, "low": 0.133, "high": 0.531, "enough": true}},
               {"from": 60, "to": 100, "leads": {"decided": 67, "with_outcome": 24, "good": 19, "bad": 5, "rate": 0.792, "low": 0.595, "high": 0.908, "enough": true}}],
             "outcomes": {"meeting": 14, "no_show": 4, "opportunity": 6, "won": 5, "lost": 11, "bad_lead": 7},
             "rejected_but_good": [{"lead_key": "{{{OtherLeadKey}}}", "run_id": "{{{OtherRunId}}}", "score": 27, "disposition": "disqualified", "reason_code": "low_fit",
                                    "outcome": "won", "at": "2030-03-19T00:00:00+00:00", "value_usd": 12500}],
             "rejected_but_good_count": 1,
             "rubrics": [{"rubric": "{{{Hash}}}", "name": "default 1", "decided": 212, "with_outcome": 47}]}
            """),
        ApiExample.Response(200, "too_few", "bands=60: nothing can be concluded yet", $$$"""
            {"rubric": "{{{Hash}}}", "since": "2030-02-11T00:00:00+00:00", "enough": false,
             "conclusion": "Too few outcomes to conclude anything: 1 of 3 decided leads have one, at least 30 are needed.",
             "total": {"decided": 3, "with_outcome": 1, "good": 1, "bad": 0, "rate": 1, "low": 0.207, "high": 1, "enough": false},
             "bands": [
               {"from": 0, "to": 59, "leads": {{{NoOutcomes}}}},
               {"from": 60, "to": 100, "leads": {"decided": 3, "with_outcome": 1, "good": 1, "bad": 0, "rate": 1, "low": 0.207, "high": 1, "enough": false}}],
             "outcomes": {"meeting": 1, "no_show": 0, "opportunity": 0, "won": 0, "lost": 0, "bad_lead": 0},
             "rejected_but_good": [], "rejected_but_good_count": 0,
             "rubrics": [{"rubric": "{{{Hash}}}", "name": "default 1", "decided": 3, "with_outcome": 1}]}
            """),
        ProblemExamples.Example(400, "bad_bands", "Something in the query is not valid.", "validation", "Some fields are not valid.", "See bands.",
            ("errors", """{"bands": ["Must be lower edges from 0 to 100 in rising order, as in 0,30,60,80; at most 20."]}""")),
    ];
}
