using Agent.Tests.Support;

namespace Agent.Tests.Faults;

/// <summary>A model that never stops is stopped, and a person is asked: the run is neither lost nor run for ever.</summary>
public sealed class LimitTests(FaultyApp shared) : IClassFixture<FaultyApp>
{
    private const string Row = """{"status":"qualified"}""";
    private const string Draft = """{"purpose":"propose_meeting"}""";

    public static TheoryData<string> Loops() => ["same", "alternating", "unknown", "malformed", "refused", "many", "triage", "forgetful"];

    [Theory]
    [MemberData(nameof(Loops))]
    public async Task EndlessLoop_Always_EndsInReview(string kind)
    {
        var lead = shared.SmallBusiness(Loop(kind));

        var result = await lead.SubmitAsync();

        Assert.Equal("awaiting_approval", result.Text("status"));
        Assert.Equal(["review_lead"], result.Pending());
        Assert.Contains("review", result.Flags());
        Assert.InRange(lead.Heard.Count, 1, 16);
        Assert.InRange(await lead.CountAsync("tasks"), 0, 1);
        Assert.InRange(await lead.CountAsync("email_drafts"), 0, 1);
        Assert.Equal(0, await lead.CountAsync("runs", "failures > 0"));
        await lead.AssertNothingOutwardAsync();
    }

    [Theory]
    [MemberData(nameof(Loops))]
    public async Task Approve_ReviewAfterALoop_TriesAgainAndCompletes(string kind)
    {
        var lead = shared.SmallBusiness(Loop(kind));
        var submitted = await lead.SubmitAsync();
        lead.Script = _ => null;

        var act = await lead.DecideAsync(submitted.PendingId("review_lead"), "approve");

        var result = await lead.ResultAsync(submitted);
        Assert.Equal(("executed", "completed"), (act.Text("status"), result.Text("status")));
        Assert.DoesNotContain("review", result.Flags());
        Assert.Equal((1, 1, 1), (await lead.CountAsync("leads", "row_status = 'qualified'"), await lead.CountAsync("tasks"), await lead.CountAsync("email_drafts")));
        await shared.App.AssertPromisesAsync();
    }

    [Theory]
    [InlineData("same")]
    [InlineData("triage")]
    public async Task Reject_ReviewAfterALoop_ClosesAsFailedWithoutAnotherWord(string kind)
    {
        var lead = shared.SmallBusiness(Loop(kind));
        var submitted = await lead.SubmitAsync();
        var heard = lead.Heard.Count;

        await lead.DecideAsync(submitted.PendingId("review_lead"), "reject");

        var result = await lead.ResultAsync(submitted);
        Assert.Equal("failed", result.Text("status"));
        Assert.Empty(result.Pending());
        Assert.Equal(heard, lead.Heard.Count);
        await shared.App.AssertPromisesAsync();
    }

    /// <summary>What the model had asked for when it was stopped is not done behind the back of the person who said no.</summary>
    [Theory]
    [InlineData("reject")]
    [InlineData("approve")]
    public async Task Decide_ReviewWithCallsLeftOpen_DropsThem(string decision)
    {
        var lead = shared.SmallBusiness(request => !request.IsSpecialist ? null : ModelReply.Calls(
            ("crm-upsert_lead_row", Row), ("crm-upsert_lead_row", Row), ("crm-upsert_lead_row", Row), ("crm-upsert_lead_row", Row),
            ("tasks-create_followup_task", """{"title":"Left open","due":"1 day","owner_role":"support"}""")));
        var submitted = await lead.SubmitAsync();
        lead.Script = _ => null;

        await lead.DecideAsync(submitted.PendingId("review_lead"), decision);

        Assert.Equal(0, await lead.CountAsync("tasks", "title = 'Left open'"));
        await shared.App.AssertPromisesAsync();
    }

    [Fact]
    public async Task Reject_ReviewWhileAMeetingWaits_WithdrawsTheMeeting()
    {
        var lead = shared.Enterprise(request => !request.IsSpecialist ? null : ModelReply.Calls(
            request.Turn == 0 ? ("calendar-schedule_meeting", """{"purpose":"demo","earliest":"3 days","duration_minutes":30}""") : ("crm-upsert_lead_row", Row)));
        var submitted = await lead.SubmitAsync();

        await lead.DecideAsync(submitted.PendingId("review_lead"), "reject");

        using var late = await shared.App.DecideAsync(submitted.PendingId("schedule_meeting"), "approve");
        Assert.Equal(System.Net.HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("failed", (await lead.ResultAsync(submitted)).Text("status"));
        await lead.AssertNothingOutwardAsync();
    }

    [Fact]
    public async Task Approve_MeetingWhileTheReviewWaits_BooksItAndKeepsAsking()
    {
        var lead = shared.Enterprise(request => !request.IsSpecialist ? null : request.Turn == 0
            ? ModelReply.Calls(("calendar-schedule_meeting", """{"purpose":"demo","earliest":"3 days","duration_minutes":30}"""))
            : ModelReply.Text("done"));
        var submitted = await lead.SubmitAsync();
        lead.Script = _ => null;

        await lead.DecideAsync(submitted.PendingId("schedule_meeting"), "approve");

        var result = await lead.ResultAsync(submitted);
        Assert.Equal(1, await lead.CountAsync("meetings"));
        Assert.Equal(["review_lead"], result.Pending());
        Assert.Contains("review", result.Flags());

        await lead.DecideAsync(result.PendingId("review_lead"), "approve");
        Assert.Equal(1, await lead.CountAsync("meetings", "purpose = 'demo'"));
        await shared.App.AssertPromisesAsync();
    }

    [Fact]
    public async Task Approve_ReviewAfterTheTokenLimit_GrantsNewTokens()
    {
        var lead = shared.SmallBusiness(request => !request.IsSpecialist ? null
            : new ModelReply.Message(null, [("call_0", "crm-upsert_lead_row", """{"status":"won"}""")]) { Tokens = 100_000 });
        var submitted = await lead.SubmitAsync();
        Assert.Contains("token limit", (string?)submitted["pending_actions"]![0]!["reason"], StringComparison.Ordinal);
        lead.Script = _ => null;

        await lead.DecideAsync(submitted.PendingId("review_lead"), "approve");

        Assert.Equal("completed", (await lead.ResultAsync(submitted)).Text("status"));
        await shared.App.AssertPromisesAsync();
    }

    private static Func<ModelRequest, ModelReply?> Loop(string kind) => kind switch
    {
        "same" => request => request.IsSpecialist ? ModelReply.Calls(("crm-upsert_lead_row", Row)) : null,
        "alternating" => request => request.IsSpecialist
            ? ModelReply.Calls(request.Turn % 2 == 0 ? ("crm-upsert_lead_row", Row) : ("email-draft_email", Draft))
            : null,
        "unknown" => request => request.IsSpecialist ? ModelReply.Calls(("no_such_tool", $$"""{"turn":{{request.Turn}}}""")) : null,
        "malformed" => request => request.IsSpecialist ? ModelReply.Calls(("crm-upsert_lead_row", "{")) : null,
        "refused" => request => request.IsSpecialist ? ModelReply.Calls(("crm-upsert_lead_row", $$"""{"status":"won{{request.Turn}}"}""")) : null,
        "many" => request => request.IsSpecialist
            ? ModelReply.Calls([.. Enumerable.Range(0, 40).Select(index => ("no_such_tool", $$"""{"turn":{{request.Turn}},"index":{{index}}}"""))])
            : null,
        "triage" => request => request.IsTriage ? ModelReply.Calls(("memory-get_company_history", $$"""{"domain":"x{{request.Turn}}.com"}""")) : null,
        _ => request => request.IsSpecialist ? ModelReply.Text("I would rather not.") : null,
    };
}
