namespace Agent.Api.OpenApi;

internal static partial class ApiExamples
{
    /// <summary>A borderline lead that a real model read three times, with two ends.</summary>
    private const string WaitingDecision = $$$"""
        {"action_id": "act_01b9b02a6b0e7c44b7d1e2f3a4b5c6d7", "lead_key": "{{{OtherLeadKey}}}", "run_id": "{{{OtherRunId}}}", "name": "confirm_decision", "gate": "borderline",
         "reason": "The reads of this borderline lead disagree: 61 qualified, 58 nurture, 62 qualified.", "status": "pending",
         "arguments": {}, "digest": "sha256:4f0c7b1d3a5e69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
         "preview": {"lead": {"name": "Tom Okafor", "email": "tom@brightpixel.example", "company": null, "lead_key": "{{{OtherLeadKey}}}"}, "score": 61,
                     "reads": {"scores": [61, 58, 62], "dispositions": ["qualified", "nurture", "qualified"]}, "otherwise": "nurture", "disposition": "qualified",
                     "summary": "Qualified with 61 of 100 points (ceiling 81, 80% known). Known: need specific, timeline 100 days, authority manager, company size 50 people. Unknown: budget. Segment smb. Read 3 times, 61: 58, 61, 62."},
         "created_at": "2030-02-11T10:02:19.104+00:00", "expires_at": "2030-02-14T10:02:19.104+00:00",
         "decision": null, "decided_by": null, "decided_at": null, "note": null, "result": null, "executed_at": null}
        """;
}
