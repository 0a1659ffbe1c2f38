using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.SemanticKernel;
using Xunit;

namespace Agent.Tests.Kernels;

public sealed class InvocationTests
{
    private readonly Kernel _kernel = new TestKernel().Kernel;

    [Theory]
    [InlineData("Orders", "unknown")]
    [InlineData("Unknown", "now")]
    [InlineData(null, "unknown")]
    public async Task Invoke_OfAnUnknownFunction_IsNotFound(string? plugin, string function) =>
        await Assert.ThrowsAsync<KeyNotFoundException>(() => _kernel.InvokeAsync(plugin, function));

    [Fact]
    public async Task Invoke_OfAFailingFunction_ThrowsItsOwnException()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _kernel.InvokeAsync("Orders", "fails"));

        Assert.Contains(nameof(OrderTools.Fails), failure.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invoke_Cancelled_SaysWhichFunction()
    {
        var inside = await Assert.ThrowsAsync<KernelFunctionCanceledException>(() => _kernel.InvokeAsync("Orders", "gives_up"));
        var before = await Assert.ThrowsAsync<KernelFunctionCanceledException>(() =>
            _kernel.InvokeAsync("Orders", "now", cancellationToken: new CancellationToken(canceled: true)));

        Assert.Equal(("gives_up", "now"), (inside.Function.Name, before.Function.Name));
        Assert.Same(_kernel, inside.Kernel);
        Assert.IsAssignableFrom<OperationCanceledException>(inside.InnerException);
    }

    [Fact]
    public async Task Invoke_WithoutARequiredArgument_SaysWhich()
    {
        var failure = await Assert.ThrowsAsync<KernelException>(() => _kernel.InvokeAsync("Orders", "get_order"));

        Assert.Equal("Missing argument for function parameter 'orderId'", failure.Message);
        Assert.IsType<ArgumentException>(failure.InnerException);
    }

    [Fact]
    public async Task Invoke_WithArgumentsThatAreValuesAlready_PassesThemOn()
    {
        var arguments = new KernelArguments { ["person"] = new Person("n", 1), ["tags"] = new List<string> { "a" }, ["flag"] = "true", ["factor"] = 2.5 };

        Assert.Equal(new Person("n 1 True 2.5", 1), await _kernel.InvokeAsync<Person>("Orders", "person", arguments));
    }

    [Theory]
    [InlineData(true, "order True")]
    [InlineData(5, "order 5")]
    [InlineData(1.5, "order 1.5")]
    [InlineData(Priority.High, "order High")]
    public async Task Invoke_WithAValueForText_WritesItInvariantly(object value, string expected) =>
        Assert.Equal(expected, await _kernel.InvokeAsync<string>("Orders", "get_order", new() { ["orderId"] = value }));

    [Fact]
    public async Task Invoke_InAnotherCulture_ReadsAndWritesByIt()
    {
        _kernel.Culture = CultureInfo.GetCultureInfo("de-DE");
        var function = KernelFunctionFactory.CreateFromMethod((double value) => value * 2, "twice");

        var result = await _kernel.InvokeAsync(function, new() { ["value"] = "1,5" });

        Assert.Equal(3.0, result.GetValue<double>());
        Assert.Equal("3", result.ToString());
        Assert.Equal("de-DE", result.Culture.Name);
    }

    public static TheoryData<Delegate, object?, string> Conversions => new()
    {
        { (int x) => $"{x}", " 5 ", "5" },
        { (int? x) => $"[{x}]", null, "[]" },
        { (long x) => $"{x}", 5, "5" },
        { (bool x) => $"{x}", "TRUE", "True" },
        { (Priority x) => $"{x}", "hIgH", "High" },
        { (Priority x) => $"{x}", "1", "High" },
        { (Priority? x) => $"{x}", "High", "High" },
        { (Guid x) => $"{x:N}", "d3b07384-d113-4ec6-a5d5-8b0c2f6b6c7e", "d3b07384d1134ec6a5d58b0c2f6b6c7e" },
        { (TimeSpan x) => $"{x}", "00:00:05", "00:00:05" },
        { (Uri x) => $"{x}", "http://x/", "http://x/" },
        { (DateTimeOffset x) => x.ToString("O", CultureInfo.InvariantCulture), "2024-01-02T03:04:05Z", "2024-01-02T03:04:05.0000000+00:00" },
        { (int[] x) => $"{x.Sum()}", "[1,2]", "3" },
        { (Dictionary<string, int> x) => $"{x["a"]}", """{"a":1}""", "1" },
        { (Person x) => $"{x}", """{"Name":"n","Age":1}""", "Person { Name = n, Age = 1 }" },
        { (JsonElement x) => $"{x}", """{"a":1}""", """{"a":1}""" },
        { (object x) => $"{x}", "text", "text" },
    };

    [Theory]
    [MemberData(nameof(Conversions), DisableDiscoveryEnumeration = true)]
    public async Task Argument_ForAParameterOfAnotherType_IsConverted(Delegate method, object? value, string expected)
    {
        var function = KernelFunctionFactory.CreateFromMethod(method, "convert");

        Assert.Equal(expected, await _kernel.InvokeAsync<string>(function, new() { ["x"] = value }));
    }

    public static TheoryData<Delegate, object?> Refusals => new()
    {
        { (int x) => $"{x}", null },
        { (int x) => $"{x}", "99999999999" },
        { (int? x) => $"{x}", "" },
        { (bool x) => $"{x}", "yes" },
        { (Guid x) => $"{x}", "no" },
        { (DateOnly x) => $"{x:O}", "2024-01-02" },
        { (string[] x) => $"{x.Length}", "a" },
        { (Priority[] x) => $"{x.Length}", """["High"]""" },
        { (Person x) => $"{x}", 5 },
    };

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public async Task Argument_ThatDoesNotFit_IsRefused(Delegate method, object? value)
    {
        var function = KernelFunctionFactory.CreateFromMethod(method, "convert");

        await Assert.ThrowsAnyAsync<ArgumentException>(() => _kernel.InvokeAsync<string>(function, new() { ["x"] = value }));
    }

    [Fact]
    public async Task Parameters_OfTheKernelsOwn_AreInjected()
    {
        var text = await _kernel.InvokeAsync<string>("Orders", "injected", new() { ["a"] = 1 });

        Assert.Equal("Orders.injected 1 True 1 True True True", text);
    }

    [Fact]
    public async Task Parameters_FromTheServices_AreInjected()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock).AddKeyedSingleton<TimeProvider>("key", clock).BuildServiceProvider();
        var kernel = new Kernel(services);
        kernel.ImportPluginFromObject(new OrderTools(), "Orders");

        Assert.Equal("2026-01-02T03:04:05.0000000+00:00", await kernel.InvokeAsync<string>("Orders", "service"));
        Assert.Equal("some", await kernel.InvokeAsync<string>("Orders", "service_or_not"));
        Assert.Equal("none", await _kernel.InvokeAsync<string>("Orders", "service_or_not"));
        await Assert.ThrowsAsync<KernelException>(() => _kernel.InvokeAsync("Orders", "service"));
    }

    [Fact]
    public async Task Result_AsAnotherType_IsRefusedButAlwaysText()
    {
        var result = await _kernel.InvokeAsync("Orders", "count", new() { ["n"] = "5" });

        Assert.Equal((5, "5", typeof(int)), (result.GetValue<int>(), result.ToString(), result.ValueType));
        Assert.Throws<InvalidCastException>(() => result.GetValue<string>());
    }

    [Fact]
    public async Task Result_ThatIsAContent_IsItsTextWhenAskedForText() =>
        Assert.Equal("spoken", await _kernel.InvokeAsync<string>("Orders", "message"));

    [Fact]
    public async Task Result_OfNothing_IsNull()
    {
        var result = await _kernel.InvokeAsync("Orders", "nothing_later");

        Assert.Null(result.GetValue<string>());
        Assert.Null(result.ValueType);
        Assert.Equal("", result.ToString());
    }

    [Fact]
    public async Task CallMadeByHand_ThatCannotRun_SaysWhy()
    {
        await Assert.ThrowsAsync<KeyNotFoundException>(() => new FunctionCallContent("unknown", "Orders").InvokeAsync(_kernel));
        var broken = new FunctionCallContent("now", "Orders") { Exception = new KernelException("broken") };
        Assert.Same(broken.Exception, await Assert.ThrowsAsync<KernelException>(() => broken.InvokeAsync(_kernel)));
    }
}
