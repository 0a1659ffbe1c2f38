using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Microsoft.SemanticKernel.ChatCompletion;

namespace Microsoft.SemanticKernel;

/// <summary>What came of a call the model made: a value, or the exception it ended in.</summary>
public sealed class FunctionResultContent : KernelContent
{
    [JsonConstructor]
    public FunctionResultContent(string? functionName = null, string? pluginName = null, string? callId = null, object? result = null)
    {
        FunctionName = functionName;
        PluginName = pluginName;
        CallId = callId;
        Result = result;
    }

    public FunctionResultContent(FunctionCallContent functionCall, object? result = null)
    {
        ArgumentNullException.ThrowIfNull(functionCall);
        FunctionName = functionCall.FunctionName;
        PluginName = functionCall.PluginName;
        CallId = functionCall.Id;
        Result = result;
    }

    public FunctionResultContent(FunctionCallContent functionCallContent, FunctionResult result)
        : this(functionCallContent, result?.Value)
    {
        InnerContent = result;
    }

    public string? CallId { get; }

    public string? PluginName { get; }

    public string? FunctionName { get; }

    public object? Result { get; }

    /// <summary>A tool message that holds this one result.</summary>
    [Experimental("SKEXP0001")]
    public ChatMessageContent ToChatMessage() => new(AuthorRole.Tool, [this]);
}
