using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;
using Xunit;

namespace Agent.Tests.Kernels;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Function_WhenListenedTo_IsASpan()
    {
        var name = $"span_{Guid.NewGuid():N}";
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.SemanticKernel",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var kernel = new Kernel();
        kernel.ImportPluginFromFunctions("P", [KernelFunctionFactory.CreateFromMethod((bool fail) => fail ? throw new InvalidOperationException("no") : 1, name, "Counts.")]);

        await kernel.InvokeAsync("P", name, new() { ["fail"] = false });
        await Assert.ThrowsAsync<InvalidOperationException>(() => kernel.InvokeAsync("P", name, new() { ["fail"] = true }));

        var own = spans.Where(span => span.DisplayName == $"execute_tool {name}").ToList();
        Assert.Equal(2, own.Count);
        Assert.Equal(ActivityKind.Internal, own[0].Kind);
        Assert.Equal("execute_tool", own[0].GetTagItem("gen_ai.operation.name"));
        Assert.Equal(name, own[0].GetTagItem("gen_ai.tool.name"));
        Assert.Equal("Counts.", own[0].GetTagItem("gen_ai.tool.description"));
        Assert.Equal(ActivityStatusCode.Unset, own[0].Status);
        Assert.Equal((ActivityStatusCode.Error, "no"), (own[1].Status, own[1].StatusDescription));
        Assert.Equal("System.InvalidOperationException", own[1].GetTagItem("error.type"));
    }

    [Fact]
    public async Task Function_WhenMeasured_IsADuration()
    {
        var name = $"meter_{Guid.NewGuid():N}";
        var seen = new ConcurrentQueue<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Microsoft.SemanticKernel")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Enqueue($"{instrument.Name} {instrument.Unit} {Tag(tags, "semantic_kernel.function.name")}"));
        listener.Start();

        await KernelFunctionFactory.CreateFromMethod(() => 1, name).InvokeAsync(new Kernel());

        Assert.Contains($"semantic_kernel.function.invocation.duration s {name}", seen);
    }

    [Fact]
    public async Task Prompt_WhenMeasured_CountsItsTokens()
    {
        var name = $"prompt_{Guid.NewGuid():N}";
        var seen = new ConcurrentQueue<(string Instrument, long Value, object? Function)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name.StartsWith("Microsoft.SemanticKernel", StringComparison.Ordinal))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => seen.Enqueue((instrument.Name, value, Tag(tags, "semantic_kernel.function.name"))));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen.Enqueue((instrument.Name, value, Tag(tags, "semantic_kernel.function.name"))));
        listener.Start();

        await KernelFunctionFactory.CreateFromPrompt("hi", functionName: name).InvokeAsync(new TestKernel(FakeModel.Says("answer")).Kernel);

        Assert.Contains(("semantic_kernel.function.invocation.token_usage.prompt", 5, name), seen);
        Assert.Contains(("semantic_kernel.function.invocation.token_usage.completion", 6, name), seen);
        Assert.Contains(("semantic_kernel.connectors.openai.tokens.total", 11, null), seen);
    }

    [Fact]
    public async Task Function_WhenLogged_IsNamedWithItsPlugin()
    {
        var log = new LogLines();
        await using var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(log)).BuildServiceProvider();
        var kernel = new Kernel(services);
        kernel.ImportPluginFromObject(new OrderTools(), "Orders");

        await kernel.InvokeAsync("Orders", "get_order", new() { ["orderId"] = "secret" });
        await Assert.ThrowsAsync<InvalidOperationException>(() => kernel.InvokeAsync("Orders", "fails"));

        var own = log.Lines.Where(line => line.Category == "Microsoft.SemanticKernel.KernelFunction").ToList();
        Assert.Contains(own, line => line.Text.Contains("Orders-get_order invoking", StringComparison.Ordinal) && line.Level == LogLevel.Information);
        Assert.Contains(own, line => line.Text.Contains("Orders-get_order succeeded", StringComparison.Ordinal));
        Assert.Contains(own, line => line.Text.Contains("Orders-fails failed", StringComparison.Ordinal) && line.Level == LogLevel.Error);
        Assert.DoesNotContain(own, line => line.Text.Contains("secret", StringComparison.Ordinal));
    }

    private static object? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == name)
            {
                return tag.Value;
            }
        }

        return null;
    }

    private sealed class LogLines : ILoggerProvider
    {
        public ConcurrentQueue<(string Category, LogLevel Level, string Text)> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Writer(LogLines lines, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Lines.Enqueue((category, logLevel, formatter(state, exception)));
        }
    }
}
