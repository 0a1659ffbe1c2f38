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
        JsonElement element => OfElement(element),
        Type type => OfTypes.GetOrAdd(type, OfType),
        _ => null,
    };

    private static ChatResponseFormat? Named(string? name) => name switch
    {
        "json_object" => ChatResponseFormat.CreateJsonObjectFormat(),
        null or "" or "text" => ChatResponseFormat.CreateTextFormat(),
        // A name this connector does not know is not sent: the server's default holds.
        _ => null,
    };

    // The wire's own form, as a config file may hold it, or a bare schema.
    private static ChatResponseFormat OfElement(JsonElement element) =>
        element.TryGetProperty("json_schema", out var format) && format.TryGetProperty("schema", out var schema)
            ? ChatResponseFormat.CreateJsonSchemaFormat(
                format.TryGetProperty("name", out var name) ? name.GetString() : "JsonSchema",
                BinaryData.FromString(schema.GetRawText()),
                jsonSchemaIsStrict: format.TryGetProperty("strict", out var strict) ? strict.GetBoolean() : null)
            : ChatResponseFormat.CreateJsonSchemaFormat("JsonSchema", BinaryData.FromString(element.GetRawText()));

    private static ChatResponseFormat OfType(Type type)
    {
        var schema = AIJsonUtilities.CreateJsonSchema(type, serializerOptions: KernelJsonSchema.SchemaOptions, inferenceOptions: Strict);
        return ChatResponseFormat.CreateJsonSchemaFormat(NameOf(type), BinaryData.FromString(schema.GetRawText()), jsonSchemaIsStrict: true);
    }

    private static string NameOf(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.IsGenericType ? name + string.Concat(type.GetGenericArguments().Select(NameOf)) : name;
    }
}
