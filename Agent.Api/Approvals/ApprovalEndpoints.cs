using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Agent.Api.Data;
using Agent.Api.OpenApi;
using Agent.Api.Traces;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Api.Approvals;

/// <summary>The acts that wait for a person, and the person's word.</summary>
internal static class ApprovalEndpoints
{
    private const int MaxBody = 64 * 1024;

    private static readonly string[] Statuses = ["pending", "approved", "rejected", "executed", "failed"];

    public static IEndpointRouteBuilder MapApprovals(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/approvals", ListAsync).WithTags("Approvals").WithName("ListApprovals")
            .WithSummary("Acts that wait for a person or were decided by one, newest first").WithExamples(ApiExamples.ListApprovals);
        routes.MapPost("/approve/{action_id}", ApproveAsync).WithTags("Approvals").WithName("Approve")
            .WithSummary("Approves or rejects one act, once").WithExamples(ApiExamples.Approve);
        return routes;
    }

    private static async Task<Results<Ok<Page<ApprovalView>>, ProblemHttpResult>> ListAsync(
        PostgresApprovals approvals,
        CancellationToken cancellationToken,
        [Description("Only acts in this state: pending, approved, rejected, executed or failed.")] string? status = null,
        [Description("Only this person's.")] string? lead_key = null,
        [Description("Acts a page, 1 to 200.")] int limit = 50,
        [Description("next_cursor of the page before.")] string? cursor = null)
    {
        if (limit is < 1 or > 200)
        {
            return Problems.Validation("limit", "Must be 1 to 200.");
        }

        if (status is not null && !Statuses.Contains(status))
        {
            return Problems.Validation("status", $"Must be one of {string.Join(", ", Statuses)}.");
        }

        var after = cursor is null ? null : Cursor.Decode(cursor, 1)?[0];
        if (cursor is not null && after is null)
        {
            return Problems.Validation("cursor", "Must be the next_cursor of an earlier answer.");
        }

        var acts = await approvals.ListAsync(status, lead_key, after, limit + 1, cancellationToken);
        return TypedResults.Ok(acts.Count <= limit ? new Page<ApprovalView>(acts, null) : new(acts[..limit], Cursor.Of(acts[limit - 1].ActionId)));
    }

    private static async Task<Results<Ok<ApprovalView>, ProblemHttpResult>> ApproveAsync(
        string action_id, HttpContext http, Approver approver, CancellationToken cancellationToken)
    {
        if (await ReadAsync(http.Request, cancellationToken) is not { } request)
        {
            return Problems.Malformed("The body must be a JSON object with decision and note and nothing else, or empty to approve.");
        }

        if (request.Decision is not ("approve" or "reject"))
        {
            return Problems.Validation("decision", "Must be approve or reject.");
        }

        if (request.Note is { Length: > 2_000 } || request.Note?.Contains('\0', StringComparison.Ordinal) == true)
        {
            return Problems.Validation("note", "Must be at most 2,000 characters without U+0000.");
        }

        return await approver.DecideAsync(action_id, request.Decision, "local", request.Note, cancellationToken) switch
        {
            ApproveOutcome.Decided(var act) => TypedResults.Ok(act),
            ApproveOutcome.Unknown => Problems.NotFound("action", action_id),
            ApproveOutcome.Conflict(var act) => Problems.Conflict(
                "decided-otherwise", "This act was decided otherwise before.", $"It was decided by {act.DecidedBy} at {act.DecidedAt:O}.", "action", act),
            ApproveOutcome.Expired(var act) => Problems.Gone(
                "approval-expired", "This act has expired.", $"It could be decided until {act.ExpiresAt:O}."),
            var unknown => throw new UnreachableException($"No answer for {unknown}."),
        };
    }

    // An empty body approves, so the framework's own binding (which wants one) is not used.
    private static async Task<ApproveRequest?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(cancellationToken);
        try
        {
            return text.Length > MaxBody ? null
                : string.IsNullOrWhiteSpace(text) ? new ApproveRequest()
                : JsonSerializer.Deserialize(text, WireJson.Shared.ApproveRequest);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A person's word on an act. What is not understood is refused, so that nobody believes to have edited what they approve.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ApproveRequest
{
    /// <summary>approve or reject. Default approve.</summary>
    [DefaultValue("approve")]
    public string? Decision { get; set; } = "approve"; // set, not init: generated readers put null where init has a default

    /// <summary>Why; the agent gets to see it. At most 2,000 characters.</summary>
    public string? Note { get; init; }
}
