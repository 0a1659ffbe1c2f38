using System.Net;
using System.Text.Json.Nodes;
using Agent.Api.Model;
using Agent.Plugins.Scoring;
using Agent.Tests.Support;
using static Agent.Tests.Support.BorderlineReads;

namespace Agent.Tests.Borderline;

/// <summary>A borderline lead is read three times; where the reads end differently nobody acts before a person has spoken, once.</summary>
public sealed class BorderlineFlowTests(PaidApp shared) : IClassFixture<PaidApp>
{
    private static readonly string[] SmbActs = ["upsert_lead_row", "create_followup_task", "draft_email"];

    [Fact]
    public async Task Submit_FarFromAnyEdge_IsReadOnce()
    {
        var lead = shared.SmallBusiness(OneAfterTheOther(Facts(NeedLevel.Specific, 60)));

        var result = await lead.SubmitAsync();

        Assert.Equal((65, 1), ((int)result["score"]!, lead.ReadCount()));
        Assert.Null(result["reads"]);
        Assert.Equal(SmbActs, Acts(result));
    }

    [Fact]
    public async Task Submit_ReadsAgree_MedianIsActedOnAndTheSpreadIsShown()
    {
        var lead = shared.SmallBusiness(OneAfterTheOther(At62, At61, Facts(NeedLevel.Specific, 10)));

        var result = await lead.SubmitAsync();

        Assert.Equal((62, "qualified", "completed", 3), ((int)result["score"]!, result.Text("disposition"), result.Text("status"), lead.ReadCount()));
        Assert.Equal("""{"scores":[62,61,69],"dispositions":["qualified","qualified","qualified"]}""", result["reads"]!.ToJsonString());
        Assert.EndsWith("Read 3 times, 62: 61, 62, 69.", result.Text("summary"), StringComparison.Ordinal);
        Assert.Equal(SmbActs, Acts(result));
        Assert.Empty(result.Pending());
        Assert.Single(lead.Heard.Where(request => request.Schema == "lead_facts").Select(request => request.Messages.ToJsonString()).Distinct());
    }

    [Fact]
    public async Task Submit_ReadsDisagree_WaitsForAPersonBeforeAnybodyActs()
    {
        var lead = shared.SmallBusiness(OneAfterTheOther(At61, At58, At62));

        var result = await lead.SubmitAsync();

        Assert.Equal((61, "qualified", "awaiting_approval", "triage"), ((int)result["score"]!, result.Text("disposition"), result.Text("status"), result.Text("agent")));
        Assert.Empty(result.Taken());
        var act = result["pending_actions"]!.AsArray().Single()!;
        Assert.Equal(("confirm_decision", "borderline"), ((string?)act["name"], (string?)act["gate"]));
        Assert.Equal("The reads of this borderline lead disagree: 61 qualified, 58 nurture, 62 qualified.", (string?)act["reason"]);
        Assert.Equal(("nurture", "qualified", 61), ((string?)act["preview"]!["otherwise"], (string?)act["preview"]!["disposition"], (int)act["preview"]!["score"]!));
        Assert.Equal(result["reads"]!.ToJsonString(), act["preview"]!["reads"]!.ToJsonString());
        Assert.NotNull(act["expires_at"]);
        Assert.Equal(0, await lead.CountAsync("leads", "row_status is not null"));
        Assert.DoesNotContain(lead.Heard, request => request.IsSpecialist);
        Assert.Equal(1, await TraceAsync(lead, "kind = 'gate' and name = 'confirm_decision' and payload ->> 'verdict' = 'ask_person'"));
        await lead.AssertNothingOutwardAsync();
    }

    [Fact]
    public async Task Approve_LetsTheDecisionStandAndTheSpecialistGoOn()
    {
        var lead = shared.SmallBusiness(OneAfterTheOther(At61, At58, At62));
        var waiting = await lead.SubmitAsync();

        var act = await lead.DecideAsync(waiting.PendingId("confirm_decision"), "approve");

        Assert.Equal(("executed", """{"stands": true}"""), (act.Text("status"), act["result"]!.ToJsonString().Replace(":", ": ", StringComparison.Ordinal)));
        var result = await lead.ResultAsync(waiting);
        Assert.Equal((61, "qualified", "completed", "smb_specialist"), ((int)result["score"]!, result.Text("disposition"), result.Text("status"), result.Text("agent")));
        Assert.Equal(["confirm_decision", .. SmbActs], Acts(result));
        Assert.Equal(3, lead.ReadCount());
        Assert.Equal(1, await lead.CountAsync("tasks", "purpose = 'first:sales_rep'"));
        await shared.App.AssertPromisesAsync();
    }

    [Fact]
    public async Task Reject_GoesOnWithWhatTheDissentingReadReached()
    {
        var lead = shared.SmallBusiness(OneAfterTheOther(At61, At58, At62));
        var waiting = await lead.SubmitAsync();

        await lead.DecideAsync(waiting.PendingId("confirm_decision"), "reject");

        var result = await lead.ResultAsync(waiting);
        Assert.Equal((58, "nurture", "nurture", "completed", "closing"), ((int)result["score"]!, result.Text("disposition"), result.Text("tier"), result.Text("status"), result.Text("agent")));
        Assert.Equal(58, result["criteria"]!.AsArray().Sum(criterion => (int)criterion!["points"]!));
        Assert.Equal(waiting["reads"]!.ToJsonString(), result["reads"]!.ToJsonString());
        Assert.Equal(["upsert_lead_row", "draft_email", "create_followup_task"], Acts(result));
        Assert.Equal(1, await lead.CountAsync("leads", "row_status = 'nurture' and disposition = 'nurture' and score = 58"));
        Assert.Equal(3, lead.ReadCount());
        await shared.App.AssertPromisesAsync();
    }

    /// <summary>The other end has gates of its own, and they hold as ever.</summary>
    [Fact]
    public async Task Reject_IntoAnEndThatNeedsAPerson_AsksForThatActAsWell()
    {
        // 18 + 2 + 6 + 4 = 30 nurture; 8 + 2 + 6 + 4 = 20 disqualified
        var facts = LeadFacts.Unknown with
        {
            Need = new(NeedLevel.General, new("need", "Need CRM integration")),
            Timeline = new(TimelineKind.Someday, null, null, new("timeline", "next quarter")),
            Authority = new(AuthorityLevel.Contributor, new("title", "Operations Manager")),
            CompanySize = new(1, 1, new("company_size", "50")),
        };
        var lead = shared.SmallBusiness(OneAfterTheOther(facts, facts with { Need = new(NeedLevel.Vague, new("need", "Need CRM integration")) }, facts));
        var waiting = await lead.SubmitAsync();

        await lead.DecideAsync(waiting.PendingId("confirm_decision"), "reject");

        var result = await lead.ResultAsync(waiting);
        Assert.Equal(("disqualified", "low_fit", "awaiting_approval"), (result.Text("disposition"), result.Text("reason_code"), result.Text("status")));
        Assert.Equal(["reject_lead"], result.Pending());
        await lead.AssertNothingOutwardAsync();
    }

    [Fact]
    public async Task Decide_Twice_IsOnceAndTheOtherWordIsAConflict()
    {
        var lead = shared.SmallBusiness(OneAfterTheOther(At61, At58, At62));
        var id = (await lead.SubmitAsync()).PendingId("confirm_decision");

        using var first = await shared.App.DecideAsync(id, "approve");
        using var again = await shared.App.DecideAsync(id, "approve");
        using var otherwise = await shared.App.DecideAsync(id, "reject");
        await shared.App.SettleAsync();

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Conflict), (first.StatusCode, again.StatusCode, otherwise.StatusCode));
        Assert.Equal(1, await lead.CountAsync("tasks"));
        Assert.Equal(1, await lead.CountAsync("actions", "name = 'confirm_decision'"));
        Assert.Equal(1, await TraceAsync(lead, "kind = 'approval'"));
    }

    [Fact]
    public async Task Submit_FurtherReadsNotToBeHad_FirstReadStands()
    {
        var first = OneAfterTheOther(At61);
        var reads = 0;
        var lead = shared.SmallBusiness(request => request.Schema == "lead_facts" && Interlocked.Increment(ref reads) > 1
            ? new ModelReply.Fault(new ModelOutException(ModelOutReason.RateLimited, PaidModel.Name, "429"))
            : first(request));

        var result = await lead.SubmitAsync();

        Assert.Equal((61, "qualified", "completed", false), ((int)result["score"]!, result.Text("disposition"), result.Text("status"), (bool)result["provisional"]!));
        Assert.Equal((2, PaidModel.Name), (reads, result.Text("model")));
        Assert.Null(result["reads"]);
        Assert.Equal(SmbActs, Acts(result));
    }

    [Fact]
    public async Task Submit_ThirdReadIsNonsense_TwoReadsDecide()
    {
        var reads = 0;
        var some = OneAfterTheOther(At61, At58);
        var lead = shared.SmallBusiness(request => request.Schema == "lead_facts" && Interlocked.Increment(ref reads) == 3 ? ModelReply.Text("I forgot.") : some(request));

        var result = await lead.SubmitAsync();

        Assert.Equal("""{"scores":[61,58],"dispositions":["qualified","nurture"]}""", result["reads"]!.ToJsonString());
        Assert.Equal((61, "confirm_decision"), ((int)result["score"]!, result.Pending().Single()));
    }

    /// <summary>Rules read the same each time: nothing would be learned, nobody is asked.</summary>
    [Fact]
    public async Task Submit_EmbeddedModel_ReadsOnceAndComparesNothing()
    {
        await using var app = await AgentApp.StartAsync(OneAfterTheOther(At61, At58, At62));

        var result = await app.SubmitAsync(Make.SmallBusinessLead());

        Assert.Equal((61, true, "completed"), ((int)result["score"]!, (bool)result["borderline"]!, result.Text("status")));
        Assert.Null(result["reads"]);
        Assert.Equal(1, await app.CountAsync("select count(*) from traces where kind = 'model' and agent = 'reader'"));
        Assert.Equal(1, await app.CountAsync("select count(*) from traces where kind = 'decision' and payload ->> 'cross_check' is null"));
    }

    [Fact]
    public async Task Submit_ModelIsOut_RulesDecideAndNobodyIsAsked()
    {
        await using var app = await StartAsync(request => new ModelReply.Fault(new ModelOutException(ModelOutReason.Unreachable, PaidModel.Name, "refused")));
        // the first day of a quarter: 92 days to the next, so rules read 61
        app.Clock.Set(new DateTimeOffset(2026, 10, 1, 9, 0, 0, TimeSpan.Zero));

        var result = await app.SubmitAsync(Make.SmallBusinessLead());

        Assert.Equal((61, true, true), ((int)result["score"]!, (bool)result["borderline"]!, (bool)result["provisional"]!));
        Assert.Null(result["reads"]);
        Assert.Empty(result.Pending());
    }

    // Memory may be away while many apps start at once, and nothing here is about it.
    private static IEnumerable<string?> Acts(JsonObject result) => result.Taken().Where(name => name != "write_company_summary");

    private static Task<AgentApp> StartAsync(Func<ModelRequest, ModelReply?> script) => AgentApp.StartAsync(script, PaidModel.Settings);

    private Task<long> TraceAsync(SharedApp.Case lead, string condition) => shared.App.CountAsync(
        $"select count(*) from traces where run_id = (select run_id from leads where domain = '{lead.Domain}') and {condition}");
}
