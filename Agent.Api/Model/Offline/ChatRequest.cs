using System.Text.Json;

namespace Agent.Api.Model.Offline;

/// <summary>What the embedded model looks at in a request. Strings are read when they are needed: most of a history never is.</summary>
internal sealed class ChatRequest
{
    private readonly JsonElement[] _messages;

    private readonly HashSet<string> _tools;

    private ChatRequest(JsonElement[] messages, HashSet<string> tools, string? schema)
    {
        _messages = messages;
        _tools = tools;
        Schema = schema;
        LastUser = Array.FindLastIndex(messages, message => RoleOf(message) == "user");
    }

    /// <summary>The name in <c>response_format.json_schema</c>; null when text is wanted.</summary>
    public string? Schema { get; }

    public int MessageCount => _messages.Length;

    /// <summary>Position of the last user message, -1 when there is none.</summary>
    public int LastUser { get; }

    public static ChatRequest Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object ||
            !root.TryGetProperty("messages", out var messages) || messages.ValueKind is not JsonValueKind.Array || messages.GetArrayLength() == 0)
        {
            throw new BadChatRequestException("'messages' must be a non-empty array.");
        }

        if (root.TryGetProperty("stream", out var stream) && stream.ValueKind is JsonValueKind.True)
        {
            throw new BadChatRequestException("'stream' is not supported by the embedded model.");
        }

        return new ChatRequest(ReadMessages(messages), ReadTools(root), ReadSchema(root));
    }

    public bool Offers(string tool) => _tools.Contains(tool);

    /// <summary>Text of the last user message; empty when there is none.</summary>
    public string LastUserText() => LastUser < 0 ? "" : TextOf(_messages[LastUser]);

    /// <summary>The calls the model has made since the last user message, as (id, tool name), in order.</summary>
    public List<(string Id, string Tool)> CallsSinceLastUser()
    {
        var calls = new List<(string, string)>();

        for (var i = LastUser + 1; i < _messages.Length; i++)
        {
            if (_messages[i].TryGetProperty("tool_calls", out var toolCalls) && toolCalls.ValueKind is JsonValueKind.Array)
            {
                foreach (var call in toolCalls.EnumerateArray())
                {
                    calls.Add((Text(call, "id") ?? "", call.TryGetProperty("function", out var function) ? Text(function, "name") ?? "" : ""));
                }
            }
        }

        return calls;
    }

    /// <summary>The text a tool answered to the call, or null.</summary>
    public string? ResultOf(string callId)
    {
        for (var i = _messages.Length - 1; i > LastUser; i--)
        {
            if (RoleOf(_messages[i]) == "tool" && Text(_messages[i], "tool_call_id") == callId)
            {
                return TextOf(_messages[i]);
            }
        }

        return null;
    }

    private static JsonElement[] ReadMessages(JsonElement messages)
    {
        var read = new JsonElement[messages.GetArrayLength()];
        var at = 0;

        foreach (var message in messages.EnumerateArray())
        {
            if (message.ValueKind is not JsonValueKind.Object || RoleOf(message) is not ("system" or "developer" or "user" or "assistant" or "tool"))
            {
                throw new BadChatRequestException($"'messages[{at}].role' must be one of system, developer, user, assistant, tool.");
            }

            read[at++] = message;
        }

        return read;
    }

    private static HashSet<string> ReadTools(JsonElement root)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);

        // tool_choice "none" advertises tools that must not be called.
        if (Text(root, "tool_choice") != "none" && root.TryGetProperty("tools", out var tools) && tools.ValueKind is JsonValueKind.Array)
        {
            foreach (var tool in tools.EnumerateArray())
            {
                if (tool.ValueKind is JsonValueKind.Object && tool.TryGetProperty("function", out var function) && Text(function, "name") is { } name)
                {
                    names.Add(name);
                }
            }
        }

        return names;
    }

    private static string? ReadSchema(JsonElement root) =>
        root.TryGetProperty("response_format", out var format) && format.ValueKind is JsonValueKind.Object &&
        format.TryGetProperty("json_schema", out var schema)
            ? Text(schema, "name")
            : null;

    private static string? RoleOf(JsonElement message) => Text(message, "role");

    // Content is a string, or parts of which the text ones count.
    private static string TextOf(JsonElement message)
    {
        if (!message.TryGetProperty("content", out var content))
        {
            return "";
        }

        return content.ValueKind switch
        {
            JsonValueKind.String => content.GetString()!,
            JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(part => Text(part, "text"))),
            _ => "",
        };
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
