using Agent.Api.Traces;
using OpenAI.Chat;
using ChatMessageContent = Microsoft.SemanticKernel.ChatMessageContent;

namespace Agent.Api.Model;

/// <summary>Reads what a request used off its answer. Semantic Kernel sums nothing: each message carries its own request's usage.</summary>
internal static class ModelUsage
{
    public static TokenCount? Of(ChatMessageContent message) => message.Metadata?.GetValueOrDefault("Usage") is ChatTokenUsage usage
        ? new(usage.InputTokenCount, usage.OutputTokenCount, usage.InputTokenDetails?.CachedTokenCount ?? 0)
        : null;
}
