using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel.Telemetry;

namespace Microsoft.SemanticKernel;

/// <summary>One run of a function: span, duration, log, filters, and what becomes of a failure.</summary>
public abstract partial class KernelFunction
{
    private const string LogCategory = "Microsoft.SemanticKernel.KernelFunction";

    private async Task<FunctionResult> RunAsync(Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken)
    {
        using var activity = KernelTelemetry.StartTool(this);
        var log = kernel.LoggerFactory.CreateLogger(LogCategory);
        var started = Stopwatch.GetTimestamp();
        FunctionInvocationContext? context = null;
        Exception? failure = null;
        LogInvoking(log, PluginName, Name);
        LogArguments(log, arguments);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            context = new(kernel, this, arguments, new FunctionResult(this, culture: kernel.Culture)) { CancellationToken = cancellationToken };
            await FilterChain.RunAsync(kernel.FunctionFilters.Walk, this, context, RunCoreAsync).ConfigureAwait(false);
            LogSucceeded(log, PluginName, Name);
            LogResult(log, context.Result);
            return context.Result;
        }
        catch (Exception exception)
        {
            failure = exception;
            activity?.Fail(exception);
            LogFailed(log, exception, PluginName, Name, exception.Message);
            if (exception is OperationCanceledException)
            {
                throw new KernelFunctionCanceledException(kernel, this, arguments, context?.Result, exception);
            }

            throw;
        }
        finally
        {
            var duration = Stopwatch.GetElapsedTime(started);
            KernelTelemetry.RecordRun(this, duration, failure);
            LogCompleted(log, PluginName, Name, duration.TotalSeconds);
        }
    }

    private static async Task RunCoreAsync(KernelFunction function, FunctionInvocationContext context) =>
        context.Result = await function.InvokeCoreAsync(context.Kernel, context.Arguments, context.CancellationToken).ConfigureAwait(false);

    private static void LogArguments(ILogger log, KernelArguments arguments)
    {
        if (log.IsEnabled(LogLevel.Trace))
        {
            LogArgumentText(log, string.Join(", ", arguments.Select(argument => $"{argument.Key}: {argument.Value}")));
        }
    }

    private static void LogResult(ILogger log, FunctionResult result)
    {
        if (log.IsEnabled(LogLevel.Trace))
        {
            LogResultText(log, result.ToString());
        }
    }

    [LoggerMessage(LogLevel.Information, "Function {PluginName}-{FunctionName} invoking.")]
    private static partial void LogInvoking(ILogger logger, string? pluginName, string functionName);

    [LoggerMessage(LogLevel.Information, "Function {PluginName}-{FunctionName} succeeded.")]
    private static partial void LogSucceeded(ILogger logger, string? pluginName, string functionName);

    [LoggerMessage(LogLevel.Information, "Function {PluginName}-{FunctionName} completed. Duration: {Duration}s")]
    private static partial void LogCompleted(ILogger logger, string? pluginName, string functionName, double duration);

    [LoggerMessage(LogLevel.Error, "Function {PluginName}-{FunctionName} failed. Error: {Message}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string? pluginName, string functionName, string message);

    [LoggerMessage(LogLevel.Trace, "Function arguments: {Arguments}")]
    private static partial void LogArgumentText(ILogger logger, string arguments);

    [LoggerMessage(LogLevel.Trace, "Function result: {Result}")]
    private static partial void LogResultText(ILogger logger, string result);
}
