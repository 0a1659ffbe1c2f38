using System.Text.Json.Nodes;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Xunit;

namespace Agent.Tests.Kernels;

/// <summary>A kernel with a fake model behind the real connector, and <see cref="OrderTools"/> as the plugin Orders.</summary>
internal sealed class TestKernel
{
    public TestKernel(params string[] answers)
        : this(new FakeModel(answers))
    {
    }

    public TestKernel(FakeModel model)
    {
        Model = model;
        var builder = Kernel.CreateBuilder();
        builder.AddOpenAIChatCompletion("configured", "key", httpClient: new HttpClient(model));
        Kernel = builder.Build();
        Kernel.Plugins.AddFromObject(new OrderTools(), "Orders");
    }

    public FakeModel Model { get; }

    public Kernel Kernel { get; }

    public ChatHistory History { get; } = new("hello", AuthorRole.User);

    public IChatCompletionService Chat => Kernel.GetRequiredService<IChatCompletionService>();

    public static OpenAIPromptExecutionSettings Auto(FunctionChoiceBehaviorOptions? options = null) =>
        new() { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(options: options) };

    public void Only(params KernelFunction[] functions)
    {
        Kernel.Plugins.Clear();
        Kernel.Plugins.AddFromFunctions("P", functions);
    }

    public Task<ChatMessageContent> AskAsync(PromptExecutionSettings? settings = null, CancellationToken cancellationToken = default) =>
        Chat.GetChatMessageContentAsync(History, settings ?? Auto(), Kernel, cancellationToken);

    /// <summary>Lets the model make one call and returns what it reads as the answer.</summary>
    public static async Task<string> AnswerToAsync(string name, string arguments)
    {
        var test = new TestKernel(FakeModel.Calls((name, arguments)), FakeModel.Says("done"));
        await test.AskAsync();
        var answer = test.Model.Messages(1)[2]!;
        Assert.Equal("tool", (string?)answer["role"]);
        Assert.Equal("t0", (string?)answer["tool_call_id"]);
        return (string)answer["content"]!;
    }
}

internal static class Json
{
    /// <summary>Compares as JSON: the order of members and the white space do not count.</summary>
    public static void Same(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"expected {expected}\nactual   {actual?.ToJsonString()}");
}
