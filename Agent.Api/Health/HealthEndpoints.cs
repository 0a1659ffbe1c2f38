using Agent.Api.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Api.Health;

/// <summary>Whether the service is well, and where every lead is.</summary>
internal static class HealthEndpoints
{
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Service");
        health.MapGet("/", ReportAsync).WithName("GetHealth").WithSummary("Checks and the ledger of leads")
            .Produces<HealthReport>().Produces<HealthReport>(StatusCodes.Status503ServiceUnavailable).WithExamples(ApiExamples.GetHealth);
        health.MapGet("/live", () => TypedResults.Ok(new Live("alive"))).WithName("GetLive").WithSummary("The process answers");
        health.MapGet("/ready", ReadyAsync).WithName("GetReady").WithSummary("Leads can be taken");
        return routes;
    }

    private static async Task<JsonHttpResult<HealthReport>> ReportAsync(HealthChecks checks, CancellationToken cancellationToken)
    {
        var report = await checks.ReportAsync(cancellationToken);
        return TypedResults.Json(report, statusCode: report.Status == "unhealthy" ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static async Task<Results<Ok<Live>, ProblemHttpResult>> ReadyAsync(HealthChecks checks, CancellationToken cancellationToken) =>
        await checks.IsReadyAsync(cancellationToken) ? TypedResults.Ok(new Live("ready")) : Problems.Unavailable(TimeSpan.FromSeconds(2));
}

public sealed record Live(string Status);
