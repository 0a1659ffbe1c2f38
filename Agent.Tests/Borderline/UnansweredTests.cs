using System.Net;
using System.Text.Json.Nodes;
using Agent.Api.Dispatch;
using Agent.Plugins.Scoring;
using Agent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static Agent.Tests.Support.BorderlineReads;

namespace Agent.Tests.Borderline;

/// <summary>A question about a borderline lead that nobody answers costs the lead nothing, and sends nothing.</summary>
public sealed class UnansweredTests
{
    private static readonly TimeSpan Expiry = TimeSpan.FromDays(3);

    // 18 + 2 + 6 + 4 = 30 nurture; 8 + 2 + 6 + 4 = 20 disqualified
    private static readonly LeadFacts At30 = LeadFacts.Unknown with
    {
        Need = new(NeedLevel.General, new("need", "Need CRM integration")),
        Timeline = new(TimelineKind.Someday, null, null, new("timeline", "next quarter")),
        Authority = new(AuthorityLevel.Contributor, new("title", "Operations Manager")),
        CompanySize = new(1, 1, new("company_size", "50")),
    };

    private static readonly LeadFacts At20 = At30 with { Need = new(NeedLevel.Vague, new("need", "Need CRM integration")) };

    [Fact]
    public async Task Expiry_DecisionIsBetterForTheLead_StandsAndIsActedOn()
    {
        await using var app = await StartAsync(At61, At58, At62);
        var waiting = await app.SubmitAsync(Make.SmallBusinessLead());

        var result = await ExpireAsync(app, waiting);

        Assert.Equal((61, "qualified", "completed"), ((int)result["score"]!, result.Text("disposition"), result.Text("status")));
        Assert.Superset(new HashSet<string?> { "upsert_lead_row", "create_followup_task", "draft_email" }, result.Taken().ToHashSet());
        Assert.Contains("unconfirmed", result.Flags());
        Assert.Equal(1, await app.CountAsync("select count(*) from actions where name = 'confirm_decision' and status = 'executed' and settled and decided_by = 'house'"));
        await AssertNothingOutwardAsync(app);
    }

    [Fact]
    public async Task Expiry_DissentingReadIsBetterForTheLead_TakesItsPlace()
    {
        await using var app = await StartAsync(At58, At61, At58);
        var waiting = await app.SubmitAsync(Make.SmallBusinessLead());
        Assert.Equal((58, "nurture"), ((int)waiting["score"]!, waiting.Text("disposition")));

        var result = await ExpireAsync(app, waiting);

        Assert.Equal((61, "qualified", "completed"), ((int)result["score"]!, result.Text("disposition"), result.Text("status")));
        Assert.Contains("unconfirmed", result.Flags());
        Assert.Equal(1, await app.CountAsync("select count(*) from tasks where purpose = 'first:sales_rep'"));
        await AssertNothingOutwardAsync(app);
    }

    [Fact]
    public async Task Expiry_DecisionWouldTurnTheLeadAway_NobodyIsEvenAskedTo()
    {
        await using var app = await StartAsync(At30, At20, At20);
        var waiting = await app.SubmitAsync(Make.SmallBusinessLead());
        Assert.Equal("disqualified", waiting.Text("disposition"));

        var result = await ExpireAsync(app, waiting);

        Assert.Equal(("nurture", "completed"), (result.Text("disposition"), result.Text("status")));
        Assert.Equal(0, await app.CountAsync("select count(*) from actions where name = 'reject_lead'"));
        await AssertNothingOutwardAsync(app);
    }

    /// <summary>Going on is no word on what reaches outside: that asks anew, and its own silence does nothing.</summary>
    [Fact]
    public async Task Expiry_NextActReachesOutside_AsksForThatAct()
    {
        await using var app = await StartAsync([("Agent:Outreach", "propose")], At61, At58, At62);
        var waiting = await app.SubmitAsync(Make.SmallBusinessLead());

        var result = await ExpireAsync(app, waiting);

        Assert.Equal(("awaiting_approval", "send_email"), (result.Text("status"), Assert.Single(result.Pending())));
        app.Clock.Advance(Expiry);
        Assert.Empty(await Unanswered(app).DueAsync(10, CancellationToken.None));
        await AssertNothingOutwardAsync(app);
    }

    [Fact]
    public async Task Decide_BetweenExpiryAndGoingOn_IsGone()
    {
        await using var app = await StartAsync(At61, At58, At62);
        var waiting = await app.SubmitAsync(Make.SmallBusinessLead());
        app.Clock.Advance(Expiry);

        using var response = await app.DecideAsync(waiting.PendingId("confirm_decision"), "approve");

        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Equal(0, await app.CountAsync("select count(*) from tasks"));
        await app.AssertPromisesAsync();
    }

    [Fact]
    public async Task Decide_AfterGoingOn_ChangesNothing()
    {
        await using var app = await StartAsync(At61, At58, At62);
        var waiting = await app.SubmitAsync(Make.SmallBusinessLead());
        await ExpireAsync(app, waiting);

        using var response = await app.DecideAsync(waiting.PendingId("confirm_decision"), "reject");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("house", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await app.CountAsync("select count(*) from leads where row_status = 'qualified'"));
        await app.AssertPromisesAsync();
    }

    [Fact]
    public async Task Due_BeforeExpiry_IsNot()
    {
        await using var app = await StartAsync(At61, At58, At62);
        await app.SubmitAsync(Make.SmallBusinessLead());

        app.Clock.Advance(Expiry - TimeSpan.FromMinutes(1));

        Assert.Empty(await Unanswered(app).DueAsync(10, CancellationToken.None));
    }

    /// <summary>Found due by a slow node while a person, in time by another's clock, has answered.</summary>
    [Fact]
    public async Task GoOn_AnsweredMeanwhile_LeavesThePersonsWord()
    {
        await using var app = await StartAsync(At61, At58, At62);
        var waiting = await app.SubmitAsync(Make.SmallBusinessLead());
        using var answered = await app.DecideAsync(waiting.PendingId("confirm_decision"), "reject");
        await app.SettleAsync();
        app.Clock.Advance(Expiry);

        Assert.False(await Unanswered(app).GoOnAsync(waiting.Text("run_id")!, 1, CancellationToken.None));

        var result = await ResultAsync(app, waiting);
        Assert.Equal(("nurture", "completed"), (result.Text("disposition"), result.Text("status")));
        Assert.DoesNotContain("unconfirmed", result.Flags());
    }

    [Fact]
    public async Task Due_RunAsksForAReviewToo_IsThatPersonsBusiness()
    {
        await using var app = await StartAsync(At61, At58, At62);
        var waiting = await app.SubmitAsync(Make.SmallBusinessLead());
        await app.CountAsync("with r as (update runs set status = 'queued', failures = 99 returning 1), l as (update leads set status = 'queued' returning 1) select count(*) from r, l");
        await app.TakeOverAsync(app, waiting.Text("run_id")!);
        Assert.Contains("review_lead", (await ResultAsync(app, waiting)).Pending());

        app.Clock.Advance(Expiry);

        Assert.Empty(await Unanswered(app).DueAsync(10, CancellationToken.None));
    }

    private static Task<AgentApp> StartAsync(params LeadFacts[] reads) => StartAsync([], reads);

    // Without the engine: what its job does when the time has come, the tests do.
    private static Task<AgentApp> StartAsync((string Key, string Value)[] settings, params LeadFacts[] reads) => AgentApp.StartAsync(new AppSetup
    {
        Model = new ScriptedModel(OneAfterTheOther(reads)),
        Settings = [.. PaidModel.Settings, .. settings],
        Replace = Nodes.WithoutEngine,
    });

    private static PostgresUnanswered Unanswered(AgentApp app) => app.Services.GetRequiredService<PostgresUnanswered>();

    private static async Task<JsonObject> ExpireAsync(AgentApp app, JsonObject waiting)
    {
        Assert.Equal(["confirm_decision"], waiting.Pending());
        app.Clock.Advance(Expiry);
        await ActivatorUtilities.CreateInstance<UnansweredJob>(app.Services).Execute(null!, CancellationToken.None);
        await app.TakeOverAsync(app, waiting.Text("run_id")!);
        return await ResultAsync(app, waiting);
    }

    private static async Task<JsonObject> ResultAsync(AgentApp app, JsonObject submitted) => (await app.GetAsync($"/lead/{submitted["lead_key"]}"))["result"]!.AsObject();

    private static async Task AssertNothingOutwardAsync(AgentApp app)
    {
        Assert.Equal(0, await app.CountAsync("select (select count(*) from outbox) + (select count(*) from meetings)"));
        Assert.Equal(0, await app.CountAsync("select count(*) from leads where closed_as is not null"));
        await app.AssertPromisesAsync();
    }
}
