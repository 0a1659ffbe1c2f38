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

    /// <summary>The agent that had the last word.</summary>
    public string? Agent { get; init; }

    public IReadOnlyList<TakenAction> ActionsTaken { get; init; } = [];

    public IReadOnlyList<PendingAction> PendingActions { get; init; } = [];

    /// <summary>The run this is a repeat of; only with disposition <c>duplicate</c>.</summary>
    public string? DuplicateOf { get; init; }

    public bool Provisional { get; init; }

    public string? Model { get; init; }

    /// <summary>Each prompt used and the version it was.</summary>
    public IReadOnlyDictionary<string, string> Prompts { get; init; } = new Dictionary<string, string>();

    public string? Rubric { get; init; }

    public RunUsage? Usage { get; init; }
}

/// <summary>An act that was carried out.</summary>
public sealed record TakenAction(string ActionId, string Name, DateTimeOffset At, RawJson? Result);

/// <summary>An act that waits for a person at <c>POST /approve/{action_id}</c>.</summary>
public sealed record PendingAction(string ActionId, string Name, string? Gate, string? Reason, RawJson? Preview, DateTimeOffset? ExpiresAt);

/// <summary>What the run used. Cost is null for a model without a known price.</summary>
public sealed record RunUsage(int LlmCalls, int InputTokens, int OutputTokens, int CachedInputTokens, decimal? CostUsd, long DurationMs);
