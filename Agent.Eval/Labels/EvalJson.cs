using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Eval.Labels;

/// <summary>The files of cases: snake_case, and a member nobody knows is an error, so that a typing error cannot pass as an expectation.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(IReadOnlyList<SampleLead>))]
[JsonSerializable(typeof(IReadOnlyList<SampleExpectation>))]
[JsonSerializable(typeof(IReadOnlyList<EvalCase>))]
internal sealed partial class EvalJson : JsonSerializerContext
{
    /// <summary>For files people read: indented, text as it is, what is null left out.</summary>
    public static EvalJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    });
}
