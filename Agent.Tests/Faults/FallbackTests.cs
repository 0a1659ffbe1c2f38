using Agent.Api.Dispatch;
using Agent.Api.Model;
using Agent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Faults;

/// <summary>A model that is out costs nobody a decision: rules decide, nothing leaves the house, and the run is done anew with the model.</summary>
public sealed class FallbackTests
{
    [Theory]
    [InlineData("triage")]
    [InlineData("reader")]
    public async Task ModelOut_BeforeTheDecision_RulesDecideAndNothingOutwardHappens(string who)
    {
        await using var app = await StartAsync(Outage(who));

        var smb = await app.SubmitAsync(Make.SmallBusinessLead());
        var enterprise = await app.SubmitAsync(Make.EnterpriseLead());

        Assert.Equal(("completed", "qualified", 65), (smb.Text("status"), smb.Text("disposition"), (int)smb["score"]!));
        Assert.Equal((true, "unreachable", "offline"), ((bool)smb["provisional"]!, smb.Text("provisional_reason"), smb.Text("model")));
        Assert.Contains("model_out", smb.Flags());
        Assert.Equal(["upsert_lead_row", "create_followup_task", "draft_email", "write_company_summary"], smb.Taken());
        Assert.Equal(("completed", true), (enterprise.Text("status"), (bool)enterprise["provisional"]!));
        Assert.Empty(enterprise.Pending());
        Assert.Equal(0, await app.CountAsync("select count(*) from meetings"));
        Assert.Equal(2, (long)(await app.GetAsync("/health"))["ledger"]!["provisional"]!);
        await app.AssertPromisesAsync();
    }

    [Theory]
    [InlineData("reject")]
    [InlineData("spam")]
    public async Task ModelOut_LeadToTurnAway_NobodyIsAskedOnTheRulesWord(string kind)
    {
        await using var app = await StartAsync(Outage("triage"));

        var result = await app.SubmitAsync(kind == "spam"
            ? new { email = "seo@pitches.com", company = "Pitches", message = "We sell backlinks: https://a.example https://b.example https://c.example" }
            : new { email = "cv@someone-else.com", company = "Someone Else", message = "I am looking for a job as a developer, please find my CV attached." });

        Assert.True((bool)result["provisional"]!);
        Assert.Equal("unqualified", result.Text("tier"));
        Assert.Empty(result.Pending());
        Assert.Equal(0, await app.CountAsync("select count(*) from leads where closed_as is not null"));
        await app.AssertPromisesAsync();
    }

    /// <summary>The model decided; only its last words are missing. That is no provisional decision.</summary>
    [Theory]
    [InlineData("specialist")]
    [InlineData("writer")]
    public async Task ModelOut_AfterTheDecision_ActsAreDoneAndTheDecisionStands(string who)
    {
        await using var app = await StartAsync(Outage(who));

        var result = await app.SubmitAsync(Make.SmallBusinessLead());

        Assert.Equal(("completed", false), (result.Text("status"), (bool)result["provisional"]!));
        Assert.Equal(PaidModel.Name, result.Text("model"));
        Assert.Equal(1, await app.CountAsync("select count(*) from tasks"));
        Assert.Equal(1, await app.CountAsync("select count(*) from email_drafts"));
        await app.AssertPromisesAsync();
    }

    [Fact]
    public async Task ModelOut_EnterpriseAfterTheDecision_MeetingIsHeldBackAndAskedForLater()
    {
        var outage = Outage("specialist");
        await using var app = await StartAsync(outage);
        var first = await app.SubmitAsync(Make.EnterpriseLead());
        Assert.Equal((true, "completed"), ((bool)first["provisional"]!, first.Text("status")));
        Assert.Empty(first.Pending());

        outage.Over = true;
        await RedoAsync(app);

        var result = await ResultAsync(app, first);
        Assert.Equal(("awaiting_approval", false), (result.Text("status"), (bool)result["provisional"]!));
        Assert.Equal(["schedule_meeting"], result.Pending());
        Assert.Equal((1, 1), (await app.CountAsync("select count(*) from tasks"), await app.CountAsync("select count(*) from email_drafts")));
        await app.AssertPromisesAsync();
    }

    [Fact]
    public async Task Redo_ModelDecidesOtherwise_ShowsOldAndNewAndWithdrawsWhatRulesSetUp()
    {
        var outage = Outage("triage");
        outage.Then = request => request.Schema == "lead_facts" ? SharedApp.Facts(Agent.Plugins.Scoring.LeadFacts.Unknown) : null;
        await using var app = await StartAsync(outage);
        var first = await app.SubmitAsync(Make.SmallBusinessLead());

        outage.Over = true;
        await RedoAsync(app);

        var result = await ResultAsync(app, first);
        Assert.Equal(("completed", "needs_info", false), (result.Text("status"), result.Text("disposition"), (bool)result["provisional"]!));
        var old = result["supersedes"]!;
        Assert.Equal(("qualified", 65, "offline"), ((string?)old["disposition"], (int)old["score"]!, (string?)old["model"]));
        Assert.Equal(1, await app.CountAsync("select count(*) from email_drafts where status = 'withdrawn' and purpose = 'propose_meeting'"));
        Assert.Equal(1, await app.CountAsync("select count(*) from email_drafts where status = 'draft' and purpose = 'ask_for_facts'"));
        Assert.Equal(1, await app.CountAsync("select count(*) from tasks where status = 'open' and title like 'Check for%'"));
        Assert.Equal(1, await app.CountAsync("select count(*) from leads where row_status = 'needs_info'"));
        Assert.Equal(1, await app.CountAsync("select count(*) from traces where kind = 'redo'"));
        await app.AssertPromisesAsync();
    }

    [Fact]
    public async Task Redo_ModelStillOut_LeavesTheRunAsItWasAndComesBackLater()
    {
        var outage = Outage("triage");
        await using var app = await StartAsync(outage);
        var first = await app.SubmitAsync(Make.SmallBusinessLead());
        var before = await ResultAsync(app, first);
        var steps = await app.CountAsync("select count(*) from traces");

        await RedoAsync(app);

        Assert.Equal(before.ToJsonString(), (await ResultAsync(app, first)).ToJsonString());
        Assert.Equal(steps, await app.CountAsync("select count(*) from traces"));
        Assert.Equal(1, await app.CountAsync("select count(*) from runs where status = 'completed' and provisional and redo_tries >= 1 and not redoing"));
        Assert.Equal(0, await DueAsync(app));
        await app.AssertPromisesAsync();

        outage.Over = true;
        await RedoAsync(app);
        Assert.False((bool)(await ResultAsync(app, first))["provisional"]!);
    }

    [Fact]
    public async Task Redo_SeveralDue_HottestFirst()
    {
        await using var app = await StartAsync(Outage("triage"), ("Agent:RedoPause", "01:00:00"));
        await app.SubmitAsync(Make.BareLead());
        var hot = await app.SubmitAsync(Make.EnterpriseLead());
        var warm = await app.SubmitAsync(Make.SmallBusinessLead());
        app.Clock.Advance(TimeSpan.FromHours(2));

        var due = await app.Services.GetRequiredService<PostgresRedo>().DueAsync(2, CancellationToken.None);

        Assert.Equal([hot.Text("run_id"), warm.Text("run_id")], due.Select(run => run.RunId));
    }

    [Fact]
    public async Task DayCap_Reached_RulesDecideTheRestAndTheNextDayDoesThemAnew()
    {
        // one lead costs about 0.02 USD; the cap is reached in the middle of a handful
        await using var app = await StartAsync(new Outages("nobody") { Over = true }, ("Agent:MaxCostUsdPerDay", "0.06"));
        app.Clock.Set(new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero));

        var results = new List<System.Text.Json.Nodes.JsonObject>();
        for (var lead = 0; lead < 12; lead++)
        {
            results.Add(await app.SubmitAsync(Make.SmallBusinessLead($"buyer@day-cap-{lead}.com")));
        }

        var provisional = results.Where(result => (bool)result["provisional"]!).ToList();
        Assert.InRange(provisional.Count, 1, 11);
        Assert.All(provisional, result => Assert.Equal("day_budget", result.Text("provisional_reason")));
        Assert.All(results, result => Assert.Equal("qualified", result.Text("disposition")));
        var today = (await app.GetAsync("/costs"))["today"]!;
        Assert.InRange((decimal)today["spent_usd"]!, 0.01m, 0.06m);

        app.Clock.Set(new(2026, 11, 25, 23, 59, 0, TimeSpan.Zero));
        Assert.Equal(0, await DueAsync(app));
        app.Clock.Set(new(2026, 11, 26, 0, 1, 0, TimeSpan.Zero));
        Assert.Equal(provisional.Count, await DueAsync(app));
    }

    [Fact]
    public async Task RunCap_Reached_RulesDecideAndAPersonIsAsked()
    {
        await using var app = await StartAsync(new Outages("nobody") { Over = true }, ("Agent:MaxCostUsdPerRun", "0.0001"));

        var result = await app.SubmitAsync(Make.SmallBusinessLead());

        Assert.Equal(("awaiting_approval", "qualified", true, "run_budget"),
            (result.Text("status"), result.Text("disposition"), (bool)result["provisional"]!, result.Text("provisional_reason")));
        Assert.Equal(["review_lead"], result.Pending());
        Assert.Equal(0, (decimal)result["usage"]!["cost_usd"]!);
        await app.AssertPromisesAsync();
    }

    private static Task<AgentApp> StartAsync(Outages outage, params (string Key, string Value)[] more) => AgentApp.StartAsync(new AppSetup
    {
        Model = new ScriptedModel(outage.Answer),
        Settings = [.. PaidModel.Settings, .. more],
        // the job that does it by itself would be a second hand on the clock
        Replace = Nodes.WithoutEngine,
    });

    private static Outages Outage(string who) => new(who);

    private static async Task<System.Text.Json.Nodes.JsonObject> ResultAsync(AgentApp app, System.Text.Json.Nodes.JsonObject submitted) =>
        (await app.GetAsync($"/lead/{submitted["lead_key"]}"))["result"]!.AsObject();

    private static Task<int> DueAsync(AgentApp app) => DueAsync(app, TimeSpan.Zero);

    private static async Task<int> DueAsync(AgentApp app, TimeSpan later)
    {
        app.Clock.Advance(later);
        return (await app.Services.GetRequiredService<PostgresRedo>().DueAsync(100, CancellationToken.None)).Count;
    }

    /// <summary>What the job does when the time has come, with the passes executed here.</summary>
    private static async Task RedoAsync(AgentApp app)
    {
        app.Clock.Advance(TimeSpan.FromHours(1));
        var redo = app.Services.GetRequiredService<PostgresRedo>();
        var due = await redo.DueAsync(100, CancellationToken.None);
        Assert.NotEmpty(due);
        foreach (var (runId, attempt) in due)
        {
            await redo.BeginAsync(runId, attempt, CancellationToken.None);
            await app.TakeOverAsync(app, runId);
        }
    }

    /// <summary>The model is out for one kind of request until it is over.</summary>
    private sealed class Outages(string who)
    {
        public bool Over { get; set; }

        public Func<ModelRequest, ModelReply?> Then { get; set; } = _ => null;

        public ModelReply? Answer(ModelRequest request) => !Over && IsHit(request)
            ? new ModelReply.Fault(new ModelOutException(ModelOutReason.Unreachable, PaidModel.Name, "refused"))
            : Then(request);

        private bool IsHit(ModelRequest request) => who switch
        {
            "triage" => true,
            "reader" => request.Schema == "lead_facts",
            "writer" => request.Schema == "email_body",
            "specialist" => request.IsSpecialist,
            _ => false,
        };
    }
}
