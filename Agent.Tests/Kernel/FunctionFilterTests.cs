using Microsoft.SemanticKernel;
using Xunit;

namespace Agent.Tests.Kernels;

public sealed class FunctionFilterTests
{
    private readonly List<string> _log = [];

    [Fact]
    public async Task FunctionFilter_AroundADirectInvocation_RunsAsWell()
    {
        var test = new TestKernel();
        test.Kernel.AutoFunctionInvocationFilters.Add(new AutoFilter((_, _) => throw new InvalidOperationException("not automatic")));
        test.Kernel.FunctionInvocationFilters.Add(Logging());

        var result = await test.Kernel.InvokeAsync("Orders", "now");

        Assert.Equal("now <&>", result.GetValue<string>());
        Assert.Equal(["F>", "<F"], _log);
    }

    [Fact]
    public async Task FunctionFilter_NotCallingOn_LeavesAnEmptyResult()
    {
        var test = new TestKernel();
        test.Kernel.FunctionInvocationFilters.Add(new FunctionFilter((_, _) => Task.CompletedTask));

        var result = await test.Kernel.InvokeAsync("Orders", "now");

        Assert.Null(result.GetValue<object>());
        Assert.Equal("", result.ToString());
    }

    [Fact]
    public async Task FunctionFilter_CatchingTheFailure_MayAnswerInstead()
    {
        var test = new TestKernel();
        test.Kernel.FunctionInvocationFilters.Add(new FunctionFilter(async (context, next) =>
        {
            var failure = await Record.ExceptionAsync(() => next(context));
            context.Result = new FunctionResult(context.Function, failure?.Message);
        }));

        Assert.Equal("the inside story", await test.Kernel.InvokeAsync<string>("Orders", "fails"));
    }

    [Fact]
    public async Task FunctionFilter_ForACallMadeByHand_RunsAsWell()
    {
        var test = new TestKernel();
        test.Kernel.FunctionInvocationFilters.Add(Logging());

        await new FunctionCallContent("now", "Orders", "1").InvokeAsync(test.Kernel);

        Assert.Equal(["F>", "<F"], _log);
    }

    private FunctionFilter Logging() => new(async (context, next) =>
    {
        _log.Add("F>");
        await next(context);
        _log.Add("<F");
    });
}
