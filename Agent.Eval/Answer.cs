namespace Agent.Eval;

/// <summary>What <c>POST /lead</c> answered, as far as expectations speak of it. Plain words, so that no type of the service is trusted.</summary>
internal sealed record Answer
{
    public const string Unqualified = "unqualified";

    public string? Tier { get; init; }

    public string? Disposition { get; init; }

    public string? Segment { get; init; }

    public int? Score { get; init; }

    public string? ReasonCode { get; init; }

    public IReadOnlyList<string> MissingFields { get; init; } = [];

    public IReadOnlyList<string> Flags { get; init; } = [];

    public IReadOnlyList<AnsweredAct> ActionsTaken { get; init; } = [];

    public IReadOnlyList<AnsweredAct> PendingActions { get; init; } = [];
}

internal sealed record AnsweredAct(string Name, string? Gate);
