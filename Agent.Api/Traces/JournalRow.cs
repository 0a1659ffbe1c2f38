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
    TokenCount? Tokens = null,
    decimal? CostUsd = null)
{
    /// <summary>The payload as the record it was written from.</summary>
    public TStep Read<TStep>(JsonTypeInfo<TStep> type) => JsonSerializer.Deserialize(Payload, type)
        ?? throw new JsonException($"Step {Seq} has no payload.");
}

/// <summary>Tokens of one model request. Cached input is part of input, never added to it.</summary>
internal readonly record struct TokenCount(int Input, int Output, int CachedInput);

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

    /// <summary>A pass that stops while a person is asked.</summary>
    public const string Pause = "pause";

    /// <summary>The run's last row.</summary>
    public const string End = "end";
}
