using System.ComponentModel;
using System.Diagnostics;
using Agent.Api.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Api.Outcomes;

/// <summary>Where people tell what became of a lead: the only way to learn whether scores mean anything.</summary>
internal static class OutcomeEndpoints
{
    public static IEndpointRouteBuilder MapOutcomes(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/lead/{lead_key}/outcome", RecordAsync).WithTags("Leads").WithName("RecordOutcome").WithSummary("What became of a lead")
            .Accepts<OutcomeRequest>("application/json").WithExamples(ApiExamples.RecordOutcome);
        return routes;
    }

    private static async Task<Results<Ok<OutcomeView>, ProblemHttpResult>> RecordAsync(
        [Description("The person, as in a result's lead_key.")] string lead_key,
        HttpContext http,
        PostgresOutcomes outcomes,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        await OutcomeReader.ReadAsync(http.Request, clock.GetUtcNow(), cancellationToken) switch
        {
            OutcomeReading.Read(var request) => Answer(lead_key, await outcomes.RecordAsync(lead_key, request, cancellationToken)),
            OutcomeReading.Invalid(var errors) => Problems.Validation(errors),
            OutcomeReading.Malformed(var why) => Problems.Malformed(why),
            OutcomeReading.UnsupportedMediaType(var why) => Problems.UnsupportedMediaType(why),
            OutcomeReading.TooLarge => Problems.TooLarge(OutcomeReader.MaxBody),
            var unknown => throw new UnreachableException($"No answer for {unknown}."),
        };

    private static Results<Ok<OutcomeView>, ProblemHttpResult> Answer(string leadKey, RecordOutcome recorded) => recorded switch
    {
        RecordOutcome.Stored(var outcome) => TypedResults.Ok(outcome),
        RecordOutcome.UnknownLead => Problems.NotFound("lead", leadKey),
        RecordOutcome.TooEarly(var receivedAt) => Problems.Validation(
            "at", $"Must not be before the day the lead came in, {receivedAt.ToUniversalTime():yyyy-MM-dd}."),
        var unknown => throw new UnreachableException($"No answer for {unknown}."),
    };
}
