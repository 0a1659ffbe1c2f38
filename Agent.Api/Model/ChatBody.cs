using System.Text.Json;
using Agent.Api.Traces;

namespace Agent.Api.Model;

/// <summary>The few members of chat completion bodies that budgets need. Whatever is not as the protocol has it reads as unknown.</summary>
internal static class ChatBody
{
    /// <param name="body">The request as it goes out.</param>
    public static AskedOf ReadRequest(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return new(
                Member(document.RootElement, "model") is { ValueKind: JsonValueKind.String } model ? model.GetString()! : "",
                body.Length,
                Number(document.RootElement, "max_completion_tokens") ?? Number(document.RootElement, "max_tokens"));
        }
        catch (JsonException)
        {
            return new("", body.Length, null);
        }
    }

    /// <returns>Null when the answer does not say what it used.</returns>
    public static TokenCount? ReadUsage(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Member(document.RootElement, "usage") is { } usage && Number(usage, "prompt_tokens") is { } input && Number(usage, "completion_tokens") is { } output
                ? new(
                    input,
                    output,
                    Member(usage, "prompt_tokens_details") is { } inputs ? Number(inputs, "cached_tokens") ?? 0 : 0,
                    Member(usage, "completion_tokens_details") is { } outputs ? Number(outputs, "reasoning_tokens") ?? 0 : 0)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static int? Number(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;
}

/// <summary>What a request asks for.</summary>
/// <param name="MaxTokens">The answer's limit; null when the request has none.</param>
internal readonly record struct AskedOf(string Model, int Bytes, int? MaxTokens);
