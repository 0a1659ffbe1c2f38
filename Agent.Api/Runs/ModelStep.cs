using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Api.Traces;
using Agent.Plugins.Runs;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace Agent.Api.Runs;

/// <summary>The payload of a <c>model</c> row: a message as the model wrote it, argument texts untouched, and the way back.</summary>
internal static class ModelStep
{
    public static JsonObject Payload(ChatMessageContent message) => new()
    {
        ["content"] = message.Content,
        ["finish_reason"] = message.Metadata?.GetValueOrDefault("FinishReason")?.ToString(),
        ["tool_calls"] = new JsonArray([.. RawCalls(message).Select(call => (JsonNode)new JsonObject
        {
            ["id"] = call.Id,
            ["name"] = call.Name,
            ["arguments"] = call.Arguments,
        })]),
    };

    public static IReadOnlyList<RequestedCall> Calls(JournalRow row) =>
        [.. JsonNode.Parse(row.Payload)!["tool_calls"]!.AsArray().Select(call => RequestedCall.Of(
            call!["id"]?.GetValue<string>(), call["name"]!.GetValue<string>(), call["arguments"]?.GetValue<string>() ?? ""))];

    /// <summary>The message as Semantic Kernel resends it.</summary>
    public static ChatMessageContent Message(JournalRow row)
    {
        var message = new ChatMessageContent(AuthorRole.Assistant, JsonNode.Parse(row.Payload)!["content"]?.GetValue<string>());
        foreach (var call in Calls(row))
        {
            message.Items.Add(new FunctionCallContent(call.Function, call.Plugin, call.Id, call.Elements()));
        }

        return message;
    }

    private static IEnumerable<(string? Id, string Name, string Arguments)> RawCalls(ChatMessageContent message) => message switch
    {
        OpenAIChatMessageContent original => original.ToolCalls.Select(call => ((string?)call.Id, call.FunctionName, call.FunctionArguments?.ToString() ?? "")),
        _ => FunctionCallContent.GetFunctionCalls(message).Select(call => (
            call.Id,
            call.PluginName is null ? call.FunctionName : $"{call.PluginName}-{call.FunctionName}",
            JsonSerializer.Serialize(call.Arguments as IDictionary<string, object?>, ApiJson.Text))),
    };
}

/// <summary>A call as a model asked for it.</summary>
/// <param name="Arguments">The argument text, untouched; possibly not JSON at all.</param>
internal sealed record RequestedCall(string? Id, string? Plugin, string Function, string Arguments)
{
    public static RequestedCall Of(string? id, string name, string arguments)
    {
        var separator = name.IndexOf('-', StringComparison.Ordinal);
        return separator < 0 ? new(id, null, name, arguments) : new(id, name[..separator], name[(separator + 1)..], arguments);
    }

    /// <summary>The call under its place in the journal, with canonical arguments and their digest.</summary>
    public ToolCall ToCall(string key)
    {
        var canonical = (Parse() is { } parsed ? CanonicalJson.Sort(parsed) : new JsonObject { ["unparsed"] = Arguments }).ToJsonString(ApiJson.Text);
        return new(key, Id, Plugin ?? "", Function, canonical, CanonicalJson.Digest(Plugin ?? "", Function, canonical));
    }

    /// <summary>Arguments for a resent message.</summary>
    public KernelArguments? Elements() => Parse() is { } parsed
        ? new(parsed.ToDictionary(member => member.Key, member => (object?)member.Value?.GetValue<JsonElement>()))
        : null;

    /// <summary>Arguments for invoking: as Semantic Kernel hands them over, every value a string. Null when they are not a JSON object.</summary>
    public KernelArguments? Strings() => Parse() is { } parsed ? CanonicalJson.ToArguments(parsed) : null;

    private JsonObject? Parse()
    {
        try
        {
            // "null" calls a function without arguments
            return Arguments.Trim() == "null" ? [] : JsonSerializer.Deserialize<JsonElement>(Arguments) is { ValueKind: JsonValueKind.Object } value ? JsonObject.Create(value) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One spelling for equal arguments: members in ordinal order, no white space. What an approval is bound to.</summary>
internal static class CanonicalJson
{
    public static JsonObject Sort(JsonObject value) =>
        new(value.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sort(member.Value))));

    public static string Digest(string plugin, string function, string canonical) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{plugin}\n{function}\n{canonical}")));

    public static KernelArguments ToArguments(JsonObject canonical) =>
        new(canonical.Where(member => member.Value is not null).ToDictionary(member => member.Key, member => (object?)Text(member.Value!)));

    private static string Text(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(ApiJson.Text);

    private static JsonNode? Sort(JsonNode? value) => value switch
    {
        JsonObject members => Sort(members),
        JsonArray items => new JsonArray([.. items.Select(Sort)]),
        _ => value?.DeepClone(),
    };
}

/// <summary>What an agent is told when a person has decided on one of its acts.</summary>
internal static class Continuation
{
    public static string Message(string approvalPayload) =>
        new JsonObject { ["task"] = "continue", ["action"] = JsonNode.Parse(approvalPayload) }.ToJsonString(ApiJson.Text);
}
