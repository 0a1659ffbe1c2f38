using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agent.Tests.Kernels;

/// <summary>A model's server that answers from a list and keeps what it was sent. Answers past the list are a failure of the test.</summary>
internal sealed class FakeModel(params string[] answers) : HttpMessageHandler
{
    private int _next;

    public List<string> Bodies { get; } = [];

    public List<HttpRequestMessage> Requests { get; } = [];

    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    public Exception? Failure { get; init; }

    public JsonNode Request(int index = 0) => JsonNode.Parse(Bodies[index])!;

    public JsonArray Messages(int index = 0) => Request(index)["messages"]!.AsArray();

    public static string Says(string text) =>
        """{"id":"c1","object":"chat.completion","created":1700000000,"model":"served","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"""
        + JsonSerializer.Serialize(text)
        + """}}],"usage":{"prompt_tokens":5,"completion_tokens":6,"total_tokens":11}}""";

    /// <summary>Calls by wire name and argument text; their ids are t0, t1 and so on.</summary>
    public static string Calls(params (string Name, string Arguments)[] calls) =>
        """{"id":"c2","object":"chat.completion","created":1700000000,"model":"served","choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":null,"tool_calls":["""
        + string.Join(',', calls.Select((call, i) =>
            $$$"""{"id":"t{{{i}}}","type":"function","function":{"name":"{{{call.Name}}}","arguments":{{{JsonSerializer.Serialize(call.Arguments)}}} }}"""))
        + """]}}],"usage":{"prompt_tokens":7,"completion_tokens":8,"total_tokens":15}}""";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Add(request);
        Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
        if (Failure is not null)
        {
            throw Failure;
        }

        return new(Status) { Content = new StringContent(answers[_next++], Encoding.UTF8, "application/json") };
    }
}
