using System.ComponentModel.DataAnnotations;

namespace Agent.Api.Costs;

/// <summary>Caps on what models may cost, enforced before the request that would pass them. Section <c>Agent</c>, checked at start.</summary>
internal sealed class CostLimits
{
    public const string Section = "Agent";

    /// <summary>USD a run may spend on models. At the cap rules decide, and a person is asked. Default 0.50.</summary>
    [Range(0, 1_000)]
    public decimal MaxCostUsdPerRun { get; init; } = 0.50m;

    /// <summary>USD all nodes together may spend a UTC day. At the cap rules decide, and the runs are done again the next day. Default 25.</summary>
    [Range(0, 1_000_000)]
    public decimal MaxCostUsdPerDay { get; init; } = 25m;
}
