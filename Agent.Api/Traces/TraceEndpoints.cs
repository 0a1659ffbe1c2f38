using System.ComponentModel;
using Agent.Api.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Api.Traces;

/// <summary>What a run did, step by step.</summary>
internal static class TraceEndpoints
{
    private static readonly string[] Kinds =
        [StepKind.HandOver, StepKind.Model, StepKind.Tool, StepKind.Decision, StepKind.Gate, StepKind.Approval, StepKind.Fallback, StepKind.Redo, StepKind.Pause, StepKind.End];

    public static IEndpointRouteBuilder MapTraces(this IEndpointRouteBuilder routes)
    {
        var traces = routes.MapGroup("/traces").WithTags("Traces");
        traces.MapGet("/", ListAsync).WithName("ListTraces").WithSummary("Steps of all runs, newest first").WithExamples(ApiExamples.ListTraces);
        traces.MapGet("/{run_id}", FindAsync).WithName("GetTrace").WithSummary("One run, in order").WithExamples(ApiExamples.GetTrace);
        return routes;
    }

    private static async Task<Results<Ok<Page<TraceStep>>, ProblemHttpResult>> ListAsync(
        PostgresTraces traces,
        CancellationToken cancellationToken,
        [Description("Only this person's.")] string? lead_key = null,
        [Description("Only this run's.")] string? run_id = null,
        [Description("Only this kind: handover, model, tool, decision, gate, approval, fallback, redo, pause or end.")] string? kind = null,
        [Description("Steps a page, 1 to 200.")] int limit = 50,
        [Description("next_cursor of the page before.")] string? cursor = null)
    {
        if (limit is < 1 or > 200)
        {
            return Problems.Validation("limit", "Must be 1 to 200.");
        }

        if (kind is not null && !Kinds.Contains(kind))
        {
            return Problems.Validation("kind", $"Must be one of {string.Join(", ", Kinds)}.");
        }

        return TraceQuery.TryReadCursor(cursor, out var after)
            ? TypedResults.Ok(await traces.ListAsync(new(run_id, lead_key, kind, after, limit), cancellationToken))
            : Problems.Validation("cursor", "Must be the next_cursor of an earlier answer.");
    }

    private static async Task<Results<Ok<RunTrace>, ProblemHttpResult>> FindAsync(
        string run_id, PostgresTraces traces, CancellationToken cancellationToken) =>
        await traces.FindAsync(run_id, cancellationToken) is { } trace ? TypedResults.Ok(trace) : Problems.NotFound("run", run_id);
}
