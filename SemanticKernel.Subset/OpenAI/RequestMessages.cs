using System.Text.Json;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI.Chat;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>A history as the messages of a request.</summary>
internal static class RequestMessages
{
    public static List<ChatMessage> Create(OpenAIPromptExecutionSettings settings, ChatHistory history)
    {
        var messages = new List<ChatMessage>(history.Count + 2);
        if (!string.IsNullOrWhiteSpace(settings.ChatDeveloperPrompt) && !Has(history, AuthorRole.Developer))
        {
            messages.Add(new DeveloperChatMessage(settings.ChatDeveloperPrompt));
        }

        if (!string.IsNullOrWhiteSpace(settings.ChatSystemPrompt) && !Has(history, AuthorRole.System))
        {
            messages.Add(new SystemChatMessage(settings.ChatSystemPrompt));
        }

        for (var i = 0; i < history.Count; i++)
        {
            Add(messages, history[i]);
        }

        return messages;
    }

    private static bool Has(ChatHistory history, AuthorRole role) => history.Any(message => message.Role == role);

    private static void Add(List<ChatMessage> messages, ChatMessageContent message)
    {
        if (message.Role == AuthorRole.Tool)
        {
            AddResults(messages, message);
        }
        else if (message.Role == AuthorRole.Assistant)
        {
            messages.Add(Assistant(message));
        }
        else if (message.Role == AuthorRole.User)
        {
            messages.Add(User(message));
        }
        else if (message.Role == AuthorRole.System)
        {
            messages.Add(new SystemChatMessage(message.Content) { ParticipantName = message.AuthorName });
        }
        else if (message.Role == AuthorRole.Developer)
        {
            messages.Add(new DeveloperChatMessage(message.Content) { ParticipantName = message.AuthorName });
        }
        else
        {
            throw new NotSupportedException($"The role '{message.Role}' is not known to the model.");
        }
    }

    private static void AddResults(List<ChatMessage> messages, ChatMessageContent message)
    {
        var before = messages.Count;
        foreach (var result in message.Items.OfType<FunctionResultContent>())
        {
            messages.Add(new ToolChatMessage(result.CallId, ToolResults.Text(result.Result)));
        }

        if (messages.Count == before)
        {
            throw new NotSupportedException("A tool message has to hold a function result.");
        }
    }

    private static UserChatMessage User(ChatMessageContent message)
    {
        if (message.Items is [TextContent { Text: not null } only])
        {
            return new UserChatMessage(only.Text) { ParticipantName = message.AuthorName };
        }

        return new UserChatMessage(message.Items.Select(Part)) { ParticipantName = message.AuthorName };
    }

    private static ChatMessageContentPart Part(KernelContent item) => item is TextContent text
        ? ChatMessageContentPart.CreateTextPart(text.Text)
        : throw new NotSupportedException($"A user message cannot hold a {item.GetType()}.");

    private static AssistantChatMessage Assistant(ChatMessageContent message)
    {
        var assistant = new AssistantChatMessage(message.Content ?? "") { ParticipantName = message.AuthorName };
        if (ToolCallsOf(message) is { Count: > 0 } calls)
        {
            // As the model wrote them: it should recognise its own words.
            foreach (var call in calls)
            {
                assistant.ToolCalls.Add(call);
            }

            return assistant;
        }

        foreach (var call in message.Items.OfType<FunctionCallContent>())
        {
            assistant.ToolCalls.Add(Rebuilt(call));
        }

        return assistant;
    }

    private static IReadOnlyList<ChatToolCall>? ToolCallsOf(ChatMessageContent message) =>
        message is OpenAIChatMessageContent own ? own.ToolCalls
        : message.Metadata is { } metadata && metadata.TryGetValue(OpenAIChatMessageContent.ToolCallsProperty, out var calls)
            ? calls as IReadOnlyList<ChatToolCall>
            : null;

    private static ChatToolCall Rebuilt(FunctionCallContent call) =>
        ChatToolCall.CreateFunctionToolCall(
            call.Id,
            ToolNames.Join(call.PluginName, call.FunctionName),
            BinaryData.FromString(JsonSerializer.Serialize<IDictionary<string, object?>?>(call.Arguments)));
}
