using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.AI;
using ChatResponseFormat = OpenAI.Chat.ChatResponseFormat;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>What <see cref="OpenAIPromptExecutionSettings.ResponseFormat"/> may hold, as the wire wants it.</summary>
internal static class ResponseFormats
{
    private static readonly ConcurrentDictionary<Type, ChatResponseFormat> OfTypes = new();

    private static readonly AIJsonSchemaCreateOptions Strict = new()
    {
        TransformOptions = new() { DisallowAdditionalProperties = true, RequireAllProperties = true, MoveDefaultKeywordToDescription = true },
    };

    public static ChatResponseFormat? Of(object? format) => format switch
    {
        null => null,
        ChatResponseFormat given => given,
        string name => Named(name),
        JsonElement { ValueKind: JsonValueKind.String } name => Named(name.GetString()),
        JsonElement schema => ChatResponseFormat.CreateJsonSchemaFormat("JsonSchema", BinaryData.FromString(schema.GetRawText())),
        Type type => OfTypes.GetOrAdd(type, OfType),
        _ => throw new NotSupportedException($"A response format cannot be a {format.GetType()}."),
    };

    private static ChatResponseFormat? Named(string? name) => name switch
    {
        "json_object" => ChatResponseFormat.CreateJsonObjectFormat(),
        null or "" or "text" => ChatResponseFormat.CreateTextFormat(),
        _ => throw new NotSupportedException($"The response format '{name}' is not known."),
    };

    private static ChatResponseFormat OfType(Type type)
    {
        var schema = AIJsonUtilities.CreateJsonSchema(type, inferenceOptions: Strict);
        return ChatResponseFormat.CreateJsonSchemaFormat(NameOf(type), BinaryData.FromString(schema.GetRawText()), jsonSchemaIsStrict: true);
    }

    private static string NameOf(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.IsGenericType ? name + string.Concat(type.GetGenericArguments().Select(NameOf)) : name;
    }
}
