using System.Text.Encodings.Web;
using System.Text.Json;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>What the model reads of a function's result, or of why there is none.</summary>
internal static class ToolResults
{
    public const string NotOffered =
        "Error: this function was not offered in the request. Call one of the functions that were, by its exact name.";

    public const string NotFound = "Error: this function does not exist any more. Call one of the functions that were offered.";

    public const string BadArguments =
        "Error: the arguments were not a valid JSON object. Call the function again with arguments that follow its schema.";

    // The text goes to a model, not into a page: letters stay readable.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Failed(Exception exception) => $"Error: the function failed. {exception.Message}";

    public static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        Exception exception => Failed(exception),
        ChatMessageContent message => message.ToString(),
        IEnumerable<ChatMessageContent> messages => string.Join(",", messages.Select(message => message.ToString())),
        _ => JsonSerializer.Serialize(value, Readable),
    };
}
