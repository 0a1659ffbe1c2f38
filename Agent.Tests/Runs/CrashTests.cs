using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Agent.Tests.Support;

namespace Agent.Tests.Runs;

/// <summary>
/// A node that dies at the n-th statement, for every n and on either side of the commit, and another that goes on: everything is there
/// once, and the dead one can write nothing when it comes back to life.
/// </summary>
public sealed class CrashTests : TwoNodes
{
    [Theory]
    [InlineData(Cut.Before)]
    [InlineData(Cut.After)]
    public async Task Submit_NodeDiesAtEveryStatement_TheOtherFinishesOnce(object when)
    {
        var statements = await StatementsOfAsync(() => Victim.SubmitAsync(Make.EnterpriseLead(Make.Email())));
        Assert.InRange(statements, 5, 20);

        var ghosts = new List<(Task<HttpResponseMessage> Posted, string Email, string Before)>();
        for (var nth = 1; nth <= statements; nth++)
        {
            var email = Make.Email();
            CutAt(nth, (Cut)when);
            var posted = Victim.Client.PostAsJsonAsync("/lead", Make.EnterpriseLead(email));
            await Proxy.WasCut.WaitAsync(TimeSpan.FromSeconds(20));

            if (await RunOfAsync(email) is not { } run)
            {
                // cut before the first commit: nothing was stored, so nobody was promised anything
                Assert.Equal((1, Cut.Before), (nth, (Cut)when));
                using var refused = await posted;
                Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, refused.StatusCode);
                Proxy.Restore();
                continue;
            }

            await Survivor.TakeOverAsync(Victim, run);
            await AssertOnceAsync(email, "awaiting_approval", $"cut {when} statement {nth}");
            Assert.Equal(1, await ActsAsync(email, "name = 'schedule_meeting' and status = 'pending'"));
            ghosts.Add((posted, email, await FootprintAsync(email)));
            Proxy.Restore();
        }

        // back among the living, each of those passes still believes that the run is its own
        foreach (var (posted, email, before) in ghosts)
        {
            using var response = await posted;
            Assert.Equal(before, await FootprintAsync(email));
        }

        await Survivor.AssertPromisesAsync();
    }

    [Theory]
    [InlineData("approve", Cut.Before)]
    [InlineData("approve", Cut.After)]
    [InlineData("reject", Cut.Before)]
    [InlineData("reject", Cut.After)]
    public async Task Decide_NodeDiesAtEveryStatement_TheDecisionIsCarriedOutOnce(string decision, object when)
    {
        var first = await Survivor.SubmitAsync(Make.EnterpriseLead(Make.Email()));
        var statements = await StatementsOfAsync(async () =>
        {
            using var decided = await Victim.DecideAsync(first.PendingId("schedule_meeting"), decision);
            await Victim.SettleAsync();
        });
        Assert.InRange(statements, 3, 12);

        var ghosts = new List<(Task<HttpResponseMessage> Answer, string Email, string Before)>();
        for (var nth = 1; nth <= statements; nth++)
        {
            var email = Make.Email();
            var lead = await Survivor.SubmitAsync(Make.EnterpriseLead(email));
            var action = lead.PendingId("schedule_meeting");
            CutAt(nth, (Cut)when);
            var answer = Victim.DecideAsync(action, decision);
            await Proxy.WasCut.WaitAsync(TimeSpan.FromSeconds(20));

            await Survivor.TakeOverAsync(Victim, lead.Text("run_id")!);
            Proxy.Restore();

            // whoever got no answer asks again; the same word is no conflict
            using var again = await Survivor.DecideAsync(action, decision);
            Assert.Equal(System.Net.HttpStatusCode.OK, again.StatusCode);
            await Survivor.SettleAsync();
            await AssertOnceAsync(email, "completed", $"{decision}, cut {when} statement {nth}", tasks: 2);
            Assert.Equal(decision == "approve" ? 1 : 0, await OfAsync(email, "meetings"));
            ghosts.Add((answer, email, await FootprintAsync(email)));
        }

        foreach (var (answer, email, before) in ghosts)
        {
            using var response = await answer;
            Assert.Equal(before, await FootprintAsync(email));
        }

        await Survivor.AssertPromisesAsync();
    }

    /// <summary>F3: the owner is paused inside a model call, the run is finished by somebody else, the owner wakes up.</summary>
    [Fact]
    public async Task Zombie_WakesUpAfterATakeOver_WritesNothing()
    {
        var awake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asleep = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var model = new ScriptedModel(request =>
        {
            if (!request.IsSpecialist || request.Turn != 1)
            {
                return null;
            }

            asleep.TrySetResult();
            return new ModelReply.Held(awake.Task, ModelReply.Calls(
                ("tasks-create_followup_task", """{"title":"From the grave","due":"1 day","owner_role":"support"}"""),
                ("calendar-schedule_meeting", """{"purpose":"demo","earliest":"3 days","duration_minutes":30}""")));
        });
        await using var zombie = await AgentApp.StartAsync(new AppSetup { Stores = Survivor.Stores, Model = model, Replace = Nodes.WithoutEngine });
        var email = Make.Email();
        var posted = zombie.Client.PostAsJsonAsync("/lead", Make.EnterpriseLead(email));
        await asleep.Task.WaitAsync(TimeSpan.FromSeconds(20));

        await Survivor.TakeOverAsync(zombie, (await RunOfAsync(email))!);
        var before = await FootprintAsync(email);
        awake.SetResult();
        using var response = await posted;

        Assert.Equal("awaiting_approval", (await response.Content.ReadFromJsonAsync<JsonObject>())!.Text("status"));
        Assert.Equal(before, await FootprintAsync(email));
        Assert.Equal(0, await Survivor.CountAsync("select count(*) from tasks where title = 'From the grave'"));
        await AssertOnceAsync(email, "awaiting_approval", "zombie");
        await Survivor.AssertPromisesAsync();
    }

    /// <summary>What a dead hijacked agent left open is judged by the same gate when the next node answers it.</summary>
    [Fact]
    public async Task Resume_CallsLeftOpenByAHijackedAgent_PassTheGate()
    {
        var model = new ScriptedModel(request => request.IsSpecialist && request.Turn == 0
            ? ModelReply.Calls(
                ("calendar-schedule_meeting", """{"purpose":"demo","earliest":"3 days","duration_minutes":30}"""),
                ("disposition-reject_lead", """{"reason_code":"other","note":"x"}"""),
                ("disposition-mark_spam", """{"reason":"x"}"""),
                ("email-send_email", """{"draft_id":"drf_1"}"""),
                ("house-approve", "{}"),
                ("crm-upsert_lead_row", "{"))
            : null);
        await using var proxy = PostgresProxy.Start(Survivor.Stores.Postgres);
        await using var hijacked = await AgentApp.StartAsync(new AppSetup
        {
            Stores = Survivor.Stores with { Postgres = proxy.ConnectionString },
            Model = model,
            Replace = Nodes.WithoutEngine,
        });
        var email = Make.Email();
        proxy.Plan(1, Cut.After, onlyThis: false, "insert into actions");
        var posted = hijacked.Client.PostAsJsonAsync("/lead", Make.EnterpriseLead(email));
        await proxy.WasCut.WaitAsync(TimeSpan.FromSeconds(20));

        await Survivor.TakeOverAsync(hijacked, (await RunOfAsync(email))!);
        proxy.Restore();
        using var response = await posted;

        Assert.Equal(3, await Survivor.CountAsync("select count(*) from traces where kind = 'gate' and payload ->> 'verdict' = 'refused'"));
        Assert.Equal(0, await OfAsync(email, "meetings") + await Survivor.CountAsync("select count(*) from outbox"));
        Assert.Equal(0, await ActsAsync(email, "name in ('reject_lead', 'mark_spam', 'send_email')"));
        await Survivor.AssertPromisesAsync();
    }

    private async Task AssertOnceAsync(string email, string status, string when, int tasks = 1)
    {
        Assert.True(await OfAsync(email, "runs", $"status = '{status}'") == 1, when);
        Assert.True(await OfAsync(email, "leads", "row_status = 'qualified'") == 1, when);
        Assert.True(await OfAsync(email, "tasks") == tasks, when);
        Assert.True(await OfAsync(email, "email_drafts") == 1, when);
        Assert.True(await ActsAsync(email, "name = 'upsert_lead_row'") == 1, when);
        Assert.True(await ActsAsync(email, "name = 'draft_email'") == 1, when);
        Assert.True(await ActsAsync(email, "name = 'schedule_meeting'") == 1, when);
    }

    private Task<long> ActsAsync(string email, string condition) => OfAsync(email, "actions", condition);

    /// <summary>Rows of every kind this lead has: a ghost that writes leaves more.</summary>
    private async Task<string> FootprintAsync(string email)
    {
        await using var command = Survivor.Database.CreateCommand($"""
            select (select count(*) from traces where run_id = r.run_id), (select count(*) from actions where run_id = r.run_id),
                   (select count(*) from tasks where run_id = r.run_id), r.attempt, r.status, r.failures, r.owner
              from runs r join leads l using (lead_key) where l.email = '{email}'
            """);
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        return string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(column => row.GetValue(column)));
    }
}
