using Agent.Api.Costs;
using Agent.Api.Model.Recording;
using Agent.Api.Traces;
using OpenAI.Chat;
using ChatMessageContent = Microsoft.SemanticKernel.ChatMessageContent;

namespace Agent.Api.Model;

/// <summary>Reads what a request used off its answer, and prices it. Semantic Kernel sums nothing: each message carries its own request's usage. A replayed answer was paid for when it was recorded.</summary>
internal sealed class ModelMeter(ModelPrices prices, RecordingOptions recordings)
{
    /// <param name="prompt">The version of the prompt that was used.</param>
    public ModelUse Of(ChatMessageContent message, string agent, string model, string prompt)
    {
        TokenCount? tokens = message.Metadata?.GetValueOrDefault("Usage") is ChatTokenUsage usage
            ? new(usage.InputTokenCount, usage.OutputTokenCount, usage.InputTokenDetails?.CachedTokenCount ?? 0, usage.OutputTokenDetails?.ReasoningTokenCount ?? 0)
            : null;
        var use = new ModelUse(model, prompt, tokens, recordings.IsReplay ? 0 : prices.CostOf(model, tokens));
        AgentTelemetry.ModelUsed(agent, model, tokens?.Input, tokens?.Output, use.CostUsd);
        return use;
    }
}
