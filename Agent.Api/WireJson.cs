using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Agent.Api.Approvals;
using Agent.Api.Costs;
using Agent.Api.Health;
using Agent.Api.Intake;
using Agent.Api.Integrations;
using Agent.Api.Outcomes;
using Agent.Api.Prompts;
using Agent.Api.Runs;
using Agent.Api.Traces;
using Agent.Plugins.Scoring;

namespace Agent.Api;

/// <summary>The shapes that cross HTTP, generated.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RunResult))]
[JsonSerializable(typeof(Reads))]
[JsonSerializable(typeof(LeadView))]
[JsonSerializable(typeof(Page<LeadRow>))]
[JsonSerializable(typeof(Page<ApprovalView>))]
[JsonSerializable(typeof(Page<TraceStep>))]
[JsonSerializable(typeof(ApproveRequest))]
[JsonSerializable(typeof(RunTrace))]
[JsonSerializable(typeof(CostReport))]
[JsonSerializable(typeof(OutcomeRequest))]
[JsonSerializable(typeof(OutcomeView))]
[JsonSerializable(typeof(CalibrationReport))]
[JsonSerializable(typeof(CompanyMemory))]
[JsonSerializable(typeof(Forgotten))]
[JsonSerializable(typeof(PromptList))]
[JsonSerializable(typeof(PromptDetail))]
[JsonSerializable(typeof(ActivateRequest))]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(Live))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>The one configured instance.</summary>
    public static WireJson Shared { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>An enum as the word it is written as: <c>needs_info</c>.</summary>
    public static string? Word<TEnum>(TEnum? value)
        where TEnum : struct, Enum => value is { } known ? Word(known) : null;

    public static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
