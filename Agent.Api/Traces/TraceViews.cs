namespace Agent.Api.Traces;

/// <summary>One step of a run as people read it.</summary>
/// <param name="Kind">handover, model, tool, decision, gate, approval, fallback, redo, pause or end.</param>
/// <param name="CallKey">The call's place in the journal (message.index); rows of one call share it.</param>
public sealed record TraceStep(
    string RunId,
    string LeadKey,
    int Seq,
    int Attempt,
    DateTimeOffset At,
    string Kind,
    string? Agent,
    string? Name,
    string? CallKey,
    RawJson Payload,
    string? Model,
    int? InputTokens,
    int? OutputTokens,
    int? CachedInputTokens,
    int? ReasoningTokens,
    decimal? CostUsd);

/// <summary>One run, step by step in order.</summary>
public sealed record RunTrace(string RunId, string LeadKey, string Status, int Attempt, DateTimeOffset ReceivedAt, DateTimeOffset? FinishedAt, IReadOnlyList<TraceStep> Steps);

/// <summary>A page of a list. <see cref="NextCursor"/> asks for the next one; null on the last.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);
