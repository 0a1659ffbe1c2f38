using Agent.Plugins.Scoring;

namespace Agent.Api.Runs;

/// <summary>What came of a lead, derived from recorded facts and acts. The answer of <c>POST /lead</c>.</summary>
public sealed record RunResult
{
    /// <summary><c>ld_</c> and 26 characters: the person.</summary>
    public required string LeadKey { get; init; }

    /// <summary>The run that worked on this submission.</summary>
    public required string RunId { get; init; }

    /// <summary>completed, awaiting_approval, queued, running or failed.</summary>
    public required string Status { get; init; }

    /// <summary>0 to 100; null until decided.</summary>
    public int? Score { get; init; }

    /// <summary>The score if every unknown fact had its maximum.</summary>
    public int? Ceiling { get; init; }

    /// <summary>Share of the 100 points whose fact is known, 0 to 1.</summary>
    public decimal? Confidence { get; init; }

    public Tier? Tier { get; init; }

    public Disposition? Disposition { get; init; }

    public Segment? Segment { get; init; }

    /// <summary>The named parts of the score, each with the words it rests on.</summary>
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    public IReadOnlyList<string> MissingFields { get; init; } = [];

    public string? ReasonCode { get; init; }

    public IReadOnlyList<string> Flags { get; init; } = [];

    public bool Borderline { get; init; }

    public string? Summary { get; init; }

    /// <summary>The smallest single facts that would change the disposition.</summary>
    public IReadOnlyList<Change> WhatWouldChange { get; init; } = [];

    /// <summary>What each read of a borderline lead came to, in order; the median counts. Null when the lead was read once.</summary>
    public Reads? Reads { get; init; }

    /// <summary>The agent that had the last word.</summary>
    public string? Agent { get; init; }

    public IReadOnlyList<TakenAction> ActionsTaken { get; init; } = [];

    public IReadOnlyList<PendingAction> PendingActions { get; init; } = [];

    /// <summary>The run this is a repeat of; only with disposition <c>duplicate</c>.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>Rules decided, or held an act back, because no model could be asked. The run is done anew when one can.</summary>
    public bool Provisional { get; init; }

    /// <summary>rate_limited, server_error, timeout, unreachable, unauthorized, no_such_model, circuit_open, too_busy, run_budget or day_budget; only while provisional.</summary>
    public string? ProvisionalReason { get; init; }

    /// <summary>What rules had decided before the model decided anew; null for a first decision.</summary>
    public Superseded? Supersedes { get; init; }

    /// <summary>The model that read the lead; <c>offline</c> is the embedded one.</summary>
    public string? Model { get; init; }

    /// <summary>Each prompt used and the version it was.</summary>
    public IReadOnlyDictionary<string, string> Prompts { get; init; } = new Dictionary<string, string>();

    public string? Rubric { get; init; }

    /// <summary>That rubric's own name and version, as in <c>champ 1</c>.</summary>
    public string? RubricName { get; init; }

    public RunUsage? Usage { get; init; }
}

/// <summary>An act that was carried out.</summary>
public sealed record TakenAction(string ActionId, string Name, DateTimeOffset At, RawJson? Result);

/// <summary>An act that waits for a person at <c>POST /approve/{action_id}</c>.</summary>
public sealed record PendingAction(string ActionId, string Name, string? Gate, string? Reason, RawJson? Preview, DateTimeOffset? ExpiresAt);

/// <summary>A provisional decision that another one has replaced.</summary>
public sealed record Superseded(int? Score, string? Tier, string? Disposition, string? Segment, string Model, DateTimeOffset At);

/// <summary>What the run used over all its passes. Cached input is part of input, reasoning part of output. Cost is null when a model without a price was asked.</summary>
public sealed record RunUsage(int LlmCalls, int InputTokens, int OutputTokens, int CachedInputTokens, int ReasoningTokens, decimal? CostUsd, long DurationMs);
