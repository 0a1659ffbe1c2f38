using System.Diagnostics.Metrics;
using System.Net.Sockets;
using Agent.Api;
using Agent.Api.Model;
using Agent.Api.Model.Resilience;
using Agent.Tests.Support;
using Agent.Tests.Support.OpenAi;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Agent.Tests.Model.Resilience;

/// <summary>The handler between Semantic Kernel with OpenAI's library above it and a network below.</summary>
public sealed class OverHttpTests
{
    private static readonly ResilienceOptions Quick = new() { Attempts = 2, RetryPauseMilliseconds = 0 };

    public static TheoryData<string, string, int> Outages() => new()
    {
        { "wrong key", "Unauthorized", 1 },
        { "no such model", "NoSuchModel", 1 },
        { "429", "RateLimited", 2 },
        { "no quota", "RateLimited", 1 },
        { "500", "ServerError", 2 },
        { "502 page", "ServerError", 2 },
        { "503", "ServerError", 2 },
        { "529", "ServerError", 2 },
        { "reset", "Unreachable", 2 },
        { "cut body", "Unreachable", 2 },
        { "refused", "Unreachable", 0 },
    };

    /// <summary>Neither OpenAI's library nor Semantic Kernel wraps the exception: the caller can catch it by its type.</summary>
    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Chat_ModelOut_ThrowsTheOneExceptionUnchanged(string fault, string reason, int requests)
    {
        var server = await OpenAiServer.StartAsync(_ => fault switch
        {
            "wrong key" => WireFaults.Unauthorized,
            "no such model" => WireFaults.NoSuchModel,
            "429" => WireFaults.TooManyRequests(),
            "no quota" => WireFaults.NoQuota,
            "500" => WireFaults.ServerError,
            "502 page" => WireFaults.BadGateway,
            "503" => WireFaults.Overloaded,
            "529" => WireFaults.Overloaded529,
            "reset" => WireFaults.Reset,
            _ => WireFaults.CutBody,
        });
        if (fault == "refused")
        {
            await server.DisposeAsync();
        }

        var gone = await Assert.ThrowsAsync<ModelOutException>(() => AskAsync(server, TimeProvider.System, Quick));

        Assert.Equal((Enum.Parse<ModelOutReason>(reason), "gpt-4o"), (gone.Reason, gone.Model));
        Assert.Equal(requests, server.Exchanges.Count);
        Assert.DoesNotContain("sk-", gone.Message, StringComparison.Ordinal);
        await server.DisposeAsync();
    }

    [Theory]
    [InlineData("silence")]
    [InlineData("stalled body")]
    public async Task Chat_SilentServer_IsGivenUpAtItsTime(string fault)
    {
        var clock = new WatchedClock();
        var asked = new TaskCompletionSource();
        await using var server = await OpenAiServer.StartAsync(_ =>
        {
            asked.TrySetResult();
            return fault == "silence" ? WireFaults.Silence : WireFaults.StalledBody;
        });
        var asking = AskAsync(server, clock, new() { Attempts = 1, TimeoutSeconds = 60 });
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20));

        clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(ModelOutReason.Timeout, (await Assert.ThrowsAsync<ModelOutException>(() => asking)).Reason);
    }

    [Fact]
    public async Task Chat_SlowFirstByte_IsWaitedFor()
    {
        var let = new TaskCompletionSource();
        await using var server = await OpenAiServer.StartAsync(_ => new ModelReply.Held(let.Task, ModelReply.Text("At last.")));
        var asking = AskAsync(server, new WatchedClock(), Quick);

        let.SetResult();

        Assert.Equal("At last.", await asking);
    }

    [Theory]
    [InlineData("html", "The model's answer is not JSON.")]
    [InlineData("empty", "The model's answer is not JSON.")]
    [InlineData("cut json", "The model's answer is not JSON.")]
    [InlineData("no choices", "The model's answer has no choices.")]
    [InlineData("error in 200", "The model's server answered with an error and called it a success.")]
    [InlineData("length", "The model's answer was cut at its output limit.")]
    [InlineData("content filter", "The model's answer was withheld by a content filter.")]
    [InlineData("refusal", "The model refused to answer.")]
    [InlineData("same id twice", "Two of the model's calls have the same id, or one has none.")]
    [InlineData("array", "The model's answer has no choices.")]
    public async Task Chat_Nonsense_IsABadAnswerOfAModelThatIsThere(string fault, string message)
    {
        await using var server = await OpenAiServer.StartAsync(_ => fault switch
        {
            "html" => WireFaults.Html,
            "empty" => WireFaults.EmptyBody,
            "cut json" => WireFaults.CutJson,
            "no choices" => WireFaults.NoChoices,
            "error in 200" => WireFaults.ErrorIn200,
            "length" => WireFaults.CutAfter("a-b", "{}"),
            "content filter" => WireFaults.ContentFilter,
            "refusal" => WireFaults.Refusal,
            "same id twice" => WireFaults.SameIdTwice("a-b", "{}", "{}"),
            _ => new ModelReply.Raw(System.Net.HttpStatusCode.OK, "[]"),
        });
        var state = new ModelState(TimeProvider.System);

        var bad = await Assert.ThrowsAsync<ModelAnswerException>(() => AskAsync(server, TimeProvider.System, Quick, state));

        Assert.Equal(message, bad.Message);
        Assert.Single(server.Exchanges);
        Assert.Null(state.Of("gpt-4o").Out);
    }

    [Fact]
    public async Task Chat_TenMegabytes_AreLeftOnTheOtherSide()
    {
        await using var server = await OpenAiServer.StartAsync(_ => WireFaults.Huge);
        var read = new ReadCount();

        var bad = await Assert.ThrowsAsync<ModelAnswerException>(() => AskAsync(server, TimeProvider.System, Quick, network: read.Network()));

        Assert.Equal("The model's answer is longer than 4194304 bytes.", bad.Message);
        Assert.Single(server.Exchanges);
        Assert.InRange(read.Bytes, Quick.MaxAnswerBytes, Quick.MaxAnswerBytes + 2_000_000);
    }

    [Fact]
    public async Task Health_ModelOut_SaysWhySinceWhenAndWhoDecides()
    {
        var @out = true;
        await using var server = await OpenAiServer.StartAsync(_ => @out ? WireFaults.Unauthorized : null);
        await using var app = await AgentApp.StartAsync(server);
        Assert.Equal("healthy", (string?)(await CheckAsync(app))["status"]);

        await app.SubmitAsync(Make.SmallBusinessLead());

        var check = await CheckAsync(app);
        Assert.Equal("degraded", (string?)check["status"]);
        Assert.Matches(@"^gpt-4o-mini: out: unauthorized since \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ, rules decide$", (string?)check["detail"]);
        @out = false;
        await app.SubmitAsync(Make.EnterpriseLead());
        Assert.Equal(("healthy", "gpt-4o-mini"), ((string?)(await CheckAsync(app))["status"], (string?)(await CheckAsync(app))["detail"]));
    }

    [Fact]
    public async Task Metrics_OfAttempts_CountOutcomesRetriesAndTheBreaker()
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Name == AgentTelemetry.Name && instrument.Name.StartsWith("skleadagent.model.", StringComparison.Ordinal))
                {
                    own.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        using var rig = new Rig(_ => Rig.Status(503), new ResilienceOptions { Attempts = 2, BreakerFailures = 2, RetryPauseMilliseconds = 0 });

        await Assert.ThrowsAsync<ModelOutException>(() => rig.SendAsync("measured"));

        Assert.Equal(2, seen.Count(line => line == "skleadagent.model.attempts 1 server_error"));
        Assert.Single(seen, line => line == "skleadagent.model.retries 1 server_error");
        Assert.Single(seen, line => line == "skleadagent.model.breaker 2 ");
        Assert.Equal((2, 2), (seen.Count(line => line == "skleadagent.model.in_flight 1 "), seen.Count(line => line == "skleadagent.model.in_flight -1 ")));

        void Note(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var words = tags.ToArray().ToDictionary(tag => tag.Key, tag => (string?)tag.Value);
            if (words["gen_ai.request.model"] == "measured")
            {
                seen.Add($"{instrument.Name} {value} {words.GetValueOrDefault("skleadagent.model.outcome")}");
            }
        }
    }

    private static async Task<System.Text.Json.Nodes.JsonNode> CheckAsync(AgentApp app) => (await app.GetAsync("/health"))["checks"]!["model"]!;

    private static async Task<string?> AskAsync(OpenAiServer server, TimeProvider clock, ResilienceOptions options, ModelState? state = null, SocketsHttpHandler? network = null)
    {
        network ??= new SocketsHttpHandler();
        using var client = new HttpClient(new AnswerCheckHandler(new ResilienceHandler(options, state ?? new(clock), clock, NullLogger<ModelEvents>.Instance, network)))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var kernel = Kernel.CreateBuilder().AddOpenAIChatCompletion("gpt-4o", server.Endpoint, server.ApiKey, httpClient: client).Build();
        var history = new ChatHistory();
        history.AddUserMessage("hello");
        return (await kernel.GetRequiredService<IChatCompletionService>().GetChatMessageContentAsync(history)).Content;
    }

    /// <summary>What comes in over the network, whoever reads it.</summary>
    private sealed class ReadCount
    {
        private long _bytes;

        public long Bytes => Interlocked.Read(ref _bytes);

        public SocketsHttpHandler Network() => new()
        {
            ConnectCallback = async (context, token) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, token);
                return new Counted(this, socket);
            },
        };

        private sealed class Counted(ReadCount count, Socket socket) : NetworkStream(socket, ownsSocket: true)
        {
            public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            {
                var read = await base.ReadAsync(buffer, cancellationToken);
                Interlocked.Add(ref count._bytes, read);
                return read;
            }
        }
    }
}
