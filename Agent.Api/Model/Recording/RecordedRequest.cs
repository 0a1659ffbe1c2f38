using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agent.Api.Model.Recording;

/// <summary>
/// A request in the one form that is the same on another day and installation: members sorted, what is volatile or private replaced by
/// placeholders. Its hash is the key of its recordings; the model, the messages, the tools and every setting count.
/// </summary>
internal sealed class RecordedRequest
{
    private readonly Scrubber scrubber;

    private RecordedRequest(Scrubber scrubber, JsonNode body)
    {
        this.scrubber = scrubber;
        Body = body;
        Key = KeyOf(body);
    }

    /// <summary><c>sha256:</c> and 64 hex digits.</summary>
    public string Key { get; }

    public JsonNode Body { get; }

    /// <summary>As the request names it; empty when it names none.</summary>
    public string Model => Body["model"] is JsonValue name && name.TryGetValue<string>(out var text) ? text : "";

    /// <returns>Null when the body is no JSON object.</returns>
    public static RecordedRequest? Read(byte[] body, CallOrigin? origin, string? apiKey)
    {
        if (Parse(body) is not JsonObject request)
        {
            return null;
        }

        var scrubber = new Scrubber(origin, apiKey, hasTools: request["tools"] is JsonArray { Count: > 0 });
        return new(scrubber, scrubber.Request(request)!);
    }

    public static string KeyOf(JsonNode body) =>
        $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body.ToJsonString(ApiJson.Text))))}";

    /// <summary>The answer as it may be written down; null when it is no answer of the protocol.</summary>
    public JsonNode? Scrub(byte[] answer) => Parse(answer) is JsonObject body && body["choices"] is JsonArray { Count: > 0 } ? scrubber.Answer(body) : null;

    /// <summary>A recorded answer, speaking of this request's ids, addresses and numbers.</summary>
    public byte[] Restore(JsonNode answer) => Encoding.UTF8.GetBytes(Walk(answer)!.ToJsonString(ApiJson.Text));

    private JsonNode? Walk(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Walk(member.Value)))),
        JsonArray entries => new JsonArray([.. entries.Select(Walk)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(scrubber.Placeholders.Restore(text)),
        _ => node?.DeepClone(),
    };

    private static JsonNode? Parse(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return JsonNode.Parse(CanonicalJson.Text(document.RootElement));
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half a surrogate pair is valid JSON and no valid text
            return null;
        }
    }
}
