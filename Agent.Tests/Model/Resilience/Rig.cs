using System.Net;
using System.Text;
using System.Threading.Channels;
using Agent.Api.Model;
using Agent.Api.Model.Resilience;
using Microsoft.Extensions.Logging.Abstractions;

namespace Agent.Tests.Model.Resilience;

/// <summary>The handler over a server made of a function, with a clock that stands still.</summary>
internal sealed class Rig : IDisposable
{
    public const string Model = "m-1";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly HttpMessageInvoker _invoker;
    private readonly Server _server;

    /// <param name="answer">By the number of the attempt, the first is 1.</param>
    public Rig(Func<int, CancellationToken, Task<HttpResponseMessage>> answer, ResilienceOptions? options = null)
    {
        Options = options ?? new();
        State = new(Clock);
        _server = new(answer);
        _invoker = new(new ResilienceHandler(Options, State, Clock, NullLogger<ModelEvents>.Instance, _server, () => 0.5));
    }

    public Rig(Func<int, HttpResponseMessage> answer, ResilienceOptions? options = null)
        : this((attempt, _) => Task.FromResult(answer(attempt)), options)
    {
    }

    public WatchedClock Clock { get; } = new();

    public ModelState State { get; }

    public ResilienceOptions Options { get; }

    public int Attempts => _server.Attempts;

    /// <summary>Bodies and authorizations as they reached the server.</summary>
    public IReadOnlyList<string> Received => [.. _server.Received];

    public static HttpResponseMessage Status(int status, string? body = null, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body ?? "{}", Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    /// <summary>No answer until the attempt is given up.</summary>
    public static async Task<HttpResponseMessage> SilenceAsync(CancellationToken cancellationToken)
    {
        await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        return Status(200);
    }

    public async Task<HttpResponseMessage> SendAsync(string model = Model, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://model.invalid/v1/chat/completions")
        {
            Content = new StringContent($$"""{"messages":[{"role":"user","content":"x"}],"model":"{{model}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new("Bearer", "sk-1");
        return await _invoker.SendAsync(request, cancellationToken);
    }

    /// <summary>Sends, and has the clock jump over every pause between attempts.</summary>
    /// <returns>The answer, and the pauses.</returns>
    public async Task<(HttpResponseMessage Answer, List<TimeSpan> Pauses)> SendThroughAsync(int pauses)
    {
        var sending = SendAsync();
        var waited = new List<TimeSpan>();
        while (waited.Count < pauses)
        {
            waited.Add(await PauseAsync());
            Clock.Advance(waited[^1]);
        }

        return (await sending.WaitAsync(Patience), waited);
    }

    public async Task<ModelOutException> FailAsync(int pauses = 0) => await Assert.ThrowsAsync<ModelOutException>(() => SendThroughAsync(pauses));

    public Task<TimeSpan> PauseAsync() => Clock.WaitBeganAsync(wait => wait.TotalSeconds != Options.TimeoutSeconds && wait.TotalSeconds != Options.TotalTimeoutSeconds);

    /// <summary>Waits until so many attempts have reached the server in all.</summary>
    public async Task ReachedAsync(int attempts)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (Attempts < attempts)
        {
            await _server.Reached.ReadAsync(limit.Token);
        }
    }

    public void Dispose() => _invoker.Dispose();

    private sealed class Server(Func<int, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        private readonly Channel<int> _reached = Channel.CreateUnbounded<int>();
        private int _attempts;

        public int Attempts => Volatile.Read(ref _attempts);

        public ChannelReader<int> Reached => _reached.Reader;

        public System.Collections.Concurrent.ConcurrentQueue<string> Received { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Received.Enqueue($"{request.Headers.Authorization} {request.Content!.Headers.ContentType} {await request.Content!.ReadAsStringAsync(cancellationToken)}");
            var attempt = Interlocked.Increment(ref _attempts);
            _reached.Writer.TryWrite(attempt);
            return await answer(attempt, cancellationToken);
        }
    }
}
