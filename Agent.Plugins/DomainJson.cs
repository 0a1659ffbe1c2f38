using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Agent.Plugins.Leads;
using Agent.Plugins.Ports;
using Agent.Plugins.Scoring;

namespace Agent.Plugins;

/// <summary>How leads, facts and decisions are written down: snake_case, nulls written, text readable.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(Lead))]
[JsonSerializable(typeof(LeadFacts))]
[JsonSerializable(typeof(Decision))]
[JsonSerializable(typeof(IReadOnlyList<MemoryEntry>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
public sealed partial class DomainJson : JsonSerializerContext
{
    /// <summary>The one configured instance. Text stays readable: the output is JSON, never HTML.</summary>
    public static DomainJson Shared { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
