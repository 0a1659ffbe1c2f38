using System.Globalization;
using System.Net;
using Agent.Tests.Support;
using Agent.Tests.Support.OpenAi;

namespace Agent.Tests.Faults;

/// <summary>What a lead comes to, at the latest after the passes it deserves.</summary>
internal enum FaultEnd
{
    /// <summary>The model was only slow.</summary>
    Completed,

    /// <summary>Rules decided: provisional, nothing outward, done anew when the model is back.</summary>
    Provisional,

    /// <summary>The model had decided; rules did the rest. Nothing is left to do anew.</summary>
    Finished,

    /// <summary>A person is asked.</summary>
    Review,
}

/// <summary>One fault of the model's server at one place of a run, for as long as it lasts.</summary>
/// <param name="Where">Whose requests it hits: triage, reader, specialist or writer.</param>
internal sealed record WireFault(string Fault, string Where, FaultEnd End, Func<ModelRequest, ModelReply?> Reply)
{
    private const string Row = """{"status":"qualified"}""";

    public bool Enterprise { get; init; }

    public static IReadOnlyList<WireFault> Outages { get; } =
    [
        .. Everywhere("401, the key is wrong", _ => WireFaults.Unauthorized),
        .. Out("404, no such model", _ => WireFaults.NoSuchModel),
        .. Everywhere("429 without Retry-After", _ => WireFaults.TooManyRequests()),
        .. Out("429, Retry-After: 1", _ => WireFaults.TooManyRequests("1")),
        .. Out("429, Retry-After: 86400", _ => WireFaults.TooManyRequests("86400")),
        .. Out("429, Retry-After: -5", _ => WireFaults.TooManyRequests("-5")),
        .. Out("429, Retry-After: a date in 30 days", _ => WireFaults.TooManyRequests(Date(TimeSpan.FromDays(30)))),
        .. Out("429, Retry-After: a date that is over", _ => WireFaults.TooManyRequests(Date(TimeSpan.FromHours(-1)))),
        .. Out("429, the account has no money left", _ => WireFaults.NoQuota),
        .. Everywhere("500", _ => WireFaults.ServerError),
        .. Out("502 with a page", _ => WireFaults.BadGateway),
        .. Out("503", _ => WireFaults.Overloaded),
        .. Out("529", _ => WireFaults.Overloaded529),
        .. Everywhere("connection reset", _ => WireFaults.Reset),
        .. Everywhere("body cut half way", _ => WireFaults.CutBody),
    ];

    public static IReadOnlyList<WireFault> Silences { get; } =
    [
        .. Out("silence", _ => WireFaults.Silence),
        new("silence", "writer", FaultEnd.Finished, _ => WireFaults.Silence),
        .. Out("body that stalls half way", _ => WireFaults.StalledBody),
    ];

    public static IReadOnlyList<WireFault> Nonsense { get; } =
    [
        .. Ask("HTML instead of JSON", ["triage", "reader", "specialist", "writer"], _ => WireFaults.Html),
        .. Ask("empty body", ["triage", "specialist"], _ => WireFaults.EmptyBody),
        .. Ask("JSON cut half way", ["triage", "specialist"], _ => WireFaults.CutJson),
        .. Ask("no choices", ["triage", "specialist"], _ => WireFaults.NoChoices),
        .. Ask("200 with an error in it", ["triage", "specialist"], _ => WireFaults.ErrorIn200),
        .. Ask("refusal", ["triage", "reader", "specialist", "writer"], _ => WireFaults.Refusal),
        .. Ask("content_filter, nothing said", ["reader", "specialist"], _ => WireFaults.ContentFilter),
        .. Ask("content_filter, calls that parse", ["specialist"], _ => WireFaults.CutAfter("crm-upsert_lead_row", Row, "content_filter")),
        .. Ask("length, half a text", ["reader", "writer"], _ => new ModelReply.Message("""{"need":{"level":"spec""", []) { FinishReason = "length" }),
        .. Ask("length, half a call", ["specialist"], _ => WireFaults.CutAfter("crm-upsert_lead_row", Row[..10])),
        .. Ask("length, calls that parse", ["specialist"], _ => WireFaults.CutAfter("crm-upsert_lead_row", Row)),
        .. Ask("two calls with the same id", ["specialist"], _ => WireFaults.SameIdTwice("crm-upsert_lead_row", Row, """{"status":"won"}""")),
        .. Ask("answer of 10 MB", ["triage", "reader", "specialist", "writer"], _ => WireFaults.Huge),
        .. Ask("arguments: no JSON", ["specialist"], _ => ModelReply.Calls(("crm-upsert_lead_row", "status: qualified"))),
        .. Ask("arguments: half of them", ["specialist"], _ => ModelReply.Calls(("crm-upsert_lead_row", Row[..10]))),
        .. Ask("arguments: an array", ["specialist"], _ => ModelReply.Calls(("crm-upsert_lead_row", "[]"))),
        .. Ask("arguments: wrong type", ["specialist"], _ => ModelReply.Calls(("crm-upsert_lead_row", """{"status":5}"""))),
        .. Ask("arguments: null", ["specialist"], _ => ModelReply.Calls(("crm-upsert_lead_row", """{"status":null}"""))),
        .. Ask("arguments: one is missing", ["specialist"], _ => ModelReply.Calls(("crm-upsert_lead_row", "{}"))),
        .. Ask("arguments: one too many", ["specialist"], _ => ModelReply.Calls(("crm-upsert_lead_row", """{"status":"qualified","to":"x@evil.example"}"""))),
        .. Ask("arguments: U+0000", ["specialist"], _ => ModelReply.Calls(("crm-upsert_lead_row", """{"status":"qualified\u0000"}"""))),
        .. Ask("arguments: 1e309", ["specialist"], _ => ModelReply.Calls(("calendar-schedule_meeting", """{"purpose":"demo","earliest":"3 days","duration_minutes":1e309}""")), enterprise: true),
        .. Ask("arguments: date 0000-00-00", ["specialist"], _ => ModelReply.Calls(("tasks-create_followup_task", """{"title":"Call","due":"0000-00-00","owner_role":"sales_rep"}"""))),
        .. Ask("unknown tool", ["triage", "specialist"], request => ModelReply.Calls(("crm-delete_everything", $$"""{"turn":{{request.Turn}}}"""))),
        .. Ask("another agent's tool", ["triage"], request => ModelReply.Calls(("crm-upsert_lead_row", $$"""{"status":"qualified{{request.Turn}}"}"""))),
        .. Ask("20 gated calls at once", ["specialist"], request => request.Turn > 0 ? ModelReply.Text("Done.") : WireFaults.Twenty(
            "calendar-schedule_meeting", index => $$"""{"purpose":"demo","earliest":"{{index + 2}} days","duration_minutes":30}"""), enterprise: true),
        .. Ask("the same call for ever", ["specialist"], _ => ModelReply.Calls(("crm-upsert_lead_row", Row))),
        .. Ask("another call for ever", ["specialist"], request =>
            ModelReply.Calls(("tasks-create_followup_task", $$"""{"title":"Call {{request.Turn}}","due":"1 day","owner_role":"sales_rep"}"""))),
        .. Ask("400, the request is refused", ["triage", "specialist"], _ => OpenAiError.Bad("Invalid value for 'messages'.", "messages").ToReply()),
    ];

    public override string ToString() => $"{Fault} @ {Where}{(Enterprise ? " (enterprise)" : "")}";

    /// <summary>The script of a lead that meets the fault.</summary>
    public ModelReply? Answer(ModelRequest request) => IsHit(request) ? Reply(request) : null;

    private bool IsHit(ModelRequest request) => Where switch
    {
        "triage" => request.IsTriage,
        "reader" => request.Schema == "lead_facts",
        "writer" => request.Schema == "email_body",
        _ => request.IsSpecialist,
    };

    private static IEnumerable<WireFault> Out(string fault, Func<ModelRequest, ModelReply?> reply) => [new(fault, "triage", FaultEnd.Provisional, reply)];

    private static IEnumerable<WireFault> Everywhere(string fault, Func<ModelRequest, ModelReply?> reply) =>
    [
        new(fault, "triage", FaultEnd.Provisional, reply),
        new(fault, "reader", FaultEnd.Provisional, reply),
        new(fault, "specialist", FaultEnd.Finished, reply),
        new(fault, "specialist", FaultEnd.Provisional, reply) { Enterprise = true },
        new(fault, "writer", FaultEnd.Finished, reply),
    ];

    private static IEnumerable<WireFault> Ask(string fault, string[] places, Func<ModelRequest, ModelReply?> reply, bool enterprise = false) =>
        places.Select(where => new WireFault(fault, where, FaultEnd.Review, reply) { Enterprise = enterprise });

    private static string Date(TimeSpan ahead) => (MovableClock.Start + ahead).ToString("R", CultureInfo.InvariantCulture);
}
