using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Agent.Plugins.Scoring;

namespace Agent.Api.Traces;

/// <summary>
/// Payload of a <c>handover</c> row. <see cref="Prompt"/> is the version the agent works under, <see cref="Opening"/> its first message.
/// </summary>
/// <param name="Pins">
/// With the first hand-over of a run, and the first after it begins anew: the version of every prompt and of the rubric that it works under
/// from here on. Null in all others, and in rows from before there were pins.
/// </param>
internal sealed record HandOverStep(
    string? From,
    string To,
    string Reason,
    string Prompt,
    string Opening,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string>? Pins = null);

/// <summary>Payload of a <c>model</c> row: a message as the model wrote it. <see cref="Prompt"/> only where no hand-over names it.</summary>
internal sealed record ModelStep(string? Content, string? FinishReason, IReadOnlyList<CallText> ToolCalls, string? Prompt);

/// <summary>A tool call as the model wrote it; the argument text is untouched and possibly not JSON at all.</summary>
internal sealed record CallText(string? Id, string Name, string Arguments);

/// <summary>Payload of a <c>tool</c> row. <see cref="ActionId"/> when the call became an act.</summary>
internal sealed record ToolStep(string? CallId, string Plugin, RawJson Arguments, string Result, string? ActionId);

/// <summary>Payload of a <c>decision</c> row: the checked facts and what code made of them.</summary>
/// <param name="Provisional">Rules read the lead, the model being out.</param>
/// <param name="Otherwise">Another read of a borderline lead that ends elsewhere: what counts if a person refuses the decision.</param>
/// <param name="CrossCheck">Where rules read otherwise than the model; null when rules were the reader.</param>
internal sealed record DecisionStep(
    LeadFacts Facts, Decision Decision, bool Provisional = false, Reading? Otherwise = null, IReadOnlyList<FactDifference>? CrossCheck = null);

/// <summary>Payload of a <c>fallback</c> row: why the model is out (closed word).</summary>
internal sealed record FallbackStep(string Reason);

/// <summary>Payload of a <c>redo</c> row: what the run was decided as by rules.</summary>
internal sealed record RedoStep(int? Score, string? Tier, string? Disposition, string? Segment, string Model, DateTimeOffset At);

/// <summary>Payload of a <c>gate</c> row: <c>refused</c>, <c>held_back</c> (the decision is provisional) or <c>ask_person</c>.</summary>
internal sealed record GateStep(string Verdict, string Reason, string? Gate, string? ActionId)
{
    public const string HeldBack = "held_back";
}

/// <summary>Payload of an <c>approval</c> row: what the agent is told, and what a resumed run is told again.</summary>
internal sealed record ApprovalStep(string ActionId, string Name, string Decision, string Status, string? By, string? Note, RawJson? Result)
{
    /// <summary>Name of the act by which a run asks a person whether to try again; approved, the run begins anew.</summary>
    public const string Review = "review_lead";
}

/// <summary>Payload of a <c>pause</c> or <c>end</c> row.</summary>
internal sealed record ClosingStep(string Status, string? Disposition, int? Score, string? Review, long DurationMs);

/// <summary>How steps are written down. Old rows are read for as long as they are kept, so members are added, never renamed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HandOverStep))]
[JsonSerializable(typeof(ModelStep))]
[JsonSerializable(typeof(ToolStep))]
[JsonSerializable(typeof(DecisionStep))]
[JsonSerializable(typeof(FallbackStep))]
[JsonSerializable(typeof(RedoStep))]
[JsonSerializable(typeof(GateStep))]
[JsonSerializable(typeof(ApprovalStep))]
[JsonSerializable(typeof(ClosingStep))]
internal sealed partial class StepJson : JsonSerializerContext
{
    /// <summary>The one configured instance.</summary>
    public static StepJson Shared { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
