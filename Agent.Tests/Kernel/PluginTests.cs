using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Xunit;

namespace Agent.Tests.Kernels;

public sealed class PluginTests
{
    private sealed class Names<T>
    {
        [KernelFunction]
        public static Task RunAsync() => Task.CompletedTask;

        [KernelFunction]
        public static string SyncAsync() => "";

        [KernelFunction("given_Async")]
        public static Task<int> Given() => Task.FromResult(1);

        [KernelFunction]
        private static ValueTask<string> Hidden_ThingAsync() => new("");

        public static T? NotAFunction() => default;
    }

    [Description("Needs a clock.")]
    private sealed class NeedsService(TimeProvider clock)
    {
        [KernelFunction("year")]
        public int Year() => clock.GetUtcNow().Year;
    }

    [Fact]
    public void Plugin_FromObject_HasTheTypesWordsAndFunctions()
    {
        var plugin = KernelPluginFactory.CreateFromObject(new OrderTools());

        Assert.Equal(("OrderTools", "Everything about orders."), (plugin.Name, plugin.Description));
        Assert.Equal(19, plugin.FunctionCount);
        Assert.True(plugin.Contains("GET_ORDER"));
        Assert.Equal("Reads an order.", plugin["get_order"].Description);
        Assert.Equal("The order.", plugin["get_order"].Metadata.ReturnParameter.Description);
        Assert.Equal("OrderTools.get_order", plugin["get_order"].ToString());
        Assert.Equal("OrderTools_get_order", ((Microsoft.Extensions.AI.AIFunction)plugin["get_order"]).Name);
        Assert.Equal(nameof(OrderTools.GetOrder), plugin["get_order"].UnderlyingMethod?.Name);
        Assert.Throws<KeyNotFoundException>(() => plugin["unknown"]);
    }

    [Fact]
    public void Names_OfMethods_LoseAsyncOnlyWhereATaskIsReturned()
    {
        var plugin = KernelPluginFactory.CreateFromType<Names<int>>();

        Assert.Equal("Names_Int32", plugin.Name);
        Assert.Equal(["Hidden_Thing", "Run", "SyncAsync", "given_Async"], plugin.Select(function => function.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Functions_InAPlugin_AreClonesThatKnowIt()
    {
        var original = KernelFunctionFactory.CreateFromMethod(() => 1, "one", "The one.");

        var plugin = KernelPluginFactory.CreateFromFunctions("Numbers", "Some numbers.", [original]);

        Assert.Null(original.PluginName);
        Assert.Equal("one", original.ToString());
        Assert.Equal(("Numbers", "one", "The one."), (plugin["one"].PluginName, plugin["one"].Name, plugin["one"].Description));
        Assert.True(plugin.Contains(original));
        Assert.Equal("Some numbers.", plugin.Description);
        Assert.Equal("Numbers", plugin.GetFunctionsMetadata()[0].PluginName);
    }

    [Theory]
    [InlineData("a-b")]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData(" ")]
    public void PluginName_WithOtherCharacters_IsRefused(string name) =>
        Assert.ThrowsAny<ArgumentException>(() => KernelPluginFactory.CreateFromFunctions(name, []));

    [Theory]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData(" ")]
    public void FunctionName_WithOtherCharacters_IsRefused(string name) =>
        Assert.ThrowsAny<ArgumentException>(() => KernelFunctionFactory.CreateFromMethod(() => 1, name));

    [Fact]
    public void FunctionName_WithHyphen_IsFine() =>
        Assert.Equal("a-b", KernelFunctionFactory.CreateFromMethod(() => 1, "a-b").Name);

    [Fact]
    public void Plugin_WithoutFunctionsOrWithTwoOfAName_IsRefused()
    {
        var one = KernelFunctionFactory.CreateFromMethod(() => 1, "one");
        var again = KernelFunctionFactory.CreateFromMethod(() => 1, "ONE");

        Assert.Throws<ArgumentException>(() => KernelPluginFactory.CreateFromObject(new object()));
        Assert.Throws<ArgumentException>(() => KernelPluginFactory.CreateFromFunctions("P", [one, again]));
    }

    [Fact]
    public void Collection_LooksUpWithoutRegardToCaseAndRefusesASecondOfTheName()
    {
        var plugins = new KernelPluginCollection();
        var plugin = plugins.AddFromFunctions("Numbers", [KernelFunctionFactory.CreateFromMethod(() => 1, "one")]);

        Assert.Same(plugin, plugins["NUMBERS"]);
        Assert.True(plugins.Contains("numbers"));
        Assert.True(plugins.TryGetFunction(null, "ONE", out var found));
        Assert.Same(plugin["one"], found);
        Assert.False(plugins.TryGetFunction("Other", "one", out _));
        Assert.Throws<KeyNotFoundException>(() => plugins.GetFunction("Numbers", "two"));
        Assert.Throws<KeyNotFoundException>(() => plugins["Other"]);
        Assert.Throws<ArgumentException>(() => plugins.AddFromFunctions("NUMBERS", []));
        Assert.True(plugins.Remove(plugin));
        Assert.Empty(plugins);
    }

    [Fact]
    public async Task Plugin_FromType_IsMadeFromTheServices()
    {
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).BuildServiceProvider();
        var kernel = new Kernel(services);

        kernel.ImportPluginFromType<NeedsService>("Clock");

        Assert.InRange(await kernel.InvokeAsync<int>("Clock", "year"), 2024, 9999);
        Assert.ThrowsAny<Exception>(() => KernelPluginFactory.CreateFromType<NeedsService>());
    }

    [Fact]
    public async Task Plugins_OfTwoObjects_CallTheirOwn()
    {
        var kernel = new Kernel();
        kernel.ImportPluginFromFunctions("A", [KernelFunctionFactory.CreateFromMethod(new Counter(1).Value)]);
        kernel.ImportPluginFromObject(new Counter(2), "B");

        Assert.Equal(1, await kernel.InvokeAsync<int>("A", "Value"));
        Assert.Equal(2, await kernel.InvokeAsync<int>("B", "Value"));
    }

    private sealed class Counter(int value)
    {
        [KernelFunction]
        public int Value() => value;
    }
}
