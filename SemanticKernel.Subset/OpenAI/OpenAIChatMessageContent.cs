using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI.Chat;
using Completion = OpenAI.Chat.ChatCompletion;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>A message of the model, with its tool calls exactly as it wrote them.</summary>
public sealed class OpenAIChatMessageContent : ChatMessageContent
{
    internal const string ToolCallsProperty = "ChatResponseMessage.FunctionToolCalls";

    internal OpenAIChatMessageContent(Completion completion, string? text, string model, IReadOnlyDictionary<string, object?> metadata)
        : base(new AuthorRole(completion.Role.ToString()), text, model, completion, metadata: metadata)
    {
        ToolCalls = completion.ToolCalls;
    }

    public IReadOnlyList<ChatToolCall> ToolCalls { get; set; }
}
