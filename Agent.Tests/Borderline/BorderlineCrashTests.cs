using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Agent.Api.Dispatch;
using Agent.Api.Model;
using Agent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static Agent.Tests.Support.BorderlineReads;

namespace Agent.Tests.Borderline;

/// <summary>
/// The question about a borderline lead survives what runs survive: a node that dies at any statement of asking or of carrying the answer
/// out, a run that went to a person for another reason, a run that rules had decided first.
/// </summary>
public sealed class BorderlineCrashTests : TwoNodes
{
    [Theory]
    [InlineData(Cut.Before)]
    [InlineData(Cut.After)]
    public async Task Ask_NodeDiesAtEveryStatement_OneQuestionAndNoAct(object when)
    {
        var statements = await StatementsOfAsync(() => Victim.SubmitAsync(Make.SmallBusinessLead(Make.Email())));
        Assert.InRange(statements, 3, 8);

        var posts = new List<Task<HttpResponseMessage>>();
        for (var nth = 2; nth <= statements; nth++)
        {
            var email = Make.Email();
            CutAt(nth, (Cut)when);
            posts.Add(Victim.Client.PostAsJsonAsync("/lead", Make.SmallBusinessLead(email)));
            await Proxy.WasCut.WaitAsync(TimeSpan.FromSeconds(20));

            await Survivor.TakeOverAsync(Victim, (await RunOfAsync(email))!);
            Proxy.Restore();

            var said = $"cut {when} statement {nth}";
            Assert.True(await OfAsync(email, "runs", "status = 'awaiting_approval' and disposition = 'qualified'") == 1, said);
            Assert.True(await OfAsync(email, "actions", "name = 'confirm_decision' and status = 'pending'") == 1, said);
            Assert.True(await OfAsync(email, "actions") == 1, said);
        }

        foreach (var post in posts)
        {
            using var response = await post;
        }

        await Survivor.AssertPromisesAsync();
    }

    [Theory]
    [InlineData("approve", Cut.Before)]
    [InlineData("approve", Cut.After)]
    [InlineData("reject", Cut.Before)]
    [InlineData("reject", Cut.After)]
    public async Task Decide_NodeDiesAtEveryStatement_TheAnswerIsCarriedOutOnce(string decision, object when)
    {
        var (row, score) = decision == "approve" ? ("qualified", 61) : ("nurture", 58);
        var first = await Survivor.SubmitAsync(Make.SmallBusinessLead(Make.Email()));
        var statements = await StatementsOfAsync(async () =>
        {
            using var decided = await Victim.DecideAsync(first.PendingId("confirm_decision"), decision);
            await Victim.SettleAsync();
        });
        Assert.InRange(statements, 4, 14);

        var answers = new List<Task<HttpResponseMessage>>();
        for (var nth = 1; nth <= statements; nth++)
        {
            var email = Make.Email();
            var lead = await Survivor.SubmitAsync(Make.SmallBusinessLead(email));
            CutAt(nth, (Cut)when);
            answers.Add(Victim.DecideAsync(lead.PendingId("confirm_decision"), decision));
            await Proxy.WasCut.WaitAsync(TimeSpan.FromSeconds(20));

            await Survivor.TakeOverAsync(Victim, lead.Text("run_id")!);
            Proxy.Restore();
            using var again = await Survivor.DecideAsync(lead.PendingId("confirm_decision"), decision);
            Assert.Equal(System.Net.HttpStatusCode.OK, again.StatusCode);
            await Survivor.SettleAsync();

            var said = $"{decision}, cut {when} statement {nth}";
            Assert.True(await OfAsync(email, "runs", $"status = 'completed' and disposition = '{row}' and score = {score}") == 1, said);
            Assert.True(await OfAsync(email, "leads", $"row_status = '{row}' and score = {score}") == 1, said);
            Assert.True(await OfAsync(email, "tasks") == 1 && await OfAsync(email, "email_drafts") == 1, said);
            Assert.True(await OfAsync(email, "actions", "name = 'confirm_decision'") == 1, said);
        }

        foreach (var answer in answers)
        {
            using var response = await answer;
        }

        await Survivor.AssertPromisesAsync();
    }

    /// <summary>"Try again" is a word on the run, not on its decision: whoever says it has not confirmed anything.</summary>
    [Fact]
    public async Task Review_ApprovedWhileTheQuestionIsOpen_DoesNotAnswerIt()
    {
        var email = Make.Email();
        var waiting = await Survivor.SubmitAsync(Make.SmallBusinessLead(email));
        await Survivor.CountAsync($"with r as (update runs set status = 'queued', failures = 99 where run_id = '{waiting["run_id"]}' returning 1) select count(*) from r");
        await Survivor.CountAsync($"with l as (update leads set status = 'queued' where run_id = '{waiting["run_id"]}' returning 1) select count(*) from l");
        await Survivor.TakeOverAsync(Survivor, waiting.Text("run_id")!);
        var stuck = await ResultAsync(waiting);
        Assert.Equal(["confirm_decision", "review_lead"], stuck.Pending().Order());

        await DecideAsync(stuck.PendingId("review_lead"), "approve");

        Assert.Equal(["confirm_decision"], (await ResultAsync(waiting)).Pending());
        Assert.Equal(0, await OfAsync(email, "tasks"));

        await DecideAsync(stuck.PendingId("confirm_decision"), "reject");

        Assert.Equal(("nurture", "completed"), ((await ResultAsync(waiting)).Text("disposition"), (await ResultAsync(waiting)).Text("status")));
        Assert.Equal(1, await OfAsync(email, "tasks"));
        await Survivor.AssertPromisesAsync();
    }

    [Fact]
    public async Task Review_RejectedWhileTheQuestionIsOpen_WithdrawsIt()
    {
        var email = Make.Email();
        var waiting = await Survivor.SubmitAsync(Make.SmallBusinessLead(email));
        await Survivor.CountAsync($"with r as (update runs set status = 'queued', failures = 99 where run_id = '{waiting["run_id"]}' returning 1) select count(*) from r");
        await Survivor.CountAsync($"with l as (update leads set status = 'queued' where run_id = '{waiting["run_id"]}' returning 1) select count(*) from l");
        await Survivor.TakeOverAsync(Survivor, waiting.Text("run_id")!);

        await DecideAsync((await ResultAsync(waiting)).PendingId("review_lead"), "reject");

        var result = await ResultAsync(waiting);
        Assert.Equal(("failed", 0), (result.Text("status"), result.Pending().Count()));
        Assert.Equal(0, await OfAsync(email, "tasks"));
        using var late = await Survivor.DecideAsync(waiting.PendingId("confirm_decision"), "approve");
        Assert.Equal(System.Net.HttpStatusCode.Conflict, late.StatusCode);
        await Survivor.AssertPromisesAsync();
    }

    /// <summary>What rules decided is decided anew by the model, whose reads disagree: only now is somebody asked.</summary>
    [Fact]
    public async Task Redo_ReadsDisagree_AsksThen()
    {
        var isOut = true;
        var reads = Disagreeing();
        await using var app = await AgentApp.StartAsync(Reading(request =>
            isOut ? new ModelReply.Fault(new ModelOutException(ModelOutReason.Unreachable, PaidModel.Name, "refused")) : reads(request)));
        var first = await app.SubmitAsync(Make.SmallBusinessLead());
        Assert.True((bool)first["provisional"]!);
        Assert.Empty(first.Pending());

        isOut = false;
        app.Clock.Advance(TimeSpan.FromHours(1));
        var redo = app.Services.GetRequiredService<PostgresRedo>();
        var (run, attempt) = Assert.Single(await redo.DueAsync(10, CancellationToken.None));
        await redo.BeginAsync(run, attempt, CancellationToken.None);
        await app.TakeOverAsync(app, run);

        var anew = (await app.GetAsync($"/lead/{first["lead_key"]}"))["result"]!.AsObject();
        Assert.Equal(("awaiting_approval", 61, false), (anew.Text("status"), (int)anew["score"]!, (bool)anew["provisional"]!));
        using var decided = await app.DecideAsync(anew.PendingId("confirm_decision"), "reject");
        await app.SettleAsync();
        var done = (await app.GetAsync($"/lead/{first["lead_key"]}"))["result"]!.AsObject();
        Assert.Equal(("completed", "nurture", 58), (done.Text("status"), done.Text("disposition"), (int)done["score"]!));
        Assert.Equal(1, await app.CountAsync("select count(*) from email_drafts where status = 'withdrawn' and purpose = 'propose_meeting'"));
        await app.AssertPromisesAsync();
    }

    private protected override AppSetup Setup() => Reading(Disagreeing());

    private static AppSetup Reading(Func<ModelRequest, ModelReply?> script) => new()
    {
        Model = new ScriptedModel(script),
        Settings = PaidModel.Settings,
        Replace = Nodes.WithoutEngine,
    };

    /// <summary>61, 58, 62 for every lead anew: a pass that begins again reads again.</summary>
    private static Func<ModelRequest, ModelReply?> Disagreeing()
    {
        var next = -1;
        return request => request.Schema == "lead_facts"
            ? SharedApp.Facts((Interlocked.Increment(ref next) % 3) switch { 0 => At61, 1 => At58, _ => At62 })
            : null;
    }

    private async Task DecideAsync(string actionId, string decision)
    {
        using var response = await Survivor.DecideAsync(actionId, decision);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        await Survivor.SettleAsync();
    }

    private async Task<JsonObject> ResultAsync(JsonObject submitted) => (await Survivor.GetAsync($"/lead/{submitted["lead_key"]}"))["result"]!.AsObject();
}
