using System.Net;
using System.Text.Json;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI.Chat;
using Xunit;

namespace Agent.Tests.Kernels;

public sealed class ChatLoopTests
{
    [Fact]
    public async Task Answer_OfTheModel_CarriesWhatIsKnownOfIt()
    {
        var test = new TestKernel(FakeModel.Says("hi"));

        var answer = await test.AskAsync();

        Assert.IsType<OpenAIChatMessageContent>(answer);
        Assert.Equal(("hi", "Assistant", "configured"), (answer.Content, answer.Role.Label, answer.ModelId));
        Assert.Equal("hi", Assert.IsType<TextContent>(Assert.Single(answer.Items)).Text);
        Assert.Equal("c1", answer.Metadata!["Id"]);
        Assert.Equal("Stop", answer.Metadata["FinishReason"]);
        Assert.Null(answer.Metadata["Refusal"]);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1700000000), answer.Metadata["CreatedAt"]);
        var usage = Assert.IsType<ChatTokenUsage>(answer.Metadata["Usage"]);
        Assert.Equal((5, 6, 11), (usage.InputTokenCount, usage.OutputTokenCount, usage.TotalTokenCount));
        Assert.IsType<ChatCompletion>(answer.InnerContent);
        Assert.Single(test.History);
    }

    [Fact]
    public async Task Usage_OfEachRequest_StaysOnItsOwnMessage()
    {
        var test = new TestKernel(FakeModel.Calls(("Orders-now", "{}")), FakeModel.Says("hi"));

        var answer = await test.AskAsync();

        Assert.Equal(15, ((ChatTokenUsage)test.History[1].Metadata!["Usage"]!).TotalTokenCount);
        Assert.Equal("ToolCalls", test.History[1].Metadata!["FinishReason"]);
        Assert.Equal(11, ((ChatTokenUsage)answer.Metadata!["Usage"]!).TotalTokenCount);
    }

    [Fact]
    public async Task Usage_NotReported_IsNull()
    {
        var test = new TestKernel(
            """{"id":"1","object":"chat.completion","created":1,"model":"g","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":null,"refusal":"no"}}]}""");

        var answer = await test.AskAsync();

        Assert.Null(answer.Metadata!["Usage"]);
        Assert.Equal("no", answer.Metadata["Refusal"]);
        Assert.Null(answer.Content);
        Assert.Empty(answer.Items);
    }

    [Fact]
    public async Task Model_CallingForEver_IsStoppedAfter128Answers()
    {
        var test = new TestKernel([.. Enumerable.Repeat(FakeModel.Calls(("Orders-nothing", "{}")), 129)]);

        var answer = await test.AskAsync();

        Assert.Equal(129, test.Model.Bodies.Count);
        Assert.Equal(1 + (128 * 2), test.History.Count);
        Assert.Single(FunctionCallContent.GetFunctionCalls(answer));
        Assert.DoesNotContain(answer, test.History);
    }

    [Fact]
    public async Task HttpError_FromTheServer_CarriesStatusAndBody()
    {
        var test = new TestKernel(new FakeModel("""{"error":{"message":"busy"}}""") { Status = HttpStatusCode.TooManyRequests });

        var failure = await Assert.ThrowsAsync<HttpOperationException>(() => test.AskAsync());

        Assert.Equal(HttpStatusCode.TooManyRequests, failure.StatusCode);
        Assert.Contains("busy", failure.ResponseContent, StringComparison.Ordinal);
        Assert.IsType<System.ClientModel.ClientResultException>(failure.InnerException);
        Assert.Single(test.Model.Bodies);
        Assert.Single(test.History);
    }

    [Fact]
    public async Task Transport_Failing_IsAnHttpOperationWithoutStatus()
    {
        var test = new TestKernel(new FakeModel { Failure = new HttpRequestException("refused") });

        var failure = await Assert.ThrowsAsync<HttpOperationException>(() => test.AskAsync());

        Assert.Null(failure.StatusCode);
    }

    [Fact]
    public async Task Response_NotJson_IsAJsonError()
    {
        var test = new TestKernel("not json");

        await Assert.ThrowsAnyAsync<JsonException>(() => test.AskAsync());
    }

    [Fact]
    public async Task Response_WithoutChoices_IsRefused()
    {
        var test = new TestKernel("""{"id":"1","object":"chat.completion","created":1,"model":"g","choices":[]}""");

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => test.AskAsync());
    }

    [Fact]
    public async Task Settings_OutOfRange_AreRefused()
    {
        var test = new TestKernel();

        await Assert.ThrowsAsync<ArgumentException>(() => test.AskAsync(new OpenAIPromptExecutionSettings { MaxTokens = 0 }));
        await Assert.ThrowsAsync<NotSupportedException>(() => test.AskAsync(new OpenAIPromptExecutionSettings { ReasoningEffort = "enormous" }));
        await Assert.ThrowsAsync<ArgumentException>(() => test.Chat.GetChatMessageContentsAsync(new ChatHistory()));
        Assert.Empty(test.Model.Bodies);
    }

    [Fact]
    public async Task Cancellation_BeforeTheRequest_SendsNothing()
    {
        var test = new TestKernel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.AskAsync(cancellationToken: new CancellationToken(canceled: true)));

        Assert.Empty(test.Model.Bodies);
        Assert.Single(test.History);
    }

    [Fact]
    public async Task Cancellation_InsideATool_BecomesItsAnswerAndEndsBeforeTheNextRequest()
    {
        using var cancel = new CancellationTokenSource();
        var test = new TestKernel(FakeModel.Calls(("P-cancel", "{}"), ("P-after", "{}")));
        var ran = false;
        test.Only(
            KernelFunctionFactory.CreateFromMethod(
                () =>
                {
                    cancel.Cancel();
                    cancel.Token.ThrowIfCancellationRequested();
                },
                "cancel"),
            KernelFunctionFactory.CreateFromMethod(() => ran = true, "after"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.AskAsync(cancellationToken: cancel.Token));

        Assert.False(ran);
        Assert.Single(test.Model.Bodies);
        Assert.Equal(4, test.History.Count);
        Assert.All(test.History.Skip(2), message =>
            Assert.EndsWith("was canceled.", (string?)Assert.IsType<FunctionResultContent>(message.Items[^1]).Result, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Text_BesideCalls_IsKeptAndResent()
    {
        var test = new TestKernel(
            FakeModel.Calls(("Orders-now", "{}")).Replace("\"content\":null", "\"content\":\"thinking\"", StringComparison.Ordinal), FakeModel.Says("hi"));

        await test.AskAsync();

        Assert.Equal("thinking", test.History[1].Content);
        Assert.Equal("thinking", (string?)test.Model.Messages(1)[1]!["content"]);
    }

    [Fact]
    public async Task Function_RemovedWhileTheModelThought_IsNotCalled()
    {
        var test = new TestKernel(FakeModel.Calls(("P-remove", "{}"), ("Orders-now", "{}")), FakeModel.Says("hi"));
        test.Kernel.Plugins.AddFromFunctions(
            "P", [KernelFunctionFactory.CreateFromMethod((Kernel kernel) => kernel.Plugins.Remove(kernel.Plugins["Orders"]), "remove")]);

        await test.AskAsync();

        Assert.StartsWith("Error:", test.History[3].Content, StringComparison.Ordinal);
    }
}
