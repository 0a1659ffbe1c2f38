using System.Net;
using System.Text;
using Agent.Eval.Judging;
using Agent.Tests.Support;

namespace Agent.Eval.Running;

/// <summary>
/// The whole service with a real Postgres and a real Redis of its own, its clock at the moment a lead comes in. One lead after the other:
/// the service has one clock.
/// </summary>
internal sealed class EvalService : IAsyncDisposable
{
    // The longest the service waits for a run; the client waits a little longer.
    private const int WaitSeconds = 120;

    private readonly AgentApp _app;

    private EvalService(AgentApp app)
    {
        _app = app;
        app.Client.Timeout = TimeSpan.FromSeconds(WaitSeconds + 30);
    }

    /// <param name="at">What the clock shows at the start: not later than the first lead.</param>
    public static async Task<EvalService> StartAsync(IReadOnlyList<(string Key, string Value)> settings, DateTimeOffset at)
    {
        var clock = new MovableClock();
        clock.Set(at);
        return new(await AgentApp.StartAsync(new AppSetup { Clock = clock, Settings = settings }));
    }

    /// <summary>Posts the lead as it stands, at that moment.</summary>
    public async Task<Reply> SubmitAsync(string lead, DateTimeOffset receivedAt)
    {
        _app.Clock.Set(receivedAt);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/lead") { Content = new StringContent(lead, Encoding.UTF8, "application/json") };
        request.Headers.Add("Prefer", $"wait={WaitSeconds}");
        using var response = await _app.Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new(response.StatusCode == HttpStatusCode.OK ? AnswerJson.Read(text) : null, (int)response.StatusCode, text);
    }

    /// <summary>What the reader found in the lead of this run; null when the run made no decision.</summary>
    public async Task<FoundFacts?> FactsAsync(string runId) => FoundFacts.Read(await _app.Client.GetStringAsync($"/traces/{runId}"));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

/// <summary>What the service answered. <see cref="Answer"/> is null unless it answered 200.</summary>
internal sealed record Reply(Answer? Answer, int Status, string Text);
