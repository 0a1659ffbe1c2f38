using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Microsoft.SemanticKernel;

/// <summary>How calls are asked for and run.</summary>
public sealed class FunctionChoiceBehaviorOptions
{
    /// <summary>Whether the model may ask for several calls at once. Default null: not said, the model's own default.</summary>
    [JsonPropertyName("allow_parallel_calls")]
    public bool? AllowParallelCalls { get; set; }

    /// <summary>Whether the calls of one message run at the same time. Default false: one after the other.</summary>
    [JsonPropertyName("allow_concurrent_invocation")]
    public bool AllowConcurrentInvocation { get; set; }

    /// <summary>Whether the model is held to the schema exactly; every parameter is required then. Default false.</summary>
    [JsonPropertyName("allow_strict_schema_adherence")]
    public bool AllowStrictSchemaAdherence { get; set; }

    /// <summary>Whether arguments stay JSON values. Default false: they become text before filters and functions see them.</summary>
    [Experimental("SKEXP0001")]
    [JsonPropertyName("retain_argument_types")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool RetainArgumentTypes { get; set; }
}
