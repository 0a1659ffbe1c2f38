using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Agent.Api.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Api.Prompts;

/// <summary>Which version of each prompt is in force, what is wrong with an edit, and the way back.</summary>
internal static partial class PromptEndpoints
{
    private const int MaxBody = 64 * 1024;

    public static IEndpointRouteBuilder MapPrompts(this IEndpointRouteBuilder routes)
    {
        var prompts = routes.MapGroup("/prompts").WithTags("Prompts");
        prompts.MapGet("/", List).WithName("ListPrompts").WithSummary("The prompts and the rubric in force").WithExamples(ApiExamples.ListPrompts);
        prompts.MapGet("/{name}", FindAsync).WithName("GetPrompt").WithSummary("One prompt, with its text and its earlier versions")
            .WithExamples(ApiExamples.GetPrompt);
        prompts.MapPost("/{name}/activate", ActivateAsync).WithName("ActivatePrompt").WithSummary("Puts an earlier version in force, until the file is edited again")
            .Accepts<ActivateRequest>("application/json").WithExamples(ApiExamples.ActivatePrompt);
        return routes;
    }

    private static Ok<PromptList> List(PromptCatalog catalog) => TypedResults.Ok(new PromptList([.. catalog.States.Select(PromptView.Of)]));

    private static async Task<Results<Ok<PromptDetail>, ProblemHttpResult>> FindAsync(
        [Description("A prompt's folder, or rubric.")] string name, PromptCatalog catalog, PostgresPrompts versions, CancellationToken cancellationToken) =>
        StateOf(catalog, name) is { } state
            ? TypedResults.Ok(new PromptDetail(state, await versions.ListAsync(name, cancellationToken)))
            : Problems.NotFound("prompt", name);

    private static async Task<Results<Ok<PromptView>, ProblemHttpResult>> ActivateAsync(
        [Description("A prompt's folder, or rubric.")] string name,
        HttpContext http,
        PromptActivations activations,
        PromptCatalog catalog,
        CancellationToken cancellationToken)
    {
        if (!http.Request.HasJsonContentType())
        {
            return Problems.UnsupportedMediaType("Send JSON, with the header Content-Type: application/json.");
        }

        if (await ReadAsync(http.Request, cancellationToken) is not { } request)
        {
            return Problems.Malformed("The body must be a JSON object with version and nothing else.");
        }

        if (request.Version is not { } version || !Version().IsMatch(version))
        {
            return Problems.Validation("version", "Must be sha256: and 64 hex digits, as GET /prompts/{name} lists them.");
        }

        return await activations.ActivateAsync(name, version, "local", cancellationToken) switch
        {
            ActivateOutcome.Activated => TypedResults.Ok(PromptView.Of(StateOf(catalog, name) ?? throw new UnreachableException($"{name} is gone."))),
            ActivateOutcome.UnknownPrompt => Problems.NotFound("prompt", name),
            ActivateOutcome.UnknownVersion => Problems.NotFound("version", version),
            ActivateOutcome.OtherPrompt(var owner) => Problems.Validation("version", $"Is a version of {owner}. Must be one of {name}."),
            ActivateOutcome.Unusable(var reason) => Problems.Conflict("version-unusable", "This version cannot be used any more.", reason),
            var unknown => throw new UnreachableException($"No answer for {unknown}."),
        };
    }

    private static PromptState? StateOf(PromptCatalog catalog, string name) => catalog.States.FirstOrDefault(state => state.Version.Name == name);

    private static async Task<ActivateRequest?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(cancellationToken);
        try
        {
            return text.Length > MaxBody ? null : JsonSerializer.Deserialize(text, WireJson.Shared.ActivateRequest);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex("^sha256:[0-9a-f]{64}$")]
    private static partial Regex Version();
}
