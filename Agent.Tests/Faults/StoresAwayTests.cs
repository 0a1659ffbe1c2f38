using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Agent.Api.Data.Servers;
using Agent.Tests.Support;

namespace Agent.Tests.Faults;

public sealed class StoresAwayTests
{
    [Fact]
    public async Task Redis_Away_LeadIsProcessedWithoutMemoryAndSaysSo()
    {
        // taken, so that nobody else gets it, but nobody listens
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var stores = await AppStores.CreateAsync() with { Redis = closed.LocalEndPoint!.ToString()! };
        await using var app = await AgentApp.StartAsync(new AppSetup { Stores = stores });

        var result = await app.SubmitAsync(Make.SmallBusinessLead());
        var gated = await app.SubmitAsync(Make.EnterpriseLead());
        using var memory = await app.Client.GetAsync("/memory/smallbiz.com");
        using var forget = await app.Client.DeleteAsync("/memory/smallbiz.com");
        using var health = await app.Client.GetAsync("/health");

        Assert.Equal("completed", result.Text("status"));
        Assert.Contains("memory_unavailable", result.Flags());
        Assert.Equal(["upsert_lead_row", "create_followup_task", "draft_email"], result.Taken());
        Assert.Equal(["schedule_meeting"], gated.Pending());
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal("degraded", (await health.Content.ReadFromJsonAsync<JsonObject>())!.Text("status"));
        await AssertUnavailableAsync(memory);
        await AssertUnavailableAsync(forget);
        await app.AssertPromisesAsync();
    }

    [Fact]
    public async Task Postgres_StoppedAndStarted_NothingHalfDoneAndNoRestartNeeded()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"lead-away-{Guid.NewGuid():n}");
        var options = new PrivateServerOptions { DataDir = folder, Redis = false, Disposable = true };
        var server = await PrivateServers.StartAsync(options, CancellationToken.None);
        try
        {
            var let = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var app = await AgentApp.StartAsync(new AppSetup
            {
                Stores = new(server.Running.Single().ConnectionString, await Servers.CreateRedisAsync()),
                Settings = [("Agent:RetryPause", "00:00:00")],
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
            var inFlight = app.SubmitAsync(Make.SmallBusinessLead());
            await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));

            await server.DisposeAsync();
            using var refused = await app.Client.PostAsJsonAsync("/lead", Make.EnterpriseLead());
            using var health = await app.Client.GetAsync("/health");
            using var ready = await app.Client.GetAsync("/health/ready");
            using var live = await app.Client.GetAsync("/health/live");
            let.SetResult();

            await AssertUnavailableAsync(refused);
            await AssertUnavailableAsync(ready);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (health.StatusCode, live.StatusCode));

            server = await PrivateServers.StartAsync(options, CancellationToken.None);
            Assert.Equal(1, await app.CountAsync("select count(*) from runs"));
            var result = await app.SubmitAsync(Make.EnterpriseLead());
            Assert.Equal("awaiting_approval", result.Text("status"));
            await app.SettleAsync();
            Assert.True((await inFlight).Text("status") is "completed", "the run in flight is finished");
            Assert.Equal(1, await app.CountAsync("select count(*) from tasks t join leads l using (run_id) where l.domain = 'smallbiz.com'"));
            Assert.Equal(2, await app.CountAsync("select count(*) from email_drafts"));
            await app.AssertPromisesAsync();
        }
        finally
        {
            await server.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task AssertUnavailableAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.DoesNotContain("Exception", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
