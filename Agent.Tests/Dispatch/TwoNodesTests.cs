using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Agent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Dispatch;

/// <summary>Two nodes on one database and one Redis.</summary>
public sealed class TwoNodesTests
{
    [Fact]
    public async Task Decide_ApproveRejectApproveAtOnceOnTwoNodes_HasOneWinner()
    {
        var stores = await AppStores.CreateAsync();
        await using var one = await AgentApp.StartAsync(new AppSetup { Stores = stores });
        await using var two = await AgentApp.StartAsync(new AppSetup { Stores = stores });
        var leads = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => one.SubmitAsync(Make.EnterpriseLead(Make.Email()))));

        var outcomes = await Task.WhenAll(leads.Select(async lead =>
        {
            var action = lead.PendingId("schedule_meeting");
            return await Task.WhenAll(DecideAsync(one, action, "approve"), DecideAsync(two, action, "reject"), DecideAsync(two, action, "approve"));
        }));
        await one.SettleAsync();

        Assert.All(outcomes, answers =>
        {
            var approved = answers[0] == HttpStatusCode.OK;
            Assert.Equal(answers[0], answers[2]);
            Assert.Equal(approved ? HttpStatusCode.Conflict : HttpStatusCode.OK, answers[1]);
        });
        var winners = outcomes.Count(answers => answers[0] == HttpStatusCode.OK);
        Assert.Equal(winners, await one.CountAsync("select count(*) from meetings"));
        Assert.Equal(winners, await one.CountAsync("select count(*) from actions where name = 'schedule_meeting' and status = 'executed'"));
        Assert.Equal(30, await one.CountAsync("select count(*) from runs where status = 'completed'"));
        Assert.Equal(30, await one.CountAsync("select count(*) from tasks where purpose = 'after:schedule_meeting:account_executive'"));
        await one.AssertPromisesAsync();
    }

    [Theory]
    [InlineData("approve", 1)]
    [InlineData("reject", 0)]
    public async Task Decide_WhileTheFirstPassStillRunsElsewhere_IsCarriedOutWhenItCloses(string decision, int meetings)
    {
        var let = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stores = await AppStores.CreateAsync();
        await using var busy = await AgentApp.StartAsync(new AppSetup
        {
            Stores = stores,
            Model = new ScriptedModel(request =>
            {
                if (!request.IsSpecialist || request.Turn != 1)
                {
                    return null;
                }

                asked.TrySetResult();
                return new ModelReply.Held(let.Task);
            }),
        });
        await using var other = await AgentApp.StartAsync(new AppSetup { Stores = stores });
        var posted = busy.SubmitAsync(Make.EnterpriseLead());
        await asked.Task;
        var action = (string)(await other.GetAsync("/approvals?status=pending"))["items"]![0]!["action_id"]!;

        var decided = other.DecideAsync(action, decision);
        while (await other.CountAsync("select count(*) from actions where status in ('approved', 'rejected')") == 0)
        {
            await Task.Yield();
        }

        Assert.Equal(0, await other.CountAsync("select count(*) from meetings"));
        let.SetResult();
        var result = await posted;
        using var answer = await decided;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("completed", result.Text("status"));
        Assert.Equal(decision == "approve" ? "executed" : "rejected", (await answer.Content.ReadFromJsonAsync<JsonObject>())!.Text("status"));
        Assert.Equal(meetings, await other.CountAsync("select count(*) from meetings"));
        Assert.Equal(1, await other.CountAsync("select count(*) from runs where attempt = 1 and status = 'completed'"));
        await other.AssertPromisesAsync();
    }

    [Fact]
    public async Task Node_StopsWithARunInHand_TheOtherFinishesItThroughTheSweep()
    {
        var stores = await AppStores.CreateAsync();
        var never = new TaskCompletionSource();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var other = await AgentApp.StartAsync(new AppSetup { Stores = stores });
        var dying = await AgentApp.StartAsync(new AppSetup
        {
            Stores = stores,
            Replace = Nodes.WithoutEngine,
            Model = new ScriptedModel(request =>
            {
                asked.TrySetResult();
                return request.IsTriage ? new ModelReply.Held(never.Task) : null;
            }),
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/lead") { Content = JsonContent.Create(Make.SmallBusinessLead()) };
        request.Headers.Add("Prefer", "respond-async");
        using var accepted = await dying.Client.SendAsync(request);
        await asked.Task;

        // its row is another node's from here on, without waiting for the real lease
        await dying.Services.GetRequiredService<Agent.Api.Dispatch.RunDispatcher>().DrainAsync(TimeSpan.Zero);
        await dying.DisposeAsync();
        await other.SettleAsync();

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal(1, await other.CountAsync("select count(*) from runs where status = 'completed' and attempt = 2"));
        Assert.Equal(1, await other.CountAsync("select count(*) from tasks"));
        await other.AssertPromisesAsync();
    }

    private static async Task<HttpStatusCode> DecideAsync(AgentApp app, string action, string decision)
    {
        using var response = await app.DecideAsync(action, decision);
        return response.StatusCode;
    }
}
