using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Agent.Api.Traces;

/// <summary>One step of a run. <see cref="Payload"/> is JSON of the kind's record in Steps.cs.</summary>
internal sealed record JournalRow(
    int Seq,
    int Attempt,
    DateTimeOffset At,
    string Kind,
    string? Agent,
    string? Name,
    string? CallKey,
    string Payload,
    ModelUse? Use = null)
{
    public TokenCount? Tokens => Use?.Tokens;

    /// <summary>The payload as the record it was written from.</summary>
    public TStep Read<TStep>(JsonTypeInfo<TStep> type) => JsonSerializer.Deserialize(Payload, type)
        ?? throw new JsonException($"Step {Seq} has no payload.");
}

/// <summary>What one model request used: of which model, under which prompt version (null: the hand-over names it), at what cost.</summary>
/// <param name="CostUsd">Null for a model without a known price.</param>
internal sealed record ModelUse(string Model, string? Prompt, TokenCount? Tokens, decimal? CostUsd);

/// <summary>Tokens of one model request. Cached input is part of input, reasoning part of output; neither is ever added to it.</summary>
internal readonly record struct TokenCount(int Input, int Output, int CachedInput, int Reasoning = 0);

/// <summary>The kinds of journal rows.</summary>
internal static class StepKind
{
    /// <summary>An agent takes over: from, to, reason, prompt hash and the opening message.</summary>
    public const string HandOver = "handover";

    /// <summary>A message of a model: text and tool calls, tokens, cost.</summary>
    public const string Model = "model";

    /// <summary>A tool call's arguments and result.</summary>
    public const string Tool = "tool";

    /// <summary>Facts and decision, as scored.</summary>
    public const string Decision = "decision";

    /// <summary>The gate refused a call or holds it for a person.</summary>
    public const string Gate = "gate";

    /// <summary>A person's word on an act, and what executing it gave.</summary>
    public const string Approval = "approval";

    /// <summary>The model is out: from here on the embedded one goes on, under tighter rules.</summary>
    public const string Fallback = "fallback";

    /// <summary>A run decided by rules is decided anew: what it was decided as so far.</summary>
    public const string Redo = "redo";

    /// <summary>A pass that stops while a person is asked, or until the run is decided anew.</summary>
    public const string Pause = "pause";

    /// <summary>The run's last row.</summary>
    public const string End = "end";
}
