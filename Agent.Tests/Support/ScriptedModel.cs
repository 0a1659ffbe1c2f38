using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Agent.Api.Model.Offline;

namespace Agent.Tests.Support;

/// <summary>
/// A model that says what a test wants behind the real OpenAI protocol: hijacked, broken or slow. What the script leaves open (null) is
/// answered by the embedded model, so a test scripts only what it is about.
/// </summary>
internal sealed class ScriptedModel(Func<ModelRequest, ModelReply?> script) : DelegatingHandler(new OfflineModel(TimeProvider.System))
{
    private int _requests;

    public int Requests => Volatile.Read(ref _requests);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _requests);
        var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!.AsObject();
        var scripted = script(new ModelRequest(number, body));
        if (scripted is ModelReply.Held(var until, var then))
        {
            await until.WaitAsync(cancellationToken);
            scripted = then;
        }

        return scripted switch
        {
            null => await base.SendAsync(request, cancellationToken),
            ModelReply.Fault(var exception) => throw exception,
            var reply => reply.ToResponse(),
        };
    }
}

/// <summary>One request as the model sees it.</summary>
internal sealed record ModelRequest(int Number, JsonObject Body)
{
    public IReadOnlyList<string> Tools => [.. (Body["tools"]?.AsArray() ?? []).Select(tool => tool!["function"]!["name"]!.GetValue<string>())];

    /// <summary>lead_facts for the reader, email_body for the writer, null for an agent.</summary>
    public string? Schema => Body["response_format"]?["json_schema"]?["name"]?.GetValue<string>();

    public bool IsTriage => Tools.Contains("scoring-score_lead");

    public bool IsSpecialist => Tools.Contains("crm-upsert_lead_row");

    /// <summary>How often this model has spoken in this conversation: 0 on its first turn.</summary>
    public int Turn => Messages.Count(message => message!["role"]!.GetValue<string>() == "assistant");

    public JsonArray Messages => Body["messages"]!.AsArray();

    /// <summary>Texts of the tool answers so far, oldest first.</summary>
    public IReadOnlyList<string> Answers =>
        [.. Messages.Where(message => message!["role"]!.GetValue<string>() == "tool").Select(message => Text(message!["content"]))];

    /// <summary>What the model was last told by us.</summary>
    public string LastUser => Text(Messages.Last(message => message!["role"]!.GetValue<string>() == "user")!["content"]);

    private static string Text(JsonNode? content) => content switch
    {
        JsonArray parts => string.Concat(parts.Select(part => part!["text"]?.GetValue<string>())),
        null => "",
        _ => content.GetValue<string>(),
    };
}

/// <summary>What the model answers.</summary>
internal abstract record ModelReply
{
    public static ModelReply Text(string text) => new Message(text, []);

    /// <summary>Tool calls as (name on the wire, argument text), with ids call_0, call_1 ...</summary>
    public static ModelReply Calls(params (string Name, string Arguments)[] calls) =>
        new Message(null, [.. calls.Select((call, index) => ($"call_{index}", call.Name, call.Arguments))]);

    public abstract HttpResponseMessage ToResponse();

    public sealed record Message(string? Content, IReadOnlyList<(string Id, string Name, string Arguments)> ToolCalls) : ModelReply
    {
        /// <summary>All tokens of the exchange; five of them are the answer's.</summary>
        public int Tokens { get; init; } = 15;

        /// <summary>Tokens of the prompt that the server had seen before.</summary>
        public int CachedTokens { get; init; }

        /// <summary>Tokens of the answer that were thought and not said.</summary>
        public int ReasoningTokens { get; init; }

        public string? FinishReason { get; init; }

        public string? Refusal { get; init; }

        public override HttpResponseMessage ToResponse()
        {
            var message = new JsonObject { ["role"] = "assistant", ["content"] = Content, ["refusal"] = Refusal };
            if (ToolCalls.Count > 0)
            {
                message["tool_calls"] = new JsonArray([.. ToolCalls.Select(call => (JsonNode)new JsonObject
                {
                    ["id"] = call.Id,
                    ["type"] = "function",
                    ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments },
                })]);
            }

            return Json(HttpStatusCode.OK, new JsonObject
            {
                ["id"] = "chatcmpl-test",
                ["object"] = "chat.completion",
                ["created"] = 0,
                ["model"] = "scripted",
                ["choices"] = new JsonArray(new JsonObject
                {
                    ["index"] = 0,
                    ["message"] = message,
                    ["finish_reason"] = FinishReason ?? (ToolCalls.Count > 0 ? "tool_calls" : "stop"),
                }),
                ["usage"] = new JsonObject
                {
                    ["prompt_tokens"] = Tokens - 5,
                    ["completion_tokens"] = 5,
                    ["total_tokens"] = Tokens,
                    ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = CachedTokens },
                    ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = ReasoningTokens },
                },
            }.ToJsonString());
        }
    }

    /// <summary>Any answer at all, JSON or not.</summary>
    public sealed record Raw(HttpStatusCode Status, string Body, string? RetryAfter = null) : ModelReply
    {
        public override HttpResponseMessage ToResponse()
        {
            var response = Json(Status, Body);
            if (RetryAfter is not null)
            {
                response.Headers.TryAddWithoutValidation("Retry-After", RetryAfter);
            }

            return response;
        }
    }

    /// <summary>Says nothing until a test lets it; then this, or the embedded model's answer.</summary>
    public sealed record Held(Task Until, ModelReply? Then = null) : ModelReply
    {
        public override HttpResponseMessage ToResponse() => throw new InvalidOperationException("Wait first.");
    }

    /// <summary>No answer: the transport fails.</summary>
    public sealed record Fault(Exception Exception) : ModelReply
    {
        public override HttpResponseMessage ToResponse() => throw Exception;
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
}
