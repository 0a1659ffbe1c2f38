using System.ComponentModel;
using System.Text.Json;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Xunit;

namespace Agent.Tests.Kernels;

public sealed class RequestTests
{
    public sealed record Facts(Priority Priority, string? Note, int? Seats, List<Person> People, [property: Description("In words.")] string Text);

    [Fact]
    public async Task Ask_WithoutSettings_SendsMessagesAndModelOnly()
    {
        var test = new TestKernel(FakeModel.Says("hi"));

        await test.Chat.GetChatMessageContentAsync(test.History);

        Json.Same("""{"messages":[{"role":"user","content":"hello"}],"model":"configured"}""", test.Model.Request());
    }

    [Fact]
    public async Task Ask_WithEverySetting_SendsThemUnderTheirWireNames()
    {
        var test = new TestKernel(FakeModel.Says("hi"));

        await test.AskAsync(new OpenAIPromptExecutionSettings
        {
            ChatSystemPrompt = "be kind",
            Temperature = 0.3,
            TopP = 0.5,
            MaxTokens = 7,
            Seed = 5,
            StopSequences = ["stop"],
            User = "me",
            PresencePenalty = 0.1,
            FrequencyPenalty = 0.2,
            ResponseFormat = "json_object",
            ReasoningEffort = "low",
            ModelId = "ignored",
        });

        Json.Same(
            """
            {"temperature":0.3,"top_p":0.5,"user":"me","messages":[{"role":"system","content":"be kind"},{"role":"user","content":"hello"}],
             "model":"configured","reasoning_effort":"low","max_completion_tokens":7,"frequency_penalty":0.2,"presence_penalty":0.1,
             "response_format":{"type":"json_object"},"stop":["stop"],"seed":5}
            """,
            test.Model.Request());
        Assert.Single(test.History);
    }

    [Fact]
    public async Task Ask_WithSystemMessageInHistory_LeavesTheSystemPromptOut()
    {
        var test = new TestKernel(FakeModel.Says("hi"));
        test.History.AddSystemMessage("mine");

        await test.AskAsync(new OpenAIPromptExecutionSettings { ChatSystemPrompt = "be kind" });

        Assert.DoesNotContain("be kind", test.Model.Bodies[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_WithBaseSettings_ReadsThemByTheirJsonNames()
    {
        var test = new TestKernel(FakeModel.Says("hi"));
        var settings = JsonSerializer.Deserialize<PromptExecutionSettings>(
            """
            {"temperature":0.2,"max_tokens":"9","unknown":1,"service_id":"s","model_id":"other",
             "function_choice_behavior":{"type":"auto","functions":["Orders.now"],"options":{"allow_parallel_calls":true}}}
            """)!;

        await test.AskAsync(settings);

        Json.Same(
            """
            {"temperature":0.2,"messages":[{"role":"user","content":"hello"}],"model":"configured","max_completion_tokens":9,
             "tools":[{"type":"function","function":{"description":"","name":"Orders-now","parameters":{"type":"object","required":[],"properties":{}},"strict":false}}],
             "tool_choice":"auto","parallel_tool_calls":true}
            """,
            test.Model.Request());
    }

    [Fact]
    public async Task Ask_WithFrozenBaseSettings_SendsTheSameEachTime()
    {
        var test = new TestKernel(FakeModel.Says("one"), FakeModel.Says("two"));
        var settings = JsonSerializer.Deserialize<PromptExecutionSettings>("""{"temperature":0.2}""")!;
        settings.Freeze();

        await test.AskAsync(settings);
        await test.AskAsync(settings);

        Assert.Equal(test.Model.Bodies[0], test.Model.Bodies[1]);
        Assert.Equal(0.2, (double)test.Model.Request()["temperature"]!);
    }

    [Theory]
    [InlineData("text", """{"type":"text"}""")]
    [InlineData("json_object", """{"type":"json_object"}""")]
    [InlineData("not known", null)]
    public async Task ResponseFormat_ByName_IsSentWhenKnown(string format, string? expected)
    {
        var test = new TestKernel(FakeModel.Says("hi"));

        await test.AskAsync(new OpenAIPromptExecutionSettings { ResponseFormat = format });

        Assert.Equal(expected, test.Model.Request()["response_format"]?.ToJsonString());
    }

    [Fact]
    public async Task ResponseFormat_OfType_IsAStrictSchemaNamedAfterIt()
    {
        var test = new TestKernel(FakeModel.Says("hi"));

        await test.AskAsync(new OpenAIPromptExecutionSettings { ResponseFormat = typeof(Facts) });

        Json.Same(
            """
            {"type":"json_schema","json_schema":{"name":"Facts","strict":true,"schema":{"type":"object","additionalProperties":false,
             "required":["Priority","Note","Seats","People","Text"],
             "properties":{"Priority":{"type":"string","enum":["Low","High"]},"Note":{"type":["string","null"]},"Seats":{"type":["integer","null"]},
              "People":{"type":"array","items":{"type":"object","properties":{"Name":{"type":"string"},"Age":{"type":"integer"}},"required":["Name","Age"],"additionalProperties":false}},
              "Text":{"description":"In words.","type":"string"}}}}}
            """,
            test.Model.Request()["response_format"]);
    }

    [Theory]
    [InlineData("""{"type":"object"}""", """{"type":"json_schema","json_schema":{"name":"JsonSchema","schema":{"type":"object"}}}""")]
    [InlineData(
        """{"type":"json_schema","json_schema":{"name":"facts","strict":true,"schema":{"type":"object"}}}""",
        """{"type":"json_schema","json_schema":{"name":"facts","strict":true,"schema":{"type":"object"}}}""")]
    [InlineData("\"json_object\"", """{"type":"json_object"}""")]
    public async Task ResponseFormat_OfJsonElement_IsASchemaOrAName(string format, string expected)
    {
        var test = new TestKernel(FakeModel.Says("hi"));

        await test.AskAsync(new OpenAIPromptExecutionSettings { ResponseFormat = JsonElement.Parse(format) });

        Json.Same(expected, test.Model.Request()["response_format"]);
    }

    [Fact]
    public async Task Ask_WithHttpClient_GoesToTheEndpointWithKeyAndNames()
    {
        var model = new FakeModel(FakeModel.Says("hi"));
        var builder = Kernel.CreateBuilder();
        builder.AddOpenAIChatCompletion("m", new Uri("http://localhost:1/v1"), "secret", httpClient: new HttpClient(model));

        await builder.Build().GetRequiredService<IChatCompletionService>().GetChatMessageContentAsync("hello");

        var request = model.Requests[0];
        Assert.Equal("http://localhost:1/v1/chat/completions", request.RequestUri?.ToString());
        Assert.Equal("Bearer secret", request.Headers.Authorization?.ToString());
        Assert.StartsWith("Semantic-Kernel OpenAI/", request.Headers.UserAgent.ToString(), StringComparison.Ordinal);
        Assert.True(request.Headers.Contains("Semantic-Kernel-Version"));
    }

    [Fact]
    public async Task Ask_WithoutKey_WorksForAnEndpointOfOnesOwnOnly()
    {
        var model = new FakeModel(FakeModel.Says("hi"));
        var builder = Kernel.CreateBuilder();
        builder.AddOpenAIChatCompletion("m", new Uri("http://localhost:1/v1"), apiKey: null, httpClient: new HttpClient(model));

        var answer = await builder.Build().GetRequiredService<IChatCompletionService>().GetChatMessageContentAsync("hello");

        Assert.Equal("hi", answer.Content);
        Assert.Throws<ArgumentException>(() => Kernel.CreateBuilder().AddOpenAIChatCompletion("m", ""));
    }

    [Fact]
    public async Task Ask_WithBaseAddressOnTheClient_GoesThere()
    {
        var model = new FakeModel(FakeModel.Says("hi"));
        var builder = Kernel.CreateBuilder();
        builder.AddOpenAIChatCompletion("m", "key", httpClient: new HttpClient(model) { BaseAddress = new Uri("http://localhost:2/v1") });

        await builder.Build().GetRequiredService<IChatCompletionService>().GetChatMessageContentAsync("hello");

        Assert.Equal("http://localhost:2/v1/chat/completions", model.Requests[0].RequestUri?.ToString());
    }
}
