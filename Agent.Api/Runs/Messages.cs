using System.Text.Json;
using Agent.Api.Traces;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace Agent.Api.Runs;

/// <summary>Between Semantic Kernel's messages and the journal's <c>model</c> rows, both ways.</summary>
internal static class Messages
{
    /// <param name="prompt">Version of the prompt, where no hand-over names it.</param>
    public static ModelStep Step(ChatMessageContent message, string? prompt = null) =>
        new(message.Content, message.Metadata?.GetValueOrDefault("FinishReason")?.ToString(), [.. Calls(message)], prompt);

    /// <summary>The message as Semantic Kernel resends it.</summary>
    public static ChatMessageContent Message(ModelStep step)
    {
        var message = new ChatMessageContent(AuthorRole.Assistant, step.Content);
        foreach (var call in step.ToolCalls.Select(RequestedCall.Of))
        {
            message.Items.Add(new FunctionCallContent(call.Function, call.Plugin, call.Id, call.Elements()));
        }

        return message;
    }

    /// <summary>A tool's answer.</summary>
    public static ChatMessageContent Reply(RequestedCall call, string result) =>
        new(AuthorRole.Tool, [new FunctionResultContent(call.Function, call.Plugin, call.Id, result)]);

    /// <summary>What an agent is told when a person has decided on one of its acts.</summary>
    public static string Continuation(JournalRow approval) => $$"""{"task":"continue","action":{{approval.Payload}}}""";

    private static IEnumerable<CallText> Calls(ChatMessageContent message) => message switch
    {
        OpenAIChatMessageContent original => original.ToolCalls.Select(call => new CallText(call.Id, call.FunctionName, call.FunctionArguments?.ToString() ?? "")),
        _ => FunctionCallContent.GetFunctionCalls(message).Select(call => new CallText(
            call.Id,
            call.PluginName is null ? call.FunctionName : $"{call.PluginName}-{call.FunctionName}",
            JsonSerializer.Serialize(call.Arguments as IDictionary<string, object?>, ApiJson.Text))),
    };
}
