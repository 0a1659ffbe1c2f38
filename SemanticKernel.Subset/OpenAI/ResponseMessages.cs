using OpenAI.Chat;
using Completion = OpenAI.Chat.ChatCompletion;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>A response as a message: its text, its calls as items, and what else is known of it as metadata.</summary>
internal static class ResponseMessages
{
    public static OpenAIChatMessageContent Create(Completion completion, string model, bool keepArgumentTypes)
    {
        var message = new OpenAIChatMessageContent(completion, TextOf(completion), model, MetadataOf(completion));
        foreach (var call in completion.ToolCalls)
        {
            var (plugin, function) = ToolNames.Split(call.FunctionName);
            var arguments = ToolArguments.Read(call.FunctionArguments, keepArgumentTypes, out var failure);
            message.Items.Add(new FunctionCallContent(function, plugin, call.Id, arguments) { InnerContent = call, Exception = failure });
        }

        return message;
    }

    private static string? TextOf(Completion completion) => completion.Content.Count switch
    {
        0 => null,
        1 => completion.Content[0].Text,
        _ => string.Concat(completion.Content.Select(part => part.Text)),
    };

    private static Dictionary<string, object?> MetadataOf(Completion completion)
    {
        var metadata = new Dictionary<string, object?>
        {
            ["Id"] = completion.Id,
            ["CreatedAt"] = completion.CreatedAt,
            ["SystemFingerprint"] = completion.SystemFingerprint,
            ["Usage"] = completion.Usage,
            ["Refusal"] = completion.Refusal,
            ["FinishReason"] = completion.FinishReason.ToString(),
            ["ContentTokenLogProbabilities"] = completion.ContentTokenLogProbabilities,
        };
        if (completion.ToolCalls.Count > 0)
        {
            metadata[OpenAIChatMessageContent.ToolCallsProperty] = completion.ToolCalls;
        }

        return metadata;
    }
}
