using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Agent.Tests.Support.OpenAi;

/// <summary>
/// OpenAI as far as this service can tell: a server on a loopback port that holds every request against the protocol, refuses what OpenAI
/// refuses and answers as a conversation's script says. What a script leaves open is answered by the embedded model.
/// </summary>
internal sealed class OpenAiServer : IAsyncDisposable
{
    private const string CompletionsPath = "/v1/chat/completions";

    private readonly WebApplication _app;
    private readonly Answers _answers;
    private readonly ConcurrentQueue<OpenAiExchange> _exchanges = new();
    private readonly ConcurrentDictionary<string, Func<ModelRequest, ModelReply?>> _scripts = new(StringComparer.Ordinal);
    private volatile bool _closing;
    private int _requests;

    private OpenAiServer()
    {
        _answers = new Answers(this);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Use(next => connection => MeetAsync(connection, next))));
        _app = builder.Build();
        _app.Run(ServeAsync);
    }

    /// <summary>Base address, as <c>OpenAI:Endpoint</c> takes it.</summary>
    public Uri Endpoint { get; private set; } = new("http://offline.invalid");

    /// <summary>The one key that is let in.</summary>
    public string ApiKey { get; init; } = "sk-stand-in-0123456789";

    /// <summary>The models this account may use.</summary>
    public IReadOnlySet<string> Models { get; init; } = new HashSet<string>(StringComparer.Ordinal) { "gpt-4o-mini", "gpt-4o" };

    /// <summary>What a service has to be told to use this server.</summary>
    public (string Key, string Value)[] Settings => [("OpenAI:Endpoint", Endpoint.ToString()), ("OpenAI:ApiKey", ApiKey), ("OpenAI:Model", "gpt-4o-mini")];

    /// <summary>For conversations without a script of their own.</summary>
    public Func<ModelRequest, ModelReply?> Script { get; set; } = _ => null;

    /// <summary>What an answer is said to have used; null: what the script or the embedded model says.</summary>
    public Func<ModelRequest, TokenUse?> Usage { get; set; } = _ => null;

    /// <summary>Every request so far, the refused ones too, oldest first.</summary>
    public IReadOnlyList<OpenAiExchange> Exchanges => [.. _exchanges];

    public static async Task<OpenAiServer> StartAsync(Func<ModelRequest, ModelReply?>? script = null)
    {
        var server = new OpenAiServer();
        server.Script = script ?? server.Script;
        await server._app.StartAsync();
        server.Endpoint = new Uri(new Uri(server._app.Urls.Single()), "/v1");
        return server;
    }

    /// <summary>Gives the conversations that mention the mark, such as a lead's domain, a script of their own.</summary>
    public void On(string mark, Func<ModelRequest, ModelReply?> script) => _scripts[mark] = script;

    /// <summary>The requests that mention the mark.</summary>
    public IReadOnlyList<OpenAiExchange> About(string mark) => [.. _exchanges.Where(exchange => exchange.Body.Contains(mark, StringComparison.Ordinal))];

    /// <summary>From now on new connections are closed as soon as they are accepted.</summary>
    public void CloseOnAccept() => _closing = true;

    public async ValueTask DisposeAsync()
    {
        // whoever still waits for an answer is cut off
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _answers.Dispose();
    }

    private Task MeetAsync(ConnectionContext connection, ConnectionDelegate next) => _closing ? Task.CompletedTask : next(connection);

    private async Task ServeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        var headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var exchange = new OpenAiExchange(Interlocked.Increment(ref _requests), http.Request.Method, http.Request.Path, headers, body);
        _exchanges.Enqueue(exchange);
        Answers.AddHeaders(http.Response.Headers, exchange.Number);
        exchange.Refused = Objection(exchange);
        try
        {
            await _answers.SendAsync(http, exchange);
            exchange.Status = http.RequestAborted.IsCancellationRequested ? 0 : http.Response.StatusCode;
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException or ConnectionAbortedException)
        {
            // the client hung up, which is what most faults are about
        }
    }

    private OpenAiError? Objection(OpenAiExchange exchange)
    {
        if (exchange.Method != HttpMethods.Post || exchange.Path != CompletionsPath)
        {
            return OpenAiError.NoSuchPath(exchange.Method, exchange.Path);
        }

        var given = exchange.Headers.GetValueOrDefault("Authorization");
        if (given is null || !given.StartsWith("Bearer ", StringComparison.Ordinal) || given.AsSpan(7).IsWhiteSpace())
        {
            return OpenAiError.NoKey;
        }

        return given[7..] != ApiKey ? OpenAiError.WrongKey(given[7..]) : Read(exchange) is { } request ? RequestCheck.Objection(request.Body, Models) : OpenAiError.NotJson;
    }

    private static ModelRequest? Read(OpenAiExchange exchange)
    {
        try
        {
            return exchange.Request = JsonNode.Parse(exchange.Body) is JsonObject body ? new ModelRequest(exchange.Number, body) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What the script of this conversation says.</summary>
    internal ModelReply? Scripted(OpenAiExchange exchange) =>
        (_scripts.FirstOrDefault(known => exchange.Body.Contains(known.Key, StringComparison.Ordinal)).Value ?? Script)(exchange.Request!);
}

/// <summary>Tokens of one answer. Cached ones are part of the prompt's, reasoning ones part of the completion's.</summary>
internal sealed record TokenUse(int Prompt, int Cached, int Completion, int Reasoning);
