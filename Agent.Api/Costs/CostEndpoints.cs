using System.ComponentModel;
using Agent.Api.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Api.Costs;

/// <summary>What the model costs, and whom.</summary>
internal static class CostEndpoints
{
    private const int MostDays = 366;

    private static readonly string[] Groups = ["day", "model", "agent", "prompt"];

    public static IEndpointRouteBuilder MapCosts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/costs", ReportAsync).WithTags("Service").WithName("GetCosts")
            .WithSummary("Tokens and USD by day, model, agent or prompt").WithExamples(ApiExamples.GetCosts);
        return routes;
    }

    private static async Task<Results<Ok<CostReport>, ProblemHttpResult>> ReportAsync(
        PostgresCosts costs,
        PostgresSpend spend,
        CostLimits limits,
        PriceOptions prices,
        TimeProvider clock,
        CancellationToken cancellationToken,
        [Description("What to sum by: day, model, agent, prompt, or several with commas between.")] string by = "day",
        [Description("First UTC day. Default: 30 days before the last.")] DateOnly? from = null,
        [Description("Last UTC day. Default: today.")] DateOnly? to = null)
    {
        string[] groups = by.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (groups.Length == 0 || groups.Except(Groups).Any())
        {
            return Problems.Validation("by", $"Must be one of {string.Join(", ", Groups)}, or several with commas between.");
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var last = to ?? today;
        var first = from ?? last.AddDays(-30);
        if (first > last || last.DayNumber - first.DayNumber > MostDays)
        {
            return Problems.Validation("from", $"Must be at most {MostDays} days before to, and not after it.");
        }

        var rows = await costs.SumAsync(
            new(first, last, groups.Contains("day"), groups.Contains("model"), groups.Contains("agent"), groups.Contains("prompt")), cancellationToken);
        return TypedResults.Ok(new CostReport(
            first, last, rows, Total(rows), new(today, await spend.ReadAsync(today, cancellationToken), limits.MaxCostUsdPerDay), prices.AsOf));
    }

    private static CostRow Total(List<CostRow> rows) => new(
        null, null, null, null, rows.Sum(row => row.Calls), rows.Sum(row => row.InputTokens), rows.Sum(row => row.CachedInputTokens),
        rows.Sum(row => row.OutputTokens), rows.Sum(row => row.ReasoningTokens), rows.Sum(row => row.CostUsd), rows.Sum(row => row.UnpricedCalls));
}
