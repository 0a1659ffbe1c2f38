using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Xunit;

namespace Agent.Tests.Kernels;

public sealed class FilterTests
{
    private readonly List<string> _log = [];

    [Fact]
    public async Task Filters_AroundACall_RunOutsideInAndBackOut()
    {
        var test = TwoCalls();
        Around(test, "A1", "A2", "F1", "F2");

        var answer = await test.AskAsync();

        string[] once = ["A1>", "A2>", "F1>", "F2>", "<F2", "<F1", "<A2", "<A1"];
        Assert.Equal([.. once, .. once], _log);
        Assert.Equal("done", answer.Content);
    }

    [Fact]
    public async Task AutoContext_BeforeTheFunctionRuns_SaysWhereInTheConversationItIs()
    {
        var test = TwoCalls();
        AutoFunctionInvocationContext? seen = null;
        test.Kernel.AutoFunctionInvocationFilters.Add(new AutoFilter(async (context, next) =>
        {
            seen = context;
            _log.Add($"{context.RequestSequenceIndex} {context.FunctionSequenceIndex} {context.FunctionCount} {context.ToolCallId} {context.ChatHistory.Count} "
                + $"{context.Result.GetValue<object>() ?? "null"} {context.IsStreaming} {context.Function} {context.Arguments!["orderId"]}");
            await next(context);
            Assert.StartsWith("order", context.Result.GetValue<string>(), StringComparison.Ordinal);
        }));
        var settings = TestKernel.Auto();

        await test.AskAsync(settings);

        Assert.Equal(["0 0 2 t0 2 null False Orders.get_order 1", "0 1 2 t1 3 null False Orders.get_order 2"], _log);
        Assert.Same(test.History, seen?.ChatHistory);
        Assert.Same(test.History[1], seen?.ChatMessageContent);
        Assert.Same(test.Kernel, seen?.Kernel);
        Assert.Same(settings, seen?.ExecutionSettings);
        Assert.Same(FunctionCallContent.GetFunctionCalls(test.History[1]).Last().Arguments, seen?.Arguments);
    }

    [Fact]
    public async Task AutoFilter_ChangingTheArguments_ChangesTheCallNotTheResend()
    {
        var test = TwoCalls();
        test.Kernel.AutoFunctionInvocationFilters.Add(new AutoFilter((context, next) =>
        {
            context.Arguments!["orderId"] = "changed";
            return next(context);
        }));

        await test.AskAsync();

        Assert.Equal("order changed", test.History[2].Content);
        Assert.Equal("""{"orderId":"1"}""", (string?)test.Model.Messages(1)[1]!["tool_calls"]![0]!["function"]!["arguments"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AutoFilter_ReplacingTheResult_DecidesWhatTheModelReads(bool concurrent)
    {
        var test = TwoCalls();
        test.Kernel.AutoFunctionInvocationFilters.Add(new AutoFilter(async (context, next) =>
        {
            await next(context);
            context.Result = context.FunctionSequenceIndex == 0
                ? new FunctionResult(context.Result, new Person("n", 1))
                : new FunctionResult(context.Result, value: null);
        }));

        await test.AskAsync(TestKernel.Auto(new() { AllowConcurrentInvocation = concurrent }));

        Assert.Equal("""{"Name":"n","Age":1}""", test.History[2].Content);
        Assert.Equal("order 2", test.History[3].Content);
    }

    [Fact]
    public async Task AutoFilter_NotCallingOn_AnswersForTheFunction()
    {
        var test = TwoCalls();
        Around(test, "F");
        test.Kernel.AutoFunctionInvocationFilters.Add(new AutoFilter((context, _) =>
        {
            if (context.FunctionSequenceIndex == 1)
            {
                context.Result = new FunctionResult(context.Function, "refused");
            }

            return Task.CompletedTask;
        }));

        await test.AskAsync();

        Assert.Empty(_log);
        Assert.Equal(["", "refused"], test.History.Skip(2).Select(message => message.Content));
    }

    [Fact]
    public async Task AutoFilter_Throwing_BecomesTheAnswer()
    {
        var test = TwoCalls();
        test.Kernel.AutoFunctionInvocationFilters.Add(new AutoFilter((_, _) => throw new InvalidOperationException("no")));

        var answer = await test.AskAsync();

        Assert.Equal("done", answer.Content);
        Assert.EndsWith("no", (string?)test.Model.Messages(1)[2]!["content"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AutoFilter_CatchingTheFunctionsFailure_MayAnswerInstead()
    {
        var test = new TestKernel(FakeModel.Calls(("Orders-fails", "{}")), FakeModel.Says("done"));
        test.Kernel.AutoFunctionInvocationFilters.Add(new AutoFilter(async (context, next) =>
        {
            var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => next(context));
            context.Result = new FunctionResult(context.Function, $"caught {failure.Message.Length}");
        }));

        await test.AskAsync();

        Assert.Equal("caught 16", test.History[2].Content);
    }

    [Fact]
    public async Task AutoFilters_ForWrongCalls_DoNotRun()
    {
        var test = new TestKernel(FakeModel.Calls(("Orders-unknown", "{}"), ("Orders-now", "{broken")), FakeModel.Says("done"));
        Around(test, "A", "F");

        await test.AskAsync();

        Assert.Empty(_log);
    }

    [Theory]
    [InlineData(false, false, "order 1", 3)]
    [InlineData(false, true, "order 2", 4)]
    [InlineData(true, false, "", 3)]
    public async Task Terminate_InAFilter_ReturnsTheLastResultAndAsksNoMore(bool before, bool concurrent, string content, int history)
    {
        var test = TwoCalls();
        test.Kernel.AutoFunctionInvocationFilters.Add(new AutoFilter(async (context, next) =>
        {
            context.Terminate = before;
            await next(context);
            context.Terminate = true;
        }));

        var answer = await test.AskAsync(TestKernel.Auto(new() { AllowConcurrentInvocation = concurrent }));

        Assert.Equal(AuthorRole.Tool, answer.Role);
        Assert.Equal(content, answer.Content);
        Assert.Same(test.History[^1], answer);
        Assert.Equal(history, test.History.Count);
        Assert.Null(answer.Metadata);
        Assert.Single(test.Model.Bodies);
    }

    [Fact]
    public async Task ConcurrentCalls_WhenAllowed_AreAllStartedBeforeAnyResultIsAdded()
    {
        var test = TwoCalls();
        var both = new TaskCompletionSource();
        var started = 0;
        test.Kernel.AutoFunctionInvocationFilters.Add(new AutoFilter(async (context, next) =>
        {
            _log.Add($"{context.ChatHistory.Count}");
            if (++started == 2)
            {
                both.SetResult();
            }

            await both.Task;
            await next(context);
        }));

        await test.AskAsync(TestKernel.Auto(new() { AllowConcurrentInvocation = true }));

        Assert.Equal(["2", "2"], _log);
        Assert.Equal(["order 1", "order 2"], test.History.Skip(2).Select(message => message.Content));
    }

    private static TestKernel TwoCalls() => new(
        FakeModel.Calls(("Orders-get_order", """{"orderId":"1"}"""), ("Orders-get_order", """{"orderId":"2"}""")), FakeModel.Says("done"));

    private void Around(TestKernel test, params string[] names)
    {
        foreach (var name in names)
        {
            if (name[0] == 'A')
            {
                test.Kernel.AutoFunctionInvocationFilters.Add(new AutoFilter(async (context, next) =>
                {
                    _log.Add($"{name}>");
                    await next(context);
                    _log.Add($"<{name}");
                }));
            }
            else
            {
                test.Kernel.FunctionInvocationFilters.Add(new FunctionFilter(async (context, next) =>
                {
                    _log.Add($"{name}>");
                    await next(context);
                    _log.Add($"<{name}");
                }));
            }
        }
    }
}
