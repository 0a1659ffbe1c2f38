using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Agent.Tests.Support.OpenAi;

/// <summary>Holds a conversation against OpenAI's rules: known roles, content where it has to be, every tool call answered once and in its place.</summary>
internal static partial class MessageCheck
{
    private const int LongestCallId = 40;

    private static readonly string[] Roles = ["system", "assistant", "user", "function", "tool", "developer"];

    public static OpenAiError? Objection(JsonArray messages)
    {
        // ids of the last assistant message that wait for their answer, and where it was
        var open = new List<string>();
        for (var at = 0; at < messages.Count; at++)
        {
            if (messages[at] is not JsonObject message)
            {
                return OpenAiError.Bad($"Invalid type for 'messages[{at}]': expected an object.", $"messages[{at}]", "invalid_type");
            }

            var role = Text(message["role"]);
            if (!Roles.Contains(role))
            {
                return OpenAiError.Bad(
                    $"Invalid value: '{role}'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'.", $"messages[{at}].role", "invalid_value");
            }

            var objection = role switch
            {
                "tool" => Answers(message, at, open),
                "assistant" => Unanswered(open, at) ?? Says(message, role, at) ?? Calls(message, at, open),
                _ => Unanswered(open, at) ?? Says(message, role!, at),
            };
            if (objection is not null)
            {
                return objection;
            }
        }

        return Unanswered(open, messages.Count);
    }

    private static OpenAiError? Answers(JsonObject message, int at, List<string> open)
    {
        var id = Text(message["tool_call_id"]);
        if (id is null)
        {
            return OpenAiError.Bad($"Missing required parameter: 'messages[{at}].tool_call_id'.", $"messages[{at}].tool_call_id", "missing_required_parameter");
        }

        return open.Remove(id)
            ? Content(message, at)
            : OpenAiError.Bad("Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.", $"messages.[{at}].role");
    }

    private static OpenAiError? Unanswered(List<string> open, int at) => open.Count == 0
        ? null
        : OpenAiError.Bad(
            "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. "
            + $"The following tool_call_ids did not have response messages: {string.Join(", ", open)}",
            $"messages.[{at}].role");

    private static OpenAiError? Says(JsonObject message, string role, int at)
    {
        if (message["name"] is not null && !(Text(message["name"]) is { } name && ParticipantName().IsMatch(name)))
        {
            return OpenAiError.Bad(
                $@"Invalid 'messages[{at}].name': string does not match pattern. Expected a string that matches the pattern '^[^\s<|\\/>]+$'.", $"messages[{at}].name", "invalid_value");
        }

        return role == "assistant" && (message["tool_calls"] is not null || message["refusal"] is not null) ? null : Content(message, at);
    }

    private static OpenAiError? Content(JsonObject message, int at) => message["content"] switch
    {
        JsonValue content when Text(content) is not null => null,
        JsonArray { Count: > 0 } parts when parts.All(part => part is JsonObject known && Text(known["type"]) is not null) => null,
        var other => OpenAiError.Bad(
            $"Invalid value for 'content': expected a string, got {(other is null ? "null" : other.GetValueKind().ToString().ToLowerInvariant())}.", $"messages.[{at}].content"),
    };

    private static OpenAiError? Calls(JsonObject message, int at, List<string> open)
    {
        if (message["tool_calls"] is not { } given)
        {
            return null;
        }

        if (given is not JsonArray { Count: > 0 } calls)
        {
            return OpenAiError.Bad(
                $"Invalid 'messages[{at}].tool_calls': empty array. Expected an array with minimum length 1, but got an empty array instead.", $"messages[{at}].tool_calls", "empty_array");
        }

        for (var index = 0; index < calls.Count; index++)
        {
            var where = $"messages[{at}].tool_calls[{index}]";
            var (id, name, arguments) = (Text(calls[index]?["id"]), Text(calls[index]?["function"]?["name"]), Text(calls[index]?["function"]?["arguments"]));
            var objection =
                id is null ? OpenAiError.Bad($"Missing required parameter: '{where}.id'.", $"{where}.id", "missing_required_parameter")
                : id.Length > LongestCallId ? OpenAiError.Bad(
                    $"Invalid '{where}.id': string too long. Expected a string with maximum length {LongestCallId}, but got a string with length {id.Length} instead.",
                    $"{where}.id",
                    "string_above_max_length")
                : open.Contains(id) ? OpenAiError.Bad($"Duplicate value for 'tool_call_id' of '{id}' in message[{at}]", $"{where}.id", "duplicate_value")
                : name is null || !FunctionName().IsMatch(name) ? OpenAiError.Bad(
                    $"Invalid '{where}.function.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.",
                    $"{where}.function.name",
                    "invalid_value")
                : arguments is null ? OpenAiError.Bad($"Missing required parameter: '{where}.function.arguments'.", $"{where}.function.arguments", "missing_required_parameter")
                : null;
            if (objection is not null)
            {
                return objection;
            }

            open.Add(id!);
        }

        return null;
    }

    internal static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    internal static partial Regex FunctionName();

    [GeneratedRegex(@"^[^\s<|\\/>]+$")]
    private static partial Regex ParticipantName();
}
