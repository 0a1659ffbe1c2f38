using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenAI.Chat;
using Completion = OpenAI.Chat.ChatCompletion;

namespace Microsoft.SemanticKernel.Telemetry;

/// <summary>Spans and token counts of requests to a model. Spans need the switch below, or its environment variable, as well as a listener.</summary>
internal static class ChatTelemetry
{
    private const string Switch = "Microsoft.SemanticKernel.Experimental.GenAI.EnableOTelDiagnostics";
    private const string SensitiveSwitch = Switch + "Sensitive";
    private const string Variable = "SEMANTICKERNEL_EXPERIMENTAL_GENAI_ENABLE_OTEL_DIAGNOSTICS";
    private const string SensitiveVariable = Variable + "_SENSITIVE";

    private static readonly ActivitySource Source = new("Microsoft.SemanticKernel.Diagnostics");
    private static readonly Meter Meter = new("Microsoft.SemanticKernel.Connectors.OpenAI");
    private static readonly Counter<int> Prompt = Tokens("prompt", "Tokens sent");
    private static readonly Counter<int> Completion = Tokens("completion", "Tokens received");
    private static readonly Counter<int> Total = Tokens("total", "Tokens sent and received");
    private static readonly bool Enabled = IsOn(Switch, Variable) || IsOn(SensitiveSwitch, SensitiveVariable);

    public static Activity? StartChat(string model, Uri endpoint)
    {
        if (!Enabled || !Source.HasListeners())
        {
            return null;
        }

        var activity = Source.StartActivity($"chat {model}", ActivityKind.Client);
        activity?.SetTag("gen_ai.operation.name", "chat");
        activity?.SetTag("gen_ai.system", "openai");
        activity?.SetTag("gen_ai.request.model", model);
        activity?.SetTag("server.address", endpoint.GetLeftPart(UriPartial.Path));
        activity?.SetTag("server.port", endpoint.Port);
        return activity;
    }

    public static void Answered(Activity? activity, Completion completion)
    {
        if (completion.Usage is { } usage)
        {
            Prompt.Add(usage.InputTokenCount);
            Completion.Add(usage.OutputTokenCount);
            Total.Add(usage.TotalTokenCount);
            activity?.SetTag("gen_ai.usage.input_tokens", usage.InputTokenCount);
            activity?.SetTag("gen_ai.usage.output_tokens", usage.OutputTokenCount);
        }

        activity?.SetTag("gen_ai.response.finish_reason", $"[\"{completion.FinishReason}\"]");
        activity?.SetTag("gen_ai.response.id", completion.Id);
    }

    private static Counter<int> Tokens(string kind, string description) =>
        Meter.CreateCounter<int>($"semantic_kernel.connectors.openai.tokens.{kind}", "{token}", description);

    private static bool IsOn(string name, string variable) =>
        AppContext.TryGetSwitch(name, out var on)
            ? on
            : string.Equals(Environment.GetEnvironmentVariable(variable), "true", StringComparison.OrdinalIgnoreCase);
}
