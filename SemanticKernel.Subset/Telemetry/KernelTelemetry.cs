using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenAI.Chat;

namespace Microsoft.SemanticKernel.Telemetry;

/// <summary>Spans and durations of functions. A span is made only when somebody listens.</summary>
internal static class KernelTelemetry
{
    private const string FunctionName = "semantic_kernel.function.name";
    private const string ErrorType = "error.type";

    private static readonly ActivitySource Source = new("Microsoft.SemanticKernel");
    private static readonly Meter Meter = new("Microsoft.SemanticKernel");

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("semantic_kernel.function.invocation.duration", "s", "How long functions run");

    private static readonly Histogram<int> PromptTokens =
        Meter.CreateHistogram<int>("semantic_kernel.function.invocation.token_usage.prompt", "{token}", "Tokens prompt functions send");

    private static readonly Histogram<int> CompletionTokens =
        Meter.CreateHistogram<int>("semantic_kernel.function.invocation.token_usage.completion", "{token}", "Tokens prompt functions get back");

    public static Activity? StartTool(KernelFunction function)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var activity = Source.StartActivity($"execute_tool {function.Name}", ActivityKind.Internal);
        activity?.SetTag("gen_ai.operation.name", "execute_tool");
        activity?.SetTag("gen_ai.tool.name", function.Name);
        if (function.Description.Length > 0)
        {
            activity?.SetTag("gen_ai.tool.description", function.Description);
        }

        return activity;
    }

    public static void Fail(this Activity activity, Exception exception)
    {
        activity.SetTag(ErrorType, exception.GetType().FullName);
        activity.SetStatus(ActivityStatusCode.Error, exception.Message);
    }

    public static void RecordRun(KernelFunction function, TimeSpan duration, Exception? failure)
    {
        if (!Duration.Enabled)
        {
            return;
        }

        TagList tags = new() { { FunctionName, function.Name } };
        if (failure is not null)
        {
            tags.Add(ErrorType, failure.GetType().FullName);
        }

        Duration.Record(duration.TotalSeconds, in tags);
    }

    public static void RecordUsage(KernelFunction function, ChatMessageContent? answer)
    {
        if (answer?.Metadata is not { } metadata || !metadata.TryGetValue("Usage", out var value) || value is not ChatTokenUsage usage)
        {
            return;
        }

        TagList tags = new() { { FunctionName, function.Name }, { "semantic_kernel.function.model_id", answer.ModelId } };
        PromptTokens.Record(usage.InputTokenCount, in tags);
        CompletionTokens.Record(usage.OutputTokenCount, in tags);
    }
}
