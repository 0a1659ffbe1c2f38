using System.ComponentModel;
using System.Text.RegularExpressions;
using Agent.Api.OpenApi;
using Agent.Api.Prompts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Api.Outcomes;

/// <summary>What the outcomes say about the scores.</summary>
internal static partial class InsightEndpoints
{
    private const string All = "all";

    private const string Current = "current";

    public static IEndpointRouteBuilder MapInsights(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/insights/calibration", CalibrationAsync).WithTags("Insights").WithName("GetCalibration")
            .WithSummary("Score bands against outcomes").WithExamples(ApiExamples.GetCalibration);
        return routes;
    }

    private static async Task<Results<Ok<CalibrationReport>, ProblemHttpResult>> CalibrationAsync(
        PostgresCalibration calibration,
        PromptCatalog prompts,
        CancellationToken cancellationToken,
        [Description("Lower edges of the bands, as in 0,30,60,80. Default: ten points each.")] string? bands = null,
        [Description("Whose decisions: current (default), all, or a rubric's sha256 as a result gives it.")] string? rubric = null,
        [Description("Only leads that came in since: a date, or a date and time with an offset.")] string? since = null)
    {
        var errors = new Dictionary<string, string[]>();
        var edges = bands is null ? ScoreBands.Default : ScoreBands.Read(bands);
        if (edges is null)
        {
            errors["bands"] = [$"Must be {ScoreBands.Allowed}."];
        }

        var hash = rubric is null or Current ? prompts.Current.Rubric.Hash : rubric;
        if (hash != All && !RubricHash().IsMatch(hash))
        {
            errors["rubric"] = ["Must be current, all, or sha256: and 64 hex digits as in a result's rubric."];
        }

        // A plus sign that was not escaped arrives as a blank.
        var from = since is null ? null : Moments.Read(since.Trim().Replace(' ', '+'));
        if (since is not null && from is null)
        {
            errors["since"] = [$"Must be {Moments.Allowed}."];
        }

        if (edges is null || errors.Count > 0)
        {
            return Problems.Validation(errors);
        }

        var rows = await calibration.ReadAsync(hash == All ? null : hash, from, cancellationToken);
        var (total, table) = Calibration.Count(rows.Leads, edges);
        return TypedResults.Ok(new CalibrationReport(
            hash, from, total.Enough, Calibration.Conclude(total, table), total, table, Calibration.ByStage(rows.Leads), rows.RejectedButGood, rows.RejectedButGoodCount, rows.Rubrics));
    }

    [GeneratedRegex(@"^sha256:[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RubricHash();
}
