using System.Net.Http.Json;
using Agent.Api.Dispatch;
using Agent.Api.Runs;
using Agent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Runs;

public sealed class PoisonRunTests
{
    [Fact]
    public async Task Claim_EveryOwnerDies_AsksAPersonInsteadOfTryingForEver()
    {
        var never = new TaskCompletionSource();
        await using var app = await AgentApp.StartAsync(new AppSetup
        {
            Model = new ScriptedModel(_ => new ModelReply.Held(never.Task)),
            Settings = [("Agent:MaxFailures", "2")],
            Replace = Nodes.WithoutEngine,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/lead") { Content = JsonContent.Create(Make.SmallBusinessLead()) };
        request.Headers.Add("Prefer", "respond-async");
        using var accepted = await app.Client.SendAsync(request);
        var runId = (string)(await accepted.Content.ReadFromJsonAsync<System.Text.Json.Nodes.JsonObject>())!["run_id"]!;
        var runs = app.Services.GetRequiredService<PostgresRuns>();
        // owners without a lease: each takes the run and is never heard of again
        Assert.NotNull(await ClaimAsync(app, runs, runId, "node_a"));
        var last = await ClaimAsync(app, runs, runId, app.NodeId());
        var result = await app.Services.GetRequiredService<RunDispatcher>().ExecuteAsync(last!);

        Assert.Equal(2, last!.Failures);
        Assert.Equal("awaiting_approval", result!.Status);
        Assert.Equal("review_lead", Assert.Single(result.PendingActions).Name);
        never.SetResult();
    }

    // The app is alive and renews its lease; the claim must find it lapsed.
    private static async Task<ClaimedRun?> ClaimAsync(AgentApp app, PostgresRuns runs, string runId, string owner)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            await app.LapseAsync(app);
            if (await runs.ClaimAsync(runId, owner, limit.Token) is { } claimed)
            {
                return claimed;
            }
        }
    }
}
