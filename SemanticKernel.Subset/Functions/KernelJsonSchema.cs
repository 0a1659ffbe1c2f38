using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace Microsoft.SemanticKernel;

/// <summary>A JSON schema; always an object.</summary>
[JsonConverter(typeof(JsonConverter))]
public sealed class KernelJsonSchema
{
    /// <summary>Names as they are written in C#, enums by name.</summary>
    internal static readonly JsonSerializerOptions SchemaOptions = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly JsonElement Anything = JsonElement.Parse("{}");

    private string? _text;

    internal KernelJsonSchema(JsonElement root)
    {
        RootElement = root;
    }

    public JsonElement RootElement { get; }

    public static KernelJsonSchema Parse(string jsonSchema)
    {
        ArgumentNullException.ThrowIfNull(jsonSchema);
        return Parse(Encoding.UTF8.GetBytes(jsonSchema).AsSpan());
    }

    public static KernelJsonSchema Parse(ReadOnlySpan<char> jsonSchema) => Parse(jsonSchema.ToString());

    public static KernelJsonSchema Parse(ReadOnlySpan<byte> utf8JsonSchema)
    {
        var reader = new Utf8JsonReader(utf8JsonSchema);
        return Checked(JsonElement.ParseValue(ref reader));
    }

    public override string ToString() => _text ??= JsonSerializer.Serialize(RootElement);

    internal static KernelJsonSchema Of(Type type, string? description) =>
        new(Object(AIJsonUtilities.CreateJsonSchema(type, string.IsNullOrEmpty(description) ? null : description, serializerOptions: SchemaOptions)));

    // "Anything goes" may be written as true; models expect an object.
    private static JsonElement Object(JsonElement schema) => schema.ValueKind is JsonValueKind.Object ? schema : Anything;

    private static KernelJsonSchema Checked(JsonElement root) =>
        root.ValueKind is JsonValueKind.Object ? new(root) : throw new JsonException($"A schema has to be an object, not {root.ValueKind}.");

    internal sealed class JsonConverter : JsonConverter<KernelJsonSchema>
    {
        public override KernelJsonSchema Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Checked(JsonElement.ParseValue(ref reader));

        public override void Write(Utf8JsonWriter writer, KernelJsonSchema value, JsonSerializerOptions options) =>
            value.RootElement.WriteTo(writer);
    }
}
