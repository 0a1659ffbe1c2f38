using System.Text.Json;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>Reads the arguments of a call. Values become text unless JSON values are to be kept.</summary>
internal static class ToolArguments
{
    public static KernelArguments? Read(BinaryData json, bool keepTypes, out Exception? failure)
    {
        failure = null;
        try
        {
            var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json.ToMemory().Span);
            if (values is null)
            {
                return null;
            }

            var arguments = new KernelArguments();
            foreach (var (name, value) in values)
            {
                arguments[name] = value.ValueKind is JsonValueKind.Null ? null : keepTypes ? value : value.ToString();
            }

            return arguments;
        }
        catch (JsonException exception)
        {
            failure = new KernelException("The arguments of the call are not a JSON object.", exception);
            return null;
        }
    }
}
