using System.Text.Json;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Xunit;

namespace Agent.Tests.Kernels;

public sealed class ContentTests
{
    [Fact]
    public void Content_OfAMessage_IsItsFirstText()
    {
        var message = new ChatMessageContent(AuthorRole.User, (string?)null);
        Assert.Empty(message.Items);

        message.Content = "a";
        message.Items.Add(new TextContent("b"));
        message.Content = "c";

        Assert.Equal(["c", "b"], message.Items.Select(item => item.ToString()));
        Assert.Equal("c", message.ToString());
        Assert.Equal("t", new ChatMessageContent(AuthorRole.Tool, [new FunctionResultContent("f"), new TextContent("t")]).Content);
    }

    [Fact]
    public void Role_ComparedWithAnother_IgnoresCase()
    {
        Assert.True(AuthorRole.User == new AuthorRole("USER"));
        Assert.True(AuthorRole.User != AuthorRole.Tool);
        Assert.Equal(AuthorRole.User.GetHashCode(), new AuthorRole("USER").GetHashCode());
        Assert.Equal("tool", $"{AuthorRole.Tool}");
    }

    [Fact]
    public void History_BuiltInOrder_CanBeWalkedAndChanged()
    {
        ChatHistory history = [new(AuthorRole.System, "s"), new(AuthorRole.User, "u")];
        history.AddAssistantMessage("a");
        history.AddRange([new(AuthorRole.User, "u2")]);
        history.RemoveAt(1);

        Assert.Equal(["s", "a", "u2"], history.Select(message => message.Content));
        Assert.Equal("u2", history[^1].Content);
        Assert.Equal("s", new ChatHistory("s")[0].Content);
        Assert.Throws<ArgumentException>(() => new ChatHistory(""));
    }

    [Fact]
    public void History_ThroughJson_KeepsMessagesCallsAndResults()
    {
        var history = new ChatHistory("s");
        history.Add(new ChatMessageContent(AuthorRole.Assistant, [new FunctionCallContent("f", "p", "1", new() { ["a"] = "b" })]));
        history.Add(new ChatMessageContent(AuthorRole.Tool, [new FunctionResultContent("f", "p", "1", "r")]));

        var back = JsonSerializer.Deserialize<ChatHistory>(JsonSerializer.Serialize(history))!;

        Assert.Equal("s", back[0].Content);
        Assert.Equal("b", FunctionCallContent.GetFunctionCalls(back[1]).Single().Arguments!["a"]?.ToString());
        var result = Assert.IsType<FunctionResultContent>(back[2].Items[0]);
        Assert.Equal(("1", "p", "f", "r"), (result.CallId, result.PluginName, result.FunctionName, result.Result?.ToString()));
    }

    [Fact]
    public void Arguments_Copied_KeepValuesAndSettings()
    {
        var arguments = new KernelArguments(new PromptExecutionSettings { ServiceId = "s" }) { ["Name"] = 1 };

        var copy = new KernelArguments(arguments);
        copy["other"] = 2;

        Assert.True(arguments.ContainsName("NAME"));
        Assert.Equal(1, copy["name"]);
        Assert.Equal(["Name"], arguments.Names);
        Assert.Equal("s", Assert.Single(copy.ExecutionSettings!).Key);
        Assert.Throws<ArgumentException>(() => new KernelArguments([new PromptExecutionSettings(), new PromptExecutionSettings()]));
    }

    [Fact]
    public void Settings_Frozen_RefuseChangesTheirCloneDoesNot()
    {
        var settings = new OpenAIPromptExecutionSettings { Temperature = 1, StopSequences = ["x"], ExtensionData = new Dictionary<string, object> { ["a"] = 1 } };
        settings.Freeze();

        var clone = Assert.IsType<OpenAIPromptExecutionSettings>(settings.Clone());
        clone.Temperature = 2;
        clone.StopSequences!.Add("y");

        Assert.True(settings.IsFrozen);
        Assert.Throws<InvalidOperationException>(() => settings.Temperature = 2);
        Assert.Throws<InvalidOperationException>(() => settings.FunctionChoiceBehavior = null);
        Assert.Throws<NotSupportedException>(() => settings.StopSequences!.Add("y"));
        Assert.Equal((2.0, 1), (clone.Temperature, clone.ExtensionData!.Count));
    }

    [Fact]
    public void Settings_Translated_KeepTheBehaviorAndReadTheRest()
    {
        var behavior = FunctionChoiceBehavior.Auto();

        var settings = OpenAIPromptExecutionSettings.FromExecutionSettings(new PromptExecutionSettings
        {
            ModelId = "m",
            FunctionChoiceBehavior = behavior,
            ExtensionData = new Dictionary<string, object> { ["temperature"] = 0.5, ["other"] = 1 },
        });

        Assert.Equal((0.5, "m"), (settings.Temperature, settings.ModelId));
        Assert.Same(behavior, settings.FunctionChoiceBehavior);
        Assert.Same(settings, OpenAIPromptExecutionSettings.FromExecutionSettings(settings));
        Assert.Equal(5, OpenAIPromptExecutionSettings.FromExecutionSettings(null, 5).MaxTokens);
    }
}
