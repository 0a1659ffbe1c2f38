using Microsoft.SemanticKernel.ChatCompletion;

namespace Microsoft.SemanticKernel;

/// <summary>What a function choice behavior decides for one request.</summary>
public sealed class FunctionChoiceBehaviorConfiguration
{
    internal FunctionChoiceBehaviorConfiguration(FunctionChoiceBehaviorOptions options)
    {
        Options = options;
    }

    public FunctionChoice Choice { get; internal init; }

    public IReadOnlyList<KernelFunction>? Functions { get; internal init; }

    public bool AutoInvoke { get; set; }

    public FunctionChoiceBehaviorOptions Options { get; }
}

/// <summary>The request a function choice behavior decides about.</summary>
public sealed class FunctionChoiceBehaviorConfigurationContext
{
    public FunctionChoiceBehaviorConfigurationContext(ChatHistory chatHistory)
    {
        ArgumentNullException.ThrowIfNull(chatHistory);
        ChatHistory = chatHistory;
    }

    public ChatHistory ChatHistory { get; }

    public Kernel? Kernel { get; init; }

    /// <summary>0 for the first request, one more for each that answers calls.</summary>
    public int RequestSequenceIndex { get; init; }
}
