namespace Agent.Api.Costs;

/// <summary>What the model was used for and what it cost.</summary>
/// <param name="PricesAsOf">The day the price table was compared with the provider's page.</param>
/// <param name="Total">All rows together.</param>
public sealed record CostReport(DateOnly From, DateOnly To, IReadOnlyList<CostRow> Rows, CostRow Total, DaySpend Today, DateOnly? PricesAsOf);

/// <summary>One group of model requests; the members of the groups that were not asked for are null.</summary>
/// <param name="CachedInputTokens">Part of <paramref name="InputTokens"/>.</param>
/// <param name="ReasoningTokens">Part of <paramref name="OutputTokens"/>.</param>
/// <param name="CostUsd">Sum of the requests whose model has a price.</param>
/// <param name="UnpricedCalls">Requests whose cost is unknown and not in the sum.</param>
public sealed record CostRow(
    DateOnly? Day,
    string? Model,
    string? Agent,
    string? Prompt,
    long Calls,
    long InputTokens,
    long CachedInputTokens,
    long OutputTokens,
    long ReasoningTokens,
    decimal CostUsd,
    long UnpricedCalls);

/// <summary>The UTC day's spending as the cap sees it: reservations of requests under way included.</summary>
public sealed record DaySpend(DateOnly Day, decimal SpentUsd, decimal CapUsd);
