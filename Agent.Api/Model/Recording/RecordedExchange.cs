using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Agent.Api.Traces;

namespace Agent.Api.Model.Recording;

/// <summary>One request and what the model answered, as one file holds it. No header is kept, and nothing that <see cref="Scrubber"/> takes out.</summary>
internal sealed record RecordedExchange
{
    /// <summary>Hash of <see cref="Request"/>.</summary>
    public required string Key { get; init; }

    public required string Agent { get; init; }

    public required string Prompt { get; init; }

    /// <summary>Version of the prompt; another one now makes the recording stale.</summary>
    public required string PromptHash { get; init; }

    public required string Model { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Null when the answer does not say what it used.</summary>
    public RecordedUsage? Usage { get; init; }

    public required JsonNode Request { get; init; }

    public required JsonNode Response { get; init; }
}

/// <summary>Tokens. Cached input is part of input, reasoning part of output.</summary>
internal sealed record RecordedUsage(int Input, int CachedInput, int Output, int Reasoning)
{
    public static RecordedUsage? Of(TokenCount? tokens) => tokens is { } used ? new(used.Input, used.CachedInput, used.Output, used.Reasoning) : null;
}

/// <summary>How a recording is written: indented and readable, so that it can be reviewed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(RecordedExchange))]
internal sealed partial class RecordingJson : JsonSerializerContext
{
    /// <summary>The one configured instance.</summary>
    public static RecordingJson Shared { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
