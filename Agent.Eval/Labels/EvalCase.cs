using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Eval.Labels;

/// <summary>One lead as its sender would post it, when it comes in, and what docs/rubric.md makes of it. Also the shape of <c>cases/*.json</c>.</summary>
internal sealed record EvalCase
{
    /// <summary>Says what the case tries. Unique over all files.</summary>
    [JsonPropertyName("case")]
    public required string Name { get; init; }

    /// <summary>en, de, fr or es: the language the lead is written in.</summary>
    public required string Language { get; init; }

    /// <summary>What makes the case hard: a stratum of the report each.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>What the service's clock shows. Words such as "next quarter" count from here.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Posted as it stands.</summary>
    public required JsonElement Lead { get; init; }

    /// <summary>What a reader should find. Null: only the outcome is judged.</summary>
    public FactLabels? Facts { get; init; }

    /// <summary>The arithmetic, for the reviewer.</summary>
    public required string Why { get; init; }

    public required Expectation Expected { get; init; }

    /// <summary>The day that dates in the lead are counted from.</summary>
    [JsonIgnore]
    public DateOnly ReceivedOn => DateOnly.FromDateTime(ReceivedAt.UtcDateTime);

    /// <summary>The sender's address; empty when the lead has none.</summary>
    [JsonIgnore]
    public string Email => Lead.ValueKind is JsonValueKind.Object && Lead.TryGetProperty("email", out var email) ? email.GetString() ?? "" : "";
}
