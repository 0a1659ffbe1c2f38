using System.Buffers;
using System.Text.Json;
using OpenAI.Chat;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>Functions as the tools of a request. Each is built once per shape and strictness.</summary>
internal static class ToolDefinitions
{
    // A behavior that offers nothing still has to say so: servers refuse a tool choice without tools.
    public static readonly ChatTool None =
        ChatTool.CreateFunctionTool("NonInvocableTool", "Stands in where no tool is offered; not to be called.", Parameters([]));

    public static ChatTool Of(KernelFunction function, bool strict)
    {
        var metadata = function.Metadata;
        var name = ToolNames.Join(function.PluginName, function.Name);
        return function.Tools.GetOrAdd(new(name, metadata.Description, metadata.Parameters, strict), Create);
    }

    private static ChatTool Create(ToolCache.Key key) =>
        ChatTool.CreateFunctionTool(key.Name, key.Description, key.Strict ? StrictSchema.Parameters(key.Parameters) : Parameters(key.Parameters), key.Strict);

    private static BinaryData Parameters(IReadOnlyList<KernelParameterMetadata> parameters)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "object");
            FunctionSchema.Write(writer, parameters);
            writer.WriteEndObject();
        }

        return BinaryData.FromBytes(buffer.WrittenMemory);
    }
}
