using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Agent.Api.Data;
using Agent.Api.OpenApi;
using Agent.Api.Runs;
using Agent.Api.Traces;
using Agent.Plugins.Scoring;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Api.Intake;

/// <summary>The front door: a lead enters here and leaves as a decision, or as a promise of one.</summary>
internal static class LeadEndpoints
{
    private static readonly string[] Statuses = ["queued", "running", "awaiting_approval", "completed", "failed"];

    public static IEndpointRouteBuilder MapLeads(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/lead", SubmitAsync).WithTags("Leads").WithName("SubmitLead").WithSummary("Takes a lead and decides it")
            .Accepts<LeadRequest>("application/json").Produces<RunResult>().Produces<RunResult>(StatusCodes.Status202Accepted)
            .WithHeader(ApiHeader.IdempotencyKey).WithHeader(ApiHeader.Prefer).WithExamples(ApiExamples.SubmitLead);
        routes.MapGet("/lead/{lead_key}", FindAsync).WithTags("Leads").WithName("GetLead").WithSummary("A lead, its decision, acts and runs")
            .WithExamples(ApiExamples.GetLead);
        routes.MapGet("/leads", ListAsync).WithTags("Leads").WithName("ListLeads").WithSummary("Leads, newest first").WithExamples(ApiExamples.ListLeads);
        return routes;
    }

    internal static async Task<IResult> SubmitAsync(HttpContext http, LeadIntake intake, CancellationToken cancellationToken)
    {
        var prefer = Preference.Parse(http.Request.Headers["Prefer"]);
        if (prefer.Applied is { } applied)
        {
            http.Response.Headers["Preference-Applied"] = applied;
        }

        var keyed = IdempotencyKey.Read(http.Request.Headers[IdempotencyKey.Header]);
        if (keyed is IdempotencyKeyOutcome.Invalid(var detail))
        {
            return Problems.Validation(IdempotencyKey.Header, detail);
        }

        var key = keyed is IdempotencyKeyOutcome.Key(var given) ? given : null;
        return await LeadRequestReader.ReadAsync(http.Request, cancellationToken) switch
        {
            LeadReadOutcome.Read(var request) => Answer(http, await intake.SubmitAsync(request, key, prefer.Wait, cancellationToken)),
            LeadReadOutcome.Malformed(var why) => Problems.Malformed(why),
            LeadReadOutcome.TooLarge => Problems.TooLarge(LeadLimits.Body),
            LeadReadOutcome.UnsupportedMediaType(var why) => Problems.UnsupportedMediaType(why),
            LeadReadOutcome.Invalid(var errors) => Problems.Validation(errors),
            var unknown => throw new UnreachableException($"No answer for {unknown}."),
        };
    }

    private static IResult Answer(HttpContext http, SubmitOutcome outcome)
    {
        switch (outcome)
        {
            case SubmitOutcome.Done(var result):
                return TypedResults.Ok(result);

            case SubmitOutcome.Accepted(var result):
                return TypedResults.Accepted($"/lead/{result.LeadKey}", result);

            case SubmitOutcome.Replayed(var status, var body):
                http.Response.Headers["Idempotency-Replayed"] = "true";
                return TypedResults.Text(body, "application/json", System.Text.Encoding.UTF8, status);

            case SubmitOutcome.KeyInUse(var key):
                return Problems.KeyInUse(key);

            case SubmitOutcome.KeyReused(var key):
                return Problems.KeyReused(key);

            case SubmitOutcome.Invalid(var errors):
                return Problems.Validation(errors);

            default:
                throw new UnreachableException($"No answer for {outcome}.");
        }
    }

    private static async Task<Results<Ok<LeadView>, ProblemHttpResult>> FindAsync(string lead_key, PostgresLeads leads, CancellationToken cancellationToken) =>
        LeadKeys.IsKey(lead_key) && await leads.FindAsync(lead_key, cancellationToken) is { } lead ? TypedResults.Ok(lead) : Problems.NotFound("lead", lead_key);

    private static async Task<Results<Ok<Page<LeadRow>>, ProblemHttpResult>> ListAsync(
        PostgresLeads leads,
        CancellationToken cancellationToken,
        [Description("qualified, nurture or unqualified.")] string? tier = null,
        [Description("qualified, needs_info, nurture, disqualified or spam.")] string? disposition = null,
        [Description("enterprise, smb or unknown.")] string? segment = null,
        [Description("queued, running, awaiting_approval, completed or failed.")] string? status = null,
        [Description("Part of the address, company or name.")] string? q = null,
        [Description("Leads a page, 1 to 200.")] int limit = 50,
        [Description("next_cursor of the page before.")] string? cursor = null)
    {
        var errors = new Dictionary<string, string[]>();
        Expect(errors, "tier", tier, Words<Tier>());
        Expect(errors, "disposition", disposition, Words<Disposition>());
        Expect(errors, "segment", segment, Words<Segment>());
        Expect(errors, "status", status, Statuses);
        if (limit is < 1 or > 200)
        {
            errors["limit"] = ["Must be from 1 to 200."];
        }

        if (!TryReadCursor(cursor, out var after))
        {
            errors["cursor"] = ["Must be the next_cursor of an earlier answer."];
        }

        return errors.Count > 0
            ? Problems.Validation(errors)
            : TypedResults.Ok(await leads.ListAsync(new(tier, disposition, segment, status, Like(q), after, limit), cancellationToken));
    }

    private static void Expect(Dictionary<string, string[]> errors, string name, string? value, string[] allowed)
    {
        if (value is not null && !allowed.Contains(value))
        {
            errors[name] = [$"Must be one of {string.Join(", ", allowed)}."];
        }
    }

    private static string[] Words<TEnum>()
        where TEnum : struct, Enum => Array.ConvertAll(Enum.GetValues<TEnum>(), WireJson.Word);

    private static string? Like(string? q) => string.IsNullOrWhiteSpace(q)
        ? null
        : $"%{q.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";

    private static bool TryReadCursor(string? cursor, out (DateTimeOffset, string)? after)
    {
        after = null;
        if (cursor is null)
        {
            return true;
        }

        if (Cursor.Decode(cursor, 2) is not [var at, var key]
            || !DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment))
        {
            return false;
        }

        after = (moment, key);
        return true;
    }
}
