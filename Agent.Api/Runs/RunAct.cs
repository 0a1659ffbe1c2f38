namespace Agent.Api.Runs;

/// <summary>One row of <c>actions</c> as a pass sees it: an act that was carried out, waits for a person, or was decided on.</summary>
internal sealed record RunAct
{
    public required string ActionId { get; init; }

    public required string CallKey { get; init; }

    public required string Plugin { get; init; }

    public required string Name { get; init; }

    public string? Gate { get; init; }

    public string? Reason { get; init; }

    /// <summary>Canonical JSON; exactly what is executed when a person approves.</summary>
    public required string Arguments { get; init; }

    public required string Digest { get; init; }

    public string? Preview { get; init; }

    /// <summary>pending, approved, rejected, executed or failed.</summary>
    public required string Status { get; init; }

    /// <summary>Whether the agent has been told what a person decided.</summary>
    public bool Settled { get; init; }

    public string? Result { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Note { get; init; }

    public DateTimeOffset? ExecutedAt { get; init; }
}
