using System.Text.Json;

namespace Microsoft.SemanticKernel;

/// <summary>The one schema of all a function's parameters.</summary>
internal static class FunctionSchema
{
    public static JsonElement Build(KernelFunctionMetadata metadata)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "object");
            if (metadata.Description.Length > 0)
            {
                writer.WriteString("description", metadata.Description);
            }

            Write(writer, metadata.Parameters);
            writer.WriteEndObject();
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>The two members every such schema has: which parameters are required, and what each looks like.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<KernelParameterMetadata> parameters)
    {
        writer.WriteStartArray("required");
        foreach (var parameter in parameters.Where(parameter => parameter.IsRequired))
        {
            writer.WriteStringValue(parameter.Name);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("properties");
        foreach (var parameter in parameters)
        {
            writer.WritePropertyName(parameter.Name);
            SchemaOf(parameter).WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    // A parameter of unknown type, as prompts have, is text.
    public static JsonElement SchemaOf(KernelParameterMetadata parameter) =>
        (parameter.Schema ?? KernelJsonSchema.Of(typeof(string), parameter.Description)).RootElement;
}
