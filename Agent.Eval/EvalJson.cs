using System.Text.Json.Serialization;

namespace Agent.Eval;

/// <summary>The two files: snake_case, and a member nobody knows is an error, so that a typing error cannot pass as an expectation.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(IReadOnlyList<SampleLead>))]
[JsonSerializable(typeof(IReadOnlyList<Expectation>))]
internal sealed partial class EvalJson : JsonSerializerContext;

/// <summary>The service's answer, which holds more than is judged.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Answer))]
internal sealed partial class AnswerJson : JsonSerializerContext;
