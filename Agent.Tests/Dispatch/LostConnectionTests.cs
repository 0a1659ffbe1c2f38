using System.Net;
using System.Net.Http.Json;
using Agent.Tests.Support;

namespace Agent.Tests.Dispatch;

/// <summary>The network breaks once while the node lives on: nobody knows whether the statement was committed, and it does not matter.</summary>
public sealed class LostConnectionTests
{
    [Theory]
    [InlineData("accept_lead")]
    [InlineData("hold_run")]
    [InlineData("close_run")]
    public async Task Submit_ConnectionLostAfterTheCommit_IsFinishedOnceByTheSameNode(string statement)
    {
        var stores = await AppStores.CreateAsync();
        await using var proxy = PostgresProxy.Start(stores.Postgres);
        await using var app = await StartAsync(stores, proxy);
        proxy.Plan(1, Cut.After, onlyThis: true, statement);

        using var response = await app.Client.PostAsJsonAsync("/lead", Make.SmallBusinessLead());
        Assert.Equal(1, await CountAsync(stores, "select count(*) from runs"));
        await app.SettleAsync();

        // the lead was stored, so its sender, who may not know, finds it when trying again
        var again = await app.SubmitAsync(Make.SmallBusinessLead());
        Assert.Equal(statement == "accept_lead" ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("duplicate", again.Text("disposition"));
        Assert.Equal(1, await app.CountAsync("select count(*) from runs where status = 'completed'"));
        Assert.Equal(1, await app.CountAsync("select count(*) from tasks"));
        Assert.Equal(1, await app.CountAsync("select count(*) from email_drafts"));
        await app.AssertPromisesAsync();
    }

    [Theory]
    [InlineData("decide_action")]
    [InlineData("select attempt, lead, failures from runs")]
    [InlineData("execute_action")]
    public async Task Approve_ConnectionLostAfterTheCommit_IsCarriedOutOnceByTheSameNode(string statement)
    {
        var stores = await AppStores.CreateAsync();
        await using var proxy = PostgresProxy.Start(stores.Postgres);
        await using var app = await StartAsync(stores, proxy);
        var lead = await app.SubmitAsync(Make.EnterpriseLead());
        proxy.Plan(1, Cut.After, onlyThis: true, statement);

        using var first = await app.DecideAsync(lead.PendingId("schedule_meeting"), "approve");
        await app.SettleAsync();
        using var again = await app.DecideAsync(lead.PendingId("schedule_meeting"), "approve");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(1, await app.CountAsync("select count(*) from meetings"));
        Assert.Equal(1, await app.CountAsync("select count(*) from tasks where purpose = 'after:schedule_meeting:account_executive'"));
        await app.AssertPromisesAsync();
    }

    [Fact]
    public async Task Submit_CallerHangsUp_IsFinishedAllTheSame()
    {
        using var hangUp = new CancellationTokenSource();
        var let = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var slow = await AgentApp.StartAsync(request =>
        {
            asked.TrySetResult();
            return request.IsTriage ? new ModelReply.Held(let.Task) : null;
        });
        var posted = slow.Client.PostAsJsonAsync("/lead", Make.SmallBusinessLead(), hangUp.Token);
        await asked.Task;

        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => posted);
        let.SetResult();
        await slow.SettleAsync();

        Assert.Equal(1, await slow.CountAsync("select count(*) from runs where status = 'completed' and attempt = 1"));
        await slow.AssertPromisesAsync();
    }

    private static Task<AgentApp> StartAsync(AppStores stores, PostgresProxy proxy) => AgentApp.StartAsync(new AppSetup
    {
        Stores = stores with { Postgres = proxy.ConnectionString },
        Settings = [("Agent:RetryPause", "00:00:00")],
    });

    private static async Task<long> CountAsync(AppStores stores, string sql)
    {
        await using var database = Npgsql.NpgsqlDataSource.Create(stores.Postgres);
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
