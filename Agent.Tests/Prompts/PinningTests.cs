using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Agent.Api.Dispatch;
using Agent.Api.Model;
using Agent.Plugins.Scoring;
using Agent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Prompts;

/// <summary>A run keeps the versions it began with, whatever is edited and whoever goes on with it.</summary>
public sealed class PinningTests : IDisposable
{
    private const string Mark = "Second edition.";

    private readonly PromptFolder _folder = new();
    private readonly ConcurrentQueue<ModelRequest> _heard = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_FirstHandOver_PinsEveryVersionAndTheOthersNothing()
    {
        await using var app = await _folder.StartAsync();
        var inForce = await app.VersionsAsync();

        var result = await app.SubmitAsync(Make.SmallBusinessLead());
        var handOvers = await app.HandOversAsync(result.Text("run_id")!);

        Assert.Equal(7, inForce.Count);
        Assert.Equal(inForce, handOvers[0].Pins());
        Assert.Null(handOvers[1].Pins());
        Assert.Equal(inForce["rubric"], result.Text("rubric"));
        Assert.Equal(7, await app.CountAsync("select count(*) from prompt_versions"));
    }

    [Fact]
    public async Task Restart_PromptsEditedMeanwhile_TheRunGoesOnUnderItsOwn()
    {
        var stores = await AppStores.CreateAsync();
        var (asked, let) = (NewSignal(), NewSignal());
        await using var dead = await _folder.StartAsync(new AppSetup
        {
            Stores = stores,
            Replace = Nodes.WithoutEngine,
            Model = new ScriptedModel(request => (request.IsSpecialist, request.Turn) switch
            {
                (true, 0) => ModelReply.Calls(("crm-upsert_lead_row", """{"status":"qualified"}""")),
                (true, _) => Hold(asked, let),
                _ => null,
            }),
        });
        var before = await dead.VersionsAsync();
        var posted = dead.SubmitAsync(Make.SmallBusinessLead());
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var runId = (string)(await dead.GetAsync("/traces?kind=handover"))["items"]![0]!["run_id"]!;

        _folder.WriteEdition(Mark, qualifiedFrom: 99);
        await using var next = await _folder.StartAsync(new AppSetup
        {
            Stores = stores,
            Replace = Nodes.WithoutEngine,
            Model = Listening(request => request is { IsSpecialist: true, Turn: 1 }
                ? ModelReply.Calls(
                    ("tasks-create_followup_task", """{"title":"Call","due":"4 business hours","owner_role":"sales_rep"}"""),
                    ("email-draft_email", """{"purpose":"propose_meeting"}"""))
                : null),
        });
        var result = await next.TakeOverAsync(dead, runId);
        let.SetResult();
        await posted;

        Assert.Equal("completed", result!.Status);
        Assert.Equal(["email_body"], _heard.Select(request => request.Schema).OfType<string>());
        Assert.DoesNotContain(_heard, IsSecondEdition);
        Assert.All(result.Prompts, prompt => Assert.Equal(before[prompt.Key], prompt.Value));
        Assert.Equal(["reader", "smb_specialist", "triage", "writer"], result.Prompts.Keys);
        Assert.Equal(before["rubric"], result.Rubric);

        // what comes in now is decided by the new ones
        var later = await next.SubmitAsync(Make.SmallBusinessLead(Make.Email()));
        Assert.Equal(("nurture", false), (later.Text("disposition"), later.Text("rubric") == before["rubric"]));
        Assert.DoesNotContain(later.PromptsOf(), prompt => before.ContainsValue(prompt.Value));
        Assert.Equal(14, await next.CountAsync("select count(*) from prompt_versions"));
        await next.AssertPromisesAsync();
    }

    [Fact]
    public async Task Retry_RubricEditedMeanwhile_IsScoredByThePinnedOne()
    {
        var (asked, let) = (NewSignal(), NewSignal());
        await using var app = await _folder.StartAsync(new AppSetup
        {
            Settings = [("Agent:RetryPause", "00:00:00")],
            Model = Listening(request => request.Schema == "lead_facts" && _heard.Count(heard => heard.Schema == "lead_facts") == 1
                ? Hold(asked, let, ModelReply.Text("no facts at all"))
                : null),
        });
        var before = await app.VersionsAsync();
        var posted = app.SubmitAsync(Make.SmallBusinessLead());
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));

        // slow enough for the steps so far to be stored
        _folder.WriteEdition(Mark, qualifiedFrom: 99);
        app.LetEditsCount();
        Assert.NotEqual(before["rubric"], await app.VersionAsync("rubric"));
        let.SetResult();
        await posted;
        await app.SettleAsync();
        var run = (await app.GetAsync("/leads"))["items"]![0]!.AsObject();
        var result = (await app.GetAsync($"/lead/{run.Text("lead_key")}"))["result"]!.AsObject();

        Assert.Equal(2, _heard.Count(request => request.Schema == "lead_facts"));
        Assert.DoesNotContain(_heard, IsSecondEdition);
        Assert.Equal(("qualified", before["rubric"]), (result.Text("disposition"), result.Text("rubric")));
        Assert.Equal(2, await app.CountAsync("select max(attempt) from traces"));
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("reject")]
    public async Task Decide_PromptsEditedWhilePending_TheAgentIsToldUnderItsOwn(string decision)
    {
        await using var app = await _folder.StartAsync(new AppSetup { Model = Listening(_ => null) });
        var before = await app.VersionsAsync();
        var pending = await app.SubmitAsync(Make.EnterpriseLead());
        _folder.WriteEdition(Mark, qualifiedFrom: 99);
        app.LetEditsCount();
        _heard.Clear();

        using var decided = await app.DecideAsync(pending.PendingId("schedule_meeting"), decision);
        await app.SettleAsync();
        var result = (await app.GetAsync($"/lead/{pending.Text("lead_key")}"))["result"]!.AsObject();

        Assert.Equal(HttpStatusCode.OK, decided.StatusCode);
        Assert.NotEmpty(_heard);
        Assert.DoesNotContain(_heard, IsSecondEdition);
        Assert.Equal("completed", result.Text("status"));
        Assert.All(result.PromptsOf(), prompt => Assert.Equal(before[prompt.Key], prompt.Value));
        Assert.Single((await app.HandOversAsync(result.Text("run_id")!)).Select(PromptApps.Pins).OfType<Dictionary<string, string>>());
        await app.AssertPromisesAsync();
    }

    [Fact]
    public async Task TryAgain_PromptsEditedMeanwhile_TakesTheCurrentOnes()
    {
        var confused = true;
        await using var app = await _folder.StartAsync(new AppSetup
        {
            Model = Listening(request => request.IsTriage && Volatile.Read(ref confused) ? ModelReply.Text("I do not know.") : null),
        });
        var before = await app.VersionsAsync();
        var stuck = await app.SubmitAsync(Make.SmallBusinessLead());
        _folder.WriteEdition(Mark, qualifiedFrom: 99);
        app.LetEditsCount();
        Volatile.Write(ref confused, false);
        _heard.Clear();

        using var decided = await app.DecideAsync(stuck.PendingId("review_lead"), "approve");
        await app.SettleAsync();
        var result = (await app.GetAsync($"/lead/{stuck.Text("lead_key")}"))["result"]!.AsObject();
        var now = await app.VersionsAsync();

        Assert.All(_heard, request => Assert.True(IsSecondEdition(request)));
        Assert.Equal(("completed", "nurture", now["rubric"]), (result.Text("status"), result.Text("disposition"), result.Text("rubric")));
        Assert.Equal([before, now], (await app.HandOversAsync(result.Text("run_id")!)).Select(PromptApps.Pins).OfType<Dictionary<string, string>>());
        Assert.All(result.PromptsOf(), prompt => Assert.Equal(now[prompt.Key], prompt.Value));
    }

    [Fact]
    public async Task Redo_PromptsEditedMeanwhile_TakesTheCurrentOnes()
    {
        var isOut = true;
        await using var app = await _folder.StartAsync(new AppSetup
        {
            Replace = Nodes.WithoutEngine,
            Settings = PaidModel.Settings,
            Model = Listening(_ => Volatile.Read(ref isOut)
                ? new ModelReply.Fault(new ModelOutException(ModelOutReason.Unreachable, PaidModel.Name, "refused"))
                : null),
        });
        var before = await app.VersionsAsync();
        var provisional = await app.SubmitAsync(Make.SmallBusinessLead());
        var runId = provisional.Text("run_id")!;
        _folder.WriteEdition(Mark, qualifiedFrom: 99);
        app.Clock.Advance(TimeSpan.FromHours(1));
        Volatile.Write(ref isOut, false);
        _heard.Clear();

        var redo = app.Services.GetRequiredService<PostgresRedo>();
        var (due, attempt) = Assert.Single(await redo.DueAsync(1, CancellationToken.None));
        await redo.BeginAsync(due, attempt, CancellationToken.None);
        var result = await app.TakeOverAsync(app, runId);
        var now = await app.VersionsAsync();

        Assert.Equal(("qualified", before["rubric"]), (provisional.Text("disposition"), provisional.Text("rubric")));
        Assert.Equal((Disposition.Nurture, now["rubric"]), (result!.Disposition, result.Rubric));
        Assert.NotEmpty(_heard);
        Assert.All(_heard, request => Assert.True(IsSecondEdition(request)));
        Assert.Equal([before, now], (await app.HandOversAsync(runId)).Select(PromptApps.Pins).OfType<Dictionary<string, string>>());
        await app.AssertPromisesAsync();
    }

    [Fact]
    public async Task Decide_PinnedVersionIsGone_AsksAPersonAndTriesAgainUnderTheCurrentOnes()
    {
        var stores = await AppStores.CreateAsync();
        JsonObject pending;
        await using (var first = await _folder.StartAsync(new AppSetup { Stores = stores }))
        {
            pending = await first.SubmitAsync(Make.EnterpriseLead());
            await using var erase = first.Database.CreateCommand("delete from prompt_versions where name = 'writer'");
            Assert.Equal(1, await erase.ExecuteNonQueryAsync());
        }

        _folder.WriteEdition(Mark, qualifiedFrom: 61);
        await using var app = await _folder.StartAsync(new AppSetup { Stores = stores, Settings = [("Agent:MaxFailures", "1")] });
        using var decided = await app.DecideAsync(pending.PendingId("schedule_meeting"), "approve");
        await app.SettleAsync();
        var stuck = (await app.GetAsync($"/lead/{pending.Text("lead_key")}"))["result"]!.AsObject();

        Assert.Equal(0, await app.CountAsync("select count(*) from meetings"));
        Assert.Equal("failed 1 times: PromptException", (string?)stuck["pending_actions"]![0]!["reason"]);

        using var again = await app.DecideAsync(stuck.PendingId("review_lead"), "approve");
        await app.SettleAsync();
        var pins = (await app.HandOversAsync(pending.Text("run_id")!)).Select(PromptApps.Pins).OfType<Dictionary<string, string>>().ToList();

        Assert.Equal(2, pins.Count);
        Assert.Equal(await app.VersionsAsync(), pins[1]);
        await app.AssertPromisesAsync();
    }

    private static bool IsSecondEdition(ModelRequest request) => request.Body.ToJsonString().Contains(Mark, StringComparison.Ordinal);

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static ModelReply.Held Hold(TaskCompletionSource asked, TaskCompletionSource let, ModelReply? then = null)
    {
        asked.TrySetResult();
        return new(let.Task, then);
    }

    private ScriptedModel Listening(Func<ModelRequest, ModelReply?> script) => new(request =>
    {
        _heard.Enqueue(request);
        return script(request);
    });
}
