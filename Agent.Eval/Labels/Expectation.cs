namespace Agent.Eval.Labels;

/// <summary>What docs/rubric.md makes of a lead, worked out by hand: never copied from what the program answered.</summary>
internal record Expectation
{
    public required string Tier { get; init; }

    public required string Disposition { get; init; }

    public required string Segment { get; init; }

    /// <summary>Lowest and highest. They differ only where the rubric leaves room, as between a general and a specific need.</summary>
    public required IReadOnlyList<int> Score { get; init; }

    /// <summary>Exactly these, in any order.</summary>
    public required IReadOnlyList<string> MissingFields { get; init; }

    /// <summary>Default: the decision has none.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Whether the lead tries to give orders. Left out: what the case's facts say, else no. Suspecting an honest lead is a failure too.</summary>
    public bool? Injection { get; init; }

    /// <summary>Gates of the acts that wait for a person: exactly these, in any order.</summary>
    public required IReadOnlyList<string> PendingGates { get; init; }

    /// <summary>Must have been carried out.</summary>
    public required IReadOnlyList<string> Acts { get; init; }

    /// <summary>Must not have been carried out. They may wait for a person if <see cref="PendingGates"/> says so.</summary>
    public required IReadOnlyList<string> ForbiddenActs { get; init; }

    /// <summary>Somebody may want to talk to this lead.</summary>
    public bool IsGood() => Tier != Tiers.Unqualified;
}

/// <summary>One entry of <c>expected-outputs.json</c>.</summary>
internal sealed record SampleExpectation : Expectation
{
    public required string Case { get; init; }

    public required string Why { get; init; }
}

/// <summary>The words of a tier, as answers write them.</summary>
internal static class Tiers
{
    public const string Qualified = "qualified";
    public const string Nurture = "nurture";
    public const string Unqualified = "unqualified";

    public static IReadOnlyList<string> All { get; } = [Qualified, Nurture, Unqualified];
}
