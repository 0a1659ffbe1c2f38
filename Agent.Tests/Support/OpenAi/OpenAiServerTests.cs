using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Agent.Tests.Support.OpenAi;

/// <summary>A stand-in is worth what it refuses: it has to be as strict as the real one.</summary>
public sealed class OpenAiServerTests : IAsyncLifetime, IDisposable
{
    private const string Hello = """{"role":"user","content":"hello"}""";
    private const string Called = """{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"a-b","arguments":"{}"}}]}""";
    private const string Answered = """{"role":"tool","tool_call_id":"c1","content":"ok"}""";

    private readonly HttpClient _client = new();
    private OpenAiServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await OpenAiServer.StartAsync(_ => ModelReply.Text("Hi."));
        _client.DefaultRequestHeaders.Authorization = new("Bearer", _server.ApiKey);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Post_Well_IsAnsweredAsOpenAiDoes()
    {
        _server.Usage = _ => new(2_000, 1_536, 40, 16);

        using var response = await PostAsync(Body(Hello));

        var answer = await JsonAsync(response);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Hi.", (string?)answer["choices"]![0]!["message"]!["content"]);
        Assert.Equal((1_536, 16, 2_040), ((int)answer["usage"]!["prompt_tokens_details"]!["cached_tokens"]!,
            (int)answer["usage"]!["completion_tokens_details"]!["reasoning_tokens"]!, (int)answer["usage"]!["total_tokens"]!));
        Assert.All(["x-request-id", "openai-processing-ms", "x-ratelimit-remaining-tokens"], name => Assert.True(response.Headers.Contains(name), name));
        Assert.Equal("hello", _server.Exchanges.Single().Request!.LastUser);
    }

    [Theory]
    [InlineData(null, "You didn't provide an API key")]
    [InlineData("Bearer  ", "You didn't provide an API key")]
    [InlineData("Bearer sk-somebody-elses-key", "Incorrect API key provided: sk-s*************-key")]
    public async Task Post_WithoutTheKey_IsUnauthorized(string? authorization, string message)
    {
        _client.DefaultRequestHeaders.Remove("Authorization");
        _client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        using var response = await PostAsync(Body(Hello));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.StartsWith(message, (string?)(await JsonAsync(response))["error"]!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", 400, "We could not parse")]
    [InlineData("""{"model":"gpt-5","messages":[]}""", 404, "The model `gpt-5` does not exist")]
    [InlineData("""{"model":"gpt-4o","messages":[]}""", 400, "Invalid 'messages': empty array.")]
    [InlineData("""{"model":"gpt-4o","messages":[{"role":"robot","content":"x"}]}""", 400, "Invalid value: 'robot'. Supported values are")]
    [InlineData("""{"model":"gpt-4o","messages":[{"role":"user","content":null}]}""", 400, "Invalid value for 'content': expected a string, got null.")]
    [InlineData("""{"model":"gpt-4o","messages":[{"role":"user","content":"x"}],"temperature":3}""", 400, "Invalid 'temperature': decimal above maximum")]
    [InlineData("""{"model":"gpt-4o","messages":[{"role":"user","content":"x"}],"tool_choice":"auto"}""", 400, "Invalid value for 'tool_choice'")]
    [InlineData("""{"model":"gpt-4o","messages":[{"role":"user","content":"x"}],"colour":"red"}""", 400, "Unrecognized request argument supplied: colour")]
    [InlineData("""{"model":"gpt-4o","messages":[{"role":"user","content":"x"}],"stream":true}""", 501, "The stand-in does not stream.")]
    public async Task Post_Wrong_IsRefusedInOpenAisShape(string body, int status, string message)
    {
        using var response = await PostAsync(body);

        var error = (await JsonAsync(response))["error"]!.AsObject();
        Assert.Equal(status, (int)response.StatusCode);
        Assert.StartsWith(message, (string?)error["message"], StringComparison.Ordinal);
        Assert.Equal(["code", "message", "param", "type"], error.Select(member => member.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData($"{Hello},{Called},{Answered}", null)]
    [InlineData($"{Hello},{Answered}", "must be a response to a preceeding message with 'tool_calls'")]
    [InlineData($"{Hello},{Called}", "did not have response messages: c1")]
    [InlineData($"{Hello},{Called},{Hello},{Answered}", "did not have response messages: c1")]
    [InlineData($"{Hello},{Called},{Answered},{Answered}", "must be a response to a preceeding message with 'tool_calls'")]
    public async Task Post_ToolMessages_HaveToAnswerTheirCalls(string messages, string? message)
    {
        using var response = await PostAsync(Body(messages));

        var error = (string?)(await JsonAsync(response))["error"]?["message"];
        Assert.Equal(message is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(message ?? "", error ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}""", null)]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}""", "In context=(), 'additionalProperties' is required to be supplied and to be false.")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"object","properties":{},"required":[]}},"required":["a"],"additionalProperties":false}""", "In context=('properties', 'a'), 'additionalProperties'")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}},"required":[],"additionalProperties":false}""", "Missing 'a'.")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string","default":"x"}},"required":["a"],"additionalProperties":false}""", "'default' is not permitted.")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", "schema must be a JSON Schema of 'type: \"object\"'")]
    public async Task Post_StrictSchema_HasToBeClosed(string schema, string? message)
    {
        using var response = await PostAsync(Body(Hello, $$$""","response_format":{"type":"json_schema","json_schema":{"name":"s","strict":true,"schema":{{{schema}}}}}"""));

        var error = (string?)(await JsonAsync(response))["error"]?["message"];
        Assert.Equal(message is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(message ?? "", error ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_Held_WaitsForItsTest()
    {
        var let = new TaskCompletionSource();
        _server.On("slowly", _ => new ModelReply.Held(let.Task, ModelReply.Text("At last.")));

        var slow = PostAsync(Body("""{"role":"user","content":"slowly"}"""));
        using var quick = await PostAsync(Body(Hello));
        Assert.False(slow.IsCompleted);
        let.SetResult();

        using var response = await slow;
        Assert.Equal("At last.", (string?)(await JsonAsync(response))["choices"]![0]!["message"]!["content"]);
        Assert.Single(_server.About("slowly"));
    }

    [Fact]
    public async Task Reply_OfAConnection_BreaksIt()
    {
        _server.On("reset", _ => WireFaults.Reset);
        _server.On("cut", _ => WireFaults.CutBody);

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(Body("""{"role":"user","content":"reset"}""")));
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(Body("""{"role":"user","content":"cut"}""")));
        _server.CloseOnAccept();
        using var newcomer = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => newcomer.GetAsync(_server.Endpoint));
    }

    private static string Body(string messages, string more = "") => $$"""{"model":"gpt-4o","messages":[{{messages}}]{{more}}}""";

    private async Task<HttpResponseMessage> PostAsync(string body) =>
        await _client.PostAsync(new Uri($"{_server.Endpoint}/chat/completions"), new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")));

    private static async Task<JsonObject> JsonAsync(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
}
