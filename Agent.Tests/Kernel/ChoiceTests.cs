using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Xunit;

namespace Agent.Tests.Kernels;

public sealed class ChoiceTests
{
    [Theory]
    [InlineData("auto", "auto", "P-one")]
    [InlineData("required", "required", "P-one")]
    [InlineData("none", "none", "P-one")]
    [InlineData("nothing", "none", "NonInvocableTool")]
    public async Task Choice_InTheFirstRequest_IsSentWithItsTools(string behavior, string choice, string tool)
    {
        var test = new TestKernel(FakeModel.Says("hi"));
        test.Only(KernelFunctionFactory.CreateFromMethod(() => 1, "one"));

        await test.AskAsync(new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = Behavior(behavior) });

        Assert.Equal(choice, (string?)test.Model.Request()["tool_choice"]);
        Assert.Equal(tool, (string?)Assert.Single(test.Model.Request()["tools"]!.AsArray())!["function"]!["name"]);
        Assert.Null(test.Model.Request()["parallel_tool_calls"]);
    }

    [Fact]
    public async Task Required_InTheSecondRequest_OffersNothing()
    {
        var test = new TestKernel(FakeModel.Calls(("P-one", "{}")), FakeModel.Says("done"));
        test.Only(KernelFunctionFactory.CreateFromMethod(() => 1, "one"));

        await test.AskAsync(new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Required() });

        Assert.Equal("none", (string?)test.Model.Request(1)["tool_choice"]);
        Assert.Equal("NonInvocableTool", (string?)test.Model.Request(1)["tools"]![0]!["function"]!["name"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ParallelCalls_WhenSaid_AreSent(bool allowed)
    {
        var test = new TestKernel(FakeModel.Says("hi"));

        await test.AskAsync(TestKernel.Auto(new() { AllowParallelCalls = allowed }));

        Assert.Equal(allowed, (bool)test.Model.Request()["parallel_tool_calls"]!);
    }

    [Fact]
    public async Task Auto_WithoutKernel_IsRefused()
    {
        var test = new TestKernel(FakeModel.Says("hi"));

        await Assert.ThrowsAsync<KernelException>(() => test.Chat.GetChatMessageContentsAsync(test.History, TestKernel.Auto()));

        Assert.Empty(test.Model.Bodies);
    }

    [Fact]
    public async Task Auto_OfFunctionOutsideTheKernel_IsRefusedUnlessCallsAreRunByHand()
    {
        var test = new TestKernel(FakeModel.Says("hi"));
        var function = KernelFunctionFactory.CreateFromMethod(() => 1, "one");

        await Assert.ThrowsAsync<KernelException>(() =>
            test.AskAsync(new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto([function]) }));
        await test.AskAsync(new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto([function], autoInvoke: false) });

        Assert.Equal("one", (string?)test.Model.Request()["tools"]![0]!["function"]!["name"]);
    }

    [Fact]
    public async Task ManualChoice_WhenTheModelCalls_ReturnsTheCallsAndLeavesTheHistory()
    {
        var test = new TestKernel(FakeModel.Calls(("Orders-get_order", """{"orderId":"7"}""")));

        var answer = await test.AskAsync(new OpenAIPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(autoInvoke: false) });

        var call = Assert.Single(FunctionCallContent.GetFunctionCalls(answer));
        var result = await call.InvokeAsync(test.Kernel);
        Assert.Equal(("Orders", "get_order", "t0"), (call.PluginName, call.FunctionName, call.Id));
        Assert.Equal(("order 7", "t0"), (result.Result, result.CallId));
        Assert.Single(test.History);
    }

    private static FunctionChoiceBehavior Behavior(string name) => name switch
    {
        "auto" => FunctionChoiceBehavior.Auto(),
        "required" => FunctionChoiceBehavior.Required(),
        "none" => FunctionChoiceBehavior.None(),
        _ => FunctionChoiceBehavior.Auto([]),
    };
}
