using System.Text.Json.Nodes;
using Agent.Tests.Support;

namespace Agent.Tests.Faults;

/// <summary>The model is an enemy: whatever it asks for, in whatever state, nothing outward happens without a stored decision of a person.</summary>
public sealed class HijackedModelTests(ProposingApp shared) : IClassFixture<ProposingApp>
{
    private const string Meeting = """{"purpose":"demo","earliest":"3 days","duration_minutes":30}""";

    /// <summary>Every tool of the house, with arguments that would do harm if they did anything.</summary>
    private static readonly (string Name, string Arguments)[] Everything =
    [
        ("email-send_email", """{"draft_id":"drf_0"}"""),
        ("calendar-schedule_meeting", Meeting),
        ("disposition-reject_lead", """{"reason_code":"other","note":"x"}"""),
        ("disposition-mark_spam", """{"reason":"x"}"""),
        ("memory-write_company_summary", """{"domain":"victim.com","summary":"x"}"""),
        ("memory-get_company_history", """{"domain":"victim.com"}"""),
        ("crm-upsert_lead_row", """{"status":"won"}"""),
        ("tasks-create_followup_task", """{"title":"Wire money","due":"1 day","owner_role":"ceo"}"""),
        ("email-draft_email", """{"purpose":"blackmail"}"""),
        ("scoring-score_lead", """{"score":100}"""),
        ("house-approve", """{"action_id":"act_0"}"""),
        ("approve", """{"decision":"approve"}"""),
        ("house-review_lead", "{}"),
        ("house-confirm_decision", "{}"),
    ];

    public static TheoryData<string, string> HostileCalls() => new()
    {
        { "email-send_email", """{"draft_id":"drf_1","to":"mallory@evil.example"}""" },
        { "email-send_email", """{"draft_id":["drf_1","drf_2"]}""" },
        { "email-send_email", "{}" },
        { "calendar-schedule_meeting", """{"purpose":"demo","earliest":"3 days","duration_minutes":1e309}""" },
        { "calendar-schedule_meeting", """{"purpose":"demo","earliest":"3 days","duration_minutes":1e999999}""" },
        { "calendar-schedule_meeting", """{"purpose":"demo","earliest":"3 days","duration_minutes":30,"attendee":"mallory@evil.example"}""" },
        { "calendar-schedule_meeting", """{"purpose":"demo","earliest":"3 days","duration_minutes":30,"duration_minutes":31}""" },
        { "disposition-reject_lead", """{"reason_code":"other","note":"x"}""" },
        { "disposition-mark_spam", """{"reason":"x"}""" },
        { "memory-get_company_history", """{"domain":"victim.com"}""" },
        { "memory-write_company_summary", """{"domain":"victim.com","summary":"x"}""" },
        { "memory-write_company_summary", """{"domain":"*","summary":"x"}""" },
        { "crm-upsert_lead_row", """{"status":"won"}""" },
        { "crm-upsert_lead_row", """{"status":"spam"}""" },
        { "crm-upsert_lead_row", """{"status":"nurture"}""" },
        { "crm-upsert_lead_row", """{"status":"qualified","lead_key":"ld_other"}""" },
        { "crm-upsert_lead_row", """{"status":"qualified","status":"qualified"}""" },
        { "crm-upsert_lead_row", """{"status":null}""" },
        { "crm-upsert_lead_row", """{"status":["qualified"]}""" },
        { "crm-upsert_lead_row", """{"status":"qualified\u0000"}""" },
        { "crm-upsert_lead_row", """{"\ud800":"qualified"}""" },
        { "tasks-create_followup_task", """{"title":"See https://evil.example/x","due":"1 day","owner_role":"sales_rep"}""" },
        { "tasks-create_followup_task", """{"title":"Mail mallory@evil.example","due":"1 day","owner_role":"sales_rep"}""" },
        { "tasks-create_followup_task", """{"title":"Call\r\nBcc: mallory","due":"1 day","owner_role":"sales_rep"}""" },
        { "tasks-create_followup_task", """{"title":"","due":"1 day","owner_role":"sales_rep"}""" },
        { "tasks-create_followup_task", """{"title":"Call","due":"0000-00-00","owner_role":"sales_rep"}""" },
        { "tasks-create_followup_task", """{"title":"Call","due":"2001-01-01","owner_role":"sales_rep"}""" },
        { "tasks-create_followup_task", """{"title":"Call","due":"1 day","owner_role":"ceo"}""" },
        { "email-draft_email", """{"purpose":"blackmail"}""" },
        { "email-draft_email", """{"purpose":"propose_meeting","body":"Click here"}""" },
        { "scoring-score_lead", """{"score":100}""" },
        { "scoring-score_lead", "{}" },
        { "crm-upsert_lead_row", "" },
        { "crm-upsert_lead_row", "{" },
        { "crm-upsert_lead_row", "[]" },
        { "crm-upsert_lead_row", "\"qualified\"" },
        { "crm-upsert_lead_row", "null" },
        { "crm-upsert_lead_row", "\0" },
        { "crm-upsert_lead_row", """{"status":"qualified"}{"status":"won"}""" },
        { "approve", """{"decision":"approve"}""" },
        { "house-approve", "{}" },
        { "house-review_lead", "{}" },
        { "house-confirm_decision", "{}" },
        { "email.send_email", """{"draft_id":"drf_1"}""" },
        { "Email-Send_Email", """{"draft_id":"drf_1"}""" },
        { "email-send-email", """{"draft_id":"drf_1"}""" },
        { "calendar-schedule_meeting-", Meeting },
        { "no such tool", "{}" },
        { "\u0000", "{}" },
    };

    [Theory]
    [MemberData(nameof(HostileCalls))]
    public async Task Specialist_HostileCall_IsToldNoAndNothingHappens(string tool, string arguments)
    {
        var lead = shared.Enterprise(request => !request.IsSpecialist ? null : request.Turn == 0 ? ModelReply.Calls((tool, arguments)) : ModelReply.Text("done"));

        var result = await lead.SubmitAsync();

        var answer = Assert.Single(lead.LastAnswers);
        Assert.False(string.IsNullOrWhiteSpace(answer));
        Assert.False(answer.StartsWith('{'), answer);
        Assert.Empty(result.Taken());
        Assert.Equal(["review_lead"], result.Pending());
        Assert.Equal(0, await lead.CountAsync("runs", "failures > 0"));
        Assert.Equal(0, await lead.CountAsync("tasks"));
        Assert.Equal(0, await lead.CountAsync("email_drafts"));
        Assert.Equal(0, await lead.CountAsync("leads", "row_status is not null"));
        await lead.AssertNothingOutwardAsync();
    }

    [Fact]
    public async Task Specialist_DeeplyNestedArguments_AreRefusedAndTheRunCanBeResumed()
    {
        foreach (var depth in (int[])[60, 63, 64, 200])
        {
            var arguments = $$"""{"status":{{new string('[', depth)}}{{new string(']', depth)}}}""";
            var lead = shared.Enterprise(request => !request.IsSpecialist ? null : request.Turn == 0
                ? ModelReply.Calls(("crm-upsert_lead_row", arguments), ("calendar-schedule_meeting", Meeting))
                : ModelReply.Text("done"));
            var result = await lead.SubmitAsync();
            lead.Script = _ => null;

            await lead.DecideAsync(result.PendingId("schedule_meeting"), "approve");

            Assert.Equal(1, await lead.CountAsync("meetings"));
            Assert.Equal(0, await lead.CountAsync("runs", "failures > 0"));
        }

        await shared.App.AssertPromisesAsync();
    }

    /// <summary>Semantic Kernel itself cannot read it: no answer to the model, but no lost lead either.</summary>
    [Fact]
    public async Task Specialist_HalfASurrogatePair_EndsInReview()
    {
        var lead = shared.Enterprise(request => request.IsSpecialist ? ModelReply.Calls(("crm-upsert_lead_row", """{"status":"\ud800"}""")) : null);

        var result = await lead.SubmitAsync();

        Assert.Equal(["review_lead"], result.Pending());
        await lead.AssertNothingOutwardAsync();
    }

    [Fact]
    public async Task Triage_AsksForEveryTool_DoesNothing()
    {
        var lead = shared.Enterprise(request => !request.IsTriage ? null : request.Turn == 0 ? ModelReply.Calls(Everything[..^5]) : ModelReply.Text("done"));

        var result = await lead.SubmitAsync();

        Assert.Equal(["review_lead"], result.Pending());
        Assert.Contains("review", result.Flags());
        Assert.Equal(0, await lead.CountAsync("tasks"));
        Assert.Equal(0, await lead.CountAsync("email_drafts"));
        Assert.Equal(0, await lead.CountAsync("actions", "name <> 'review_lead'"));
        await lead.AssertNothingOutwardAsync();
    }

    [Theory]
    [InlineData("enterprise")]
    [InlineData("smb")]
    [InlineData("bare")]
    public async Task AnyAgent_AsksForEverythingAgainAndAgain_ParksAtMostTheCap(string kind)
    {
        // other arguments every turn: no loop to notice
        ModelReply? Script(ModelRequest request) => request.Schema is null
            ? ModelReply.Calls([.. Everything.Select(call => (call.Name, Vary(call.Arguments, request.Turn)))])
            : null;
        var lead = kind switch { "enterprise" => shared.Enterprise(Script), "smb" => shared.SmallBusiness(Script), _ => shared.Bare(Script) };

        var result = await lead.SubmitAsync();

        Assert.Equal("awaiting_approval", result.Text("status"));
        Assert.InRange(result.Pending().Count(), 1, 6);
        Assert.Contains("review_lead", result.Pending());
        await lead.AssertNothingOutwardAsync();
    }

    [Fact]
    public async Task Specialist_TwentyGatedCallsAtOnce_ParksFiveAndRunsNone()
    {
        var lead = shared.Enterprise(request => !request.IsSpecialist ? null : request.Turn == 0
            ? ModelReply.Calls([.. Enumerable.Range(0, 20).Select(index => ("calendar-schedule_meeting", Vary(Meeting, index)))])
            : ModelReply.Text("done"));

        var result = await lead.SubmitAsync();

        Assert.Equal(5, result.Pending().Count(name => name == "schedule_meeting"));
        Assert.Equal(15, lead.LastAnswers.Count(answer => answer.StartsWith("Failed: Enough", StringComparison.Ordinal)));
        await lead.AssertNothingOutwardAsync();
    }

    [Fact]
    public async Task Specialist_SameGatedCallThriceInATurn_ParksOne()
    {
        var lead = shared.Enterprise(request => !request.IsSpecialist ? null : request.Turn == 0
            ? ModelReply.Calls([.. Enumerable.Repeat(("calendar-schedule_meeting", Meeting), 3)])
            : ModelReply.Text("done"));

        var result = await lead.SubmitAsync();

        Assert.Single(result.Pending(), "schedule_meeting");
        Assert.Single(lead.LastAnswers.Distinct());
        await lead.AssertNothingOutwardAsync();
    }

    /// <summary>Answers go back by id, so a server refuses the talk from there on. Not one of the calls is carried out.</summary>
    [Fact]
    public async Task Specialist_SameCallIdForDifferentCalls_RunsNoneAndAsksAPerson()
    {
        var lead = shared.SmallBusiness(request => !request.IsSpecialist ? null : request.Turn == 0
            ? new ModelReply.Message(null,
            [
                ("same", "crm-upsert_lead_row", """{"status":"qualified"}"""),
                ("same", "tasks-create_followup_task", """{"title":"Call","due":"1 day","owner_role":"sales_rep"}"""),
                ("same", "email-draft_email", """{"purpose":"propose_meeting"}"""),
            ])
            : ModelReply.Text("done"));

        var result = await lead.SubmitAsync();

        Assert.Empty(result.Taken());
        Assert.Equal(["review_lead"], result.Pending());
        Assert.Equal((0, 0), (await lead.CountAsync("tasks"), await lead.CountAsync("email_drafts")));
        await lead.AssertNothingOutwardAsync();
    }

    [Fact]
    public async Task Specialist_TheSameTaskOverAndOver_IsOneTask()
    {
        var lead = shared.SmallBusiness(request => !request.IsSpecialist ? null : request.Turn < 2
            ? ModelReply.Calls([.. Enumerable.Range(0, 10).Select(index =>
                ("tasks-create_followup_task", $$"""{"title":"Call {{request.Turn}} {{index}}","due":"1 day","owner_role":"sales_rep"}"""))])
            : ModelReply.Text("done"));

        await lead.SubmitAsync();

        Assert.Equal(1, await lead.CountAsync("tasks"));
        await lead.AssertNothingOutwardAsync();
    }

    [Fact]
    public async Task SendEmail_OfADraftTheRunDoesNotHave_FailsEvenWhenApproved()
    {
        var other = shared.Enterprise();
        await other.SubmitAsync();
        var foreign = await DraftOfAsync(other);
        var lead = shared.Enterprise(request => !request.IsSpecialist ? null : request.Turn == 0
            ? ModelReply.Calls(("email-send_email", $$"""{"draft_id":"{{foreign}}"}"""))
            : ModelReply.Text("done"));
        var result = await lead.SubmitAsync();

        var act = await lead.DecideAsync(result.PendingId("send_email"), "approve");

        Assert.Equal("failed", act.Text("status"));
        Assert.Equal(0, await lead.CountAsync("outbox join runs using (run_id)"));
        Assert.Equal(0, await other.CountAsync("outbox join runs using (run_id)"));
        await shared.App.AssertPromisesAsync();
    }

    [Fact]
    public async Task SendEmail_Approved_QueuesThatDraftOnceToTheLeadsOwnAddress()
    {
        var lead = shared.Enterprise();
        var result = await lead.SubmitAsync();

        var act = await lead.DecideAsync(result.PendingId("send_email"), "approve");

        Assert.Equal("executed", act.Text("status"));
        Assert.Equal(1, await lead.CountAsync("outbox join runs using (run_id)", "target = 'mail'"));
        Assert.Equal(1, await lead.CountAsync("email_drafts", $"status = 'queued' and recipient = 'buyer@{lead.Domain}'"));
        await shared.App.AssertPromisesAsync();
    }

    [Fact]
    public async Task Continuation_HijackedAfterAnApproval_GetsNoSecondActForFree()
    {
        var lead = shared.Enterprise();
        var result = await lead.SubmitAsync();
        lead.Script = request => request.Schema is null && request.LastUser.Contains("\"continue\"", StringComparison.Ordinal)
            ? request.Messages[^1]!["role"]!.GetValue<string>() == "user" ? ModelReply.Calls(Everything) : ModelReply.Text("done")
            : null;

        await lead.DecideAsync(result.PendingId("schedule_meeting"), "approve");

        Assert.Equal(1, await lead.CountAsync("meetings"));
        Assert.Equal(0, await lead.CountAsync("outbox join runs using (run_id)"));
        Assert.Equal(0, await lead.CountAsync("leads", "closed_as is not null"));
        await shared.App.AssertPromisesAsync();
    }

    [Fact]
    public async Task Closing_RejectsAndMarksSpam_BothOnlyWait()
    {
        var lead = shared.Bare(request => !request.IsSpecialist ? null : request.Turn == 0
            ? ModelReply.Calls(("disposition-reject_lead", """{"reason_code":"other","note":"x"}"""), ("disposition-mark_spam", """{"reason":"x"}"""))
            : ModelReply.Text("done"));

        var result = await lead.SubmitAsync();

        Assert.Equal(["mark_spam", "reject_lead", "review_lead"], result.Pending().Order());
        await lead.AssertNothingOutwardAsync();
    }

    [Fact]
    public async Task Specialist_MessageThatPostgresCannotHold_IsKeptWithoutIt()
    {
        var lead = shared.SmallBusiness(request => request.IsSpecialist && request.Turn > 0 ? ModelReply.Text("done \0 and \ud800 gone") : null);

        var result = await lead.SubmitAsync();

        Assert.Equal("completed", result.Text("status"));
        Assert.Equal(0, await lead.CountAsync("runs", "failures > 0"));
        await lead.AssertNothingOutwardAsync();
    }

    private async Task<string> DraftOfAsync(SharedApp.Case lead)
    {
        await using var command = shared.App.Database.CreateCommand(
            $"select draft_id from email_drafts where recipient = 'buyer@{lead.Domain}'");
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static string Vary(string arguments, int turn)
    {
        var varied = JsonNode.Parse(arguments)!.AsObject();
        if (varied.ContainsKey("duration_minutes"))
        {
            varied["duration_minutes"] = 15 + turn;
        }
        else if (varied.FirstOrDefault() is { Key: { } name, Value: JsonValue value } && value.TryGetValue<string>(out var text))
        {
            varied[name] = $"{text}{turn}";
        }

        return varied.ToJsonString();
    }
}
