using System.Text.Json.Nodes;
using Agent.Tests.Support;
using Agent.Tests.Support.OpenAi;

namespace Agent.Tests.Flows;

/// <summary>The service as it runs with a real model: every request crosses a network connection and is held against the protocol.</summary>
public sealed class OpenAiFlowTests
{
    [Fact]
    public async Task Submit_OverHttp_IsDecidedAndSpeaksTheProtocol()
    {
        await using var server = await OpenAiServer.StartAsync();
        await using var app = await AgentApp.StartAsync(server);
        server.Usage = _ => new(1_400, 1_024, 60, 20);

        var result = await app.SubmitAsync(Make.EnterpriseLead());

        Assert.Equal(("enterprise", "awaiting_approval", "gpt-4o-mini"), (result.Text("segment"), result.Text("status"), result.Text("model")));
        Assert.Equal(["schedule_meeting"], result.Pending());
        Assert.All(server.Exchanges, exchange => Assert.Equal((200, null), (exchange.Status, exchange.Refused)));
        var calls = server.Exchanges.Count;
        Assert.Equal(
            (calls, calls * 1_400, calls * 60, calls * 1_024),
            ((int)result["usage"]!["llm_calls"]!, (int)result["usage"]!["input_tokens"]!, (int)result["usage"]!["output_tokens"]!, (int)result["usage"]!["cached_input_tokens"]!));
        await app.AssertPromisesAsync();
    }

    [Fact]
    public async Task Submit_OverHttp_TriageIsOfferedItsToolsAndNoLeadText()
    {
        await using var server = await OpenAiServer.StartAsync();
        await using var app = await AgentApp.StartAsync(server);

        await app.SubmitAsync(Make.EnterpriseLead());

        var first = server.Exchanges[0];
        Assert.Equal(("POST", "/v1/chat/completions"), (first.Method, first.Path));
        Assert.Equal($"Bearer {server.ApiKey}", first.Headers["Authorization"]);
        Assert.StartsWith("application/json", first.Headers["Content-Type"], StringComparison.Ordinal);
        var body = first.Request!.Body;
        Assert.Equal(("gpt-4o-mini", "auto", 0), ((string?)body["model"], (string?)body["tool_choice"], (double)body["temperature"]!));
        Assert.Equal(["memory-get_company_history", "scoring-score_lead"], first.Request.Tools);
        Assert.All(body["tools"]!.AsArray(), tool => Assert.Equal(
            ("function", "object"), ((string?)tool!["type"], (string?)tool["function"]!["parameters"]!["type"])));
        Assert.Equal(["system", "user"], body["messages"]!.AsArray().Select(message => (string?)message!["role"]));
        Assert.Equal("qualify", (string?)JsonNode.Parse(first.Request.LastUser)!["task"]);
        Assert.Null(body["response_format"]);
        Assert.DoesNotContain("Enterprise API integration", first.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_OverHttp_ReaderGetsTheTextAndAStrictSchemaAndNoTools()
    {
        await using var server = await OpenAiServer.StartAsync();
        await using var app = await AgentApp.StartAsync(server);

        await app.SubmitAsync(Make.EnterpriseLead());

        var reader = Assert.Single(server.Exchanges, exchange => exchange.Request!.Schema == "lead_facts").Request!;
        var format = reader.Body["response_format"]!["json_schema"]!;
        Assert.True((bool)format["strict"]!);
        Assert.Equal(
            ["need", "timeline", "budget", "authority", "company_size", "intent", "injection"],
            format["schema"]!["properties"]!.AsObject().Select(property => property.Key));
        Assert.False((bool)format["schema"]!["additionalProperties"]!);
        Assert.Null(reader.Body["tools"]);
        Assert.Null(reader.Body["tool_choice"]);
        Assert.Contains("Enterprise API integration", reader.LastUser, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_WrongKey_ReachesNoModelAndSaysSoOnTheWire()
    {
        await using var server = await OpenAiServer.StartAsync();
        await using var app = await AgentApp.StartAsync(server, ("OpenAI:ApiKey", "sk-wrong-key-00000"), ("OpenAI:Attempts", "1"), ("Agent:MaxFailures", "1"));

        await app.SubmitAsync(Make.BareLead());

        Assert.All(server.Exchanges, exchange => Assert.Equal((401, "invalid_api_key"), (exchange.Status, exchange.Refused!.Code)));
        Assert.NotEmpty(server.Exchanges);
    }
}
