using Agent.Plugins.Ports;
using Agent.Plugins.Runs;
using Agent.Tests.Support;

namespace Agent.Tests.Tools;

/// <summary>What a tool throws stays in the house: the model never reads it, and the run is tried again.</summary>
public sealed class ToolFaultTests(FaultyApp shared) : IClassFixture<FaultyApp>
{
    private const string Secret = "Host=db;Password=hunter2";

    public static TheoryData<string> Acts() => [nameof(Act.UpsertLeadRow), nameof(Act.CreateTask), nameof(Act.SaveDraft), nameof(Act.Remembered)];

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task Act_ThrowsOnce_IsDoneOnceAndTheModelNeverReadsWhy(string act)
    {
        var lead = shared.SmallBusiness();
        var thrown = 0;
        lead.BeforeAct = done => ThrowIf(done.GetType().Name == act && Interlocked.Increment(ref thrown) == 1);

        var result = await lead.SubmitAsync();

        Assert.Equal("completed", result.Text("status"));
        Assert.Equal(["upsert_lead_row", "create_followup_task", "draft_email", "write_company_summary"], result.Taken());
        Assert.Equal((1, 1), (await lead.CountAsync("tasks"), await lead.CountAsync("email_drafts")));
        Assert.Equal(1, await lead.CountAsync("runs", "failures = 1"));
        AssertUnheard(lead);
        await lead.AssertNothingOutwardAsync();
    }

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task Act_ThrowsAlways_EndsInReview(string act)
    {
        var lead = shared.SmallBusiness();
        lead.BeforeAct = done => ThrowIf(done.GetType().Name == act);

        var result = await lead.SubmitAsync();

        Assert.Equal("awaiting_approval", result.Text("status"));
        Assert.Equal(["review_lead"], result.Pending());
        Assert.DoesNotContain(Secret, result.ToJsonString(), StringComparison.Ordinal);
        AssertUnheard(lead);
        await lead.AssertNothingOutwardAsync();
    }

    [Fact]
    public async Task ApprovedAct_ThrowsOnce_IsCarriedOutOnce()
    {
        var lead = shared.Enterprise();
        var thrown = 0;
        lead.BeforeAct = done => ThrowIf(done is Act.BookMeeting && Interlocked.Increment(ref thrown) == 1);
        var submitted = await lead.SubmitAsync();

        var act = await lead.DecideAsync(submitted.PendingId("schedule_meeting"), "approve");

        Assert.Equal("executed", act.Text("status"));
        Assert.Equal(1, await lead.CountAsync("meetings"));
        Assert.Equal("completed", (await lead.ResultAsync(submitted)).Text("status"));
        AssertUnheard(lead);
        await shared.App.AssertPromisesAsync();
    }

    [Fact]
    public async Task ApprovedAct_ThrowsAlways_IsShownAsFailedAndAPersonIsAsked()
    {
        var lead = shared.Enterprise();
        lead.BeforeAct = done => ThrowIf(done is Act.BookMeeting);
        var submitted = await lead.SubmitAsync();

        var act = await lead.DecideAsync(submitted.PendingId("schedule_meeting"), "approve");

        var result = await lead.ResultAsync(submitted);
        Assert.Equal("failed", act.Text("status"));
        Assert.Equal(("awaiting_approval", "review_lead"), (result.Text("status"), Assert.Single(result.Pending())));
        Assert.DoesNotContain(Secret, act.ToJsonString() + result.ToJsonString(), StringComparison.Ordinal);
        AssertUnheard(lead);
        await lead.AssertNothingOutwardAsync();

        lead.BeforeAct = _ => { };
        await lead.DecideAsync(result.PendingId("review_lead"), "approve");
        Assert.Equal(0, await lead.CountAsync("meetings"));
        await shared.App.AssertPromisesAsync();
    }

    /// <summary>A failing pass between two decisions: the second act is not refused because nobody is in charge yet.</summary>
    [Fact]
    public async Task ApprovedAct_AfterAReviewThatFailedAgain_IsCarriedOut()
    {
        const string Meeting = """{"purpose":"demo","earliest":"3 days","duration_minutes":30}""";
        var lead = shared.Enterprise(request => request.IsSpecialist
            ? request.Turn == 0 ? ModelReply.Calls(("calendar-schedule_meeting", Meeting)) : ModelReply.Text("done")
            : null);
        var submitted = await lead.SubmitAsync();
        lead.Script = request => request.IsSpecialist ? new ModelReply.Raw(System.Net.HttpStatusCode.InternalServerError, "{}") : null;
        await lead.DecideAsync(submitted.PendingId("review_lead"), "approve");
        lead.Script = _ => null;

        var act = await lead.DecideAsync(submitted.PendingId("schedule_meeting"), "approve");

        Assert.Equal("executed", act.Text("status"));
        Assert.Equal(1, await lead.CountAsync("meetings"));
        await shared.App.AssertPromisesAsync();
    }

    [Fact]
    public async Task ToolErrors_OnlyTheTwoKinds_ReachTheModel()
    {
        var lead = shared.SmallBusiness();
        lead.BeforeAct = done =>
        {
            if (done is Act.UpsertLeadRow)
            {
                throw new ToolFailedException("The table is closed.");
            }
        };

        var result = await lead.SubmitAsync();

        Assert.Contains("Failed: The table is closed.", lead.LastAnswers);
        Assert.Equal(["review_lead"], result.Pending());
        await lead.AssertNothingOutwardAsync();
    }

    private static void ThrowIf(bool now)
    {
        if (now)
        {
            throw new InvalidOperationException(Secret);
        }
    }

    private static void AssertUnheard(SharedApp.Case lead) =>
        Assert.All(lead.Heard, request => Assert.DoesNotContain("hunter2", request.Body.ToJsonString(), StringComparison.Ordinal));
}
