using Microsoft.SemanticKernel.Services;

namespace Microsoft.SemanticKernel.ChatCompletion;

/// <summary>A model that continues a conversation.</summary>
public interface IChatCompletionService : IAIService
{
    /// <summary>
    /// Asks the model for the next message. With a function choice behavior that invokes, and a kernel, tool calls are
    /// answered and the model asked again until it stops calling; the messages in between are added to the history.
    /// </summary>
    Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        ChatHistory chatHistory,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        CancellationToken cancellationToken = default);
}

/// <summary>One message instead of a list, a prompt instead of a history.</summary>
public static class ChatCompletionServiceExtensions
{
    /// <summary>A prompt with <c>&lt;message role="..."&gt;</c> elements becomes those messages, any other one user message.</summary>
    public static Task<IReadOnlyList<ChatMessageContent>> GetChatMessageContentsAsync(
        this IChatCompletionService chatCompletionService,
        string prompt,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chatCompletionService);
        ArgumentNullException.ThrowIfNull(prompt);
        return chatCompletionService.GetChatMessageContentsAsync(PromptMessages.Parse(prompt), executionSettings, kernel, cancellationToken);
    }

    public static async Task<ChatMessageContent> GetChatMessageContentAsync(
        this IChatCompletionService chatCompletionService,
        string prompt,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        CancellationToken cancellationToken = default) =>
        (await chatCompletionService.GetChatMessageContentsAsync(prompt, executionSettings, kernel, cancellationToken).ConfigureAwait(false)).Single();

    public static async Task<ChatMessageContent> GetChatMessageContentAsync(
        this IChatCompletionService chatCompletionService,
        ChatHistory chatHistory,
        PromptExecutionSettings? executionSettings = null,
        Kernel? kernel = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chatCompletionService);
        var messages = await chatCompletionService
            .GetChatMessageContentsAsync(chatHistory, executionSettings, kernel, cancellationToken)
            .ConfigureAwait(false);
        return messages.Single();
    }
}
