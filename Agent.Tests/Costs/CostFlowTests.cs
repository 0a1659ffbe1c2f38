using System.Net;
using System.Text.Json.Nodes;
using Agent.Tests.Support;

namespace Agent.Tests.Costs;

/// <summary>Every request is counted once, in the result, in the journal, in the day's sum and in <c>GET /costs</c>.</summary>
public sealed class CostFlowTests
{
    // 1,000 fresh at 1, 600 cached at 0.5, 200 out at 4 USD per million
    private const decimal PerCall = 0.0021m;

    [Fact]
    public async Task Lead_PricedModel_SumsAreTheOnesByHand()
    {
        await using var app = await StartAsync(Counted);

        var result = await app.SubmitAsync(Make.SmallBusinessLead());

        var usage = result["usage"]!;
        var calls = (int)usage["llm_calls"]!;
        Assert.Equal(5, calls);
        Assert.Equal((1_600 * calls, 600 * calls, 200 * calls, 120 * calls), ((int)usage["input_tokens"]!, (int)usage["cached_input_tokens"]!, (int)usage["output_tokens"]!, (int)usage["reasoning_tokens"]!));
        Assert.Equal(PerCall * calls, (decimal)usage["cost_usd"]!);
        Assert.Equal(PaidModel.Name, result.Text("model"));

        var report = await app.GetAsync("/costs?by=day,model");
        Assert.Equal(PerCall * calls, (decimal)report["total"]!["cost_usd"]!);
        Assert.Equal(PerCall * calls, (decimal)report["today"]!["spent_usd"]!);
        Assert.Equal(PaidModel.Name, (string?)report["rows"]![0]!["model"]);

        var agents = (await app.GetAsync("/costs?by=agent"))["rows"]!.AsArray().ToDictionary(row => (string)row!["agent"]!, row => (long)row!["calls"]!);
        Assert.Equal(new Dictionary<string, long> { ["triage"] = 1, ["reader"] = 1, ["smb_specialist"] = 2, ["writer"] = 1 }, agents);
        Assert.All((await app.GetAsync("/costs?by=prompt"))["rows"]!.AsArray(), row => Assert.StartsWith("sha256:", (string?)row!["prompt"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lead_ModelWithoutAPrice_CountsTokensAndKnowsNoCost()
    {
        await using var app = await StartAsync(Counted, ("OpenAI:Model", "unheard-of"));

        var result = await app.SubmitAsync(Make.SmallBusinessLead());

        Assert.Equal("completed", result.Text("status"));
        Assert.Equal(8_000, (int)result["usage"]!["input_tokens"]!);
        Assert.Null(result["usage"]!["cost_usd"]);
        var total = (await app.GetAsync("/costs"))["total"]!;
        Assert.Equal((5, 0m), ((int)total["unpriced_calls"]!, (decimal)total["cost_usd"]!));
    }

    [Fact]
    public async Task Agents_WithModelsOfTheirOwn_AskThoseModels()
    {
        var asked = new System.Collections.Concurrent.ConcurrentQueue<(string? Who, string? Model)>();
        await using var app = await StartAsync(
            request =>
            {
                asked.Enqueue((request.Schema, (string?)request.Body["model"]));
                return null;
            },
            ("Agent:Models:reader", "cheap"), ("Agent:Models:writer", "strong"));

        var result = await app.SubmitAsync(Make.SmallBusinessLead());

        Assert.Equal("completed", result.Text("status"));
        Assert.All(asked, call => Assert.Equal(call.Who switch { "lead_facts" => "cheap", "email_body" => "strong", _ => PaidModel.Name }, call.Model));
        Assert.Equal("cheap", result.Text("model"));
    }

    [Fact]
    public async Task Start_ModelForAnUnknownAgent_IsRefused()
    {
        var caught = await Record.ExceptionAsync(() => StartAsync(_ => null, ("Agent:Models:reeder", "cheap")));

        Assert.Contains("Agent:Models:reeder", caught?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by=hour", "by")]
    [InlineData("by=", "by")]
    [InlineData("from=2026-02-01&to=2026-01-01", "from")]
    [InlineData("from=2020-01-01&to=2026-01-01", "from")]
    public async Task Costs_BadQuery_NamesTheField(string query, string field)
    {
        await using var app = await StartAsync(_ => null);

        using var response = await app.Client.GetAsync($"/costs?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]![field]);
    }

    private static Task<AgentApp> StartAsync(Func<ModelRequest, ModelReply?> script, params (string Key, string Value)[] more) =>
        AgentApp.StartAsync(new AppSetup { Model = new PricedModel(new ScriptedModel(script)), Settings = [.. PaidModel.Settings, .. more] });

    private static ModelReply? Counted(ModelRequest request) => null;

    /// <summary>The embedded model's answers, with usage as a provider with a cache writes it.</summary>
    private sealed class PricedModel(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellationToken))!;
            body["usage"] = JsonNode.Parse("""
                {"prompt_tokens": 1600, "completion_tokens": 200, "total_tokens": 1800,
                 "prompt_tokens_details": {"cached_tokens": 600}, "completion_tokens_details": {"reasoning_tokens": 120}}
                """);
            response.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
            return response;
        }
    }
}
