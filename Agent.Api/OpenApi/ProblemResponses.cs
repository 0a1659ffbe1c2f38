using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Agent.Api.OpenApi;

/// <summary>
/// Gives every operation the errors it can answer, as problem+json: those its endpoint declares, and those that come with having
/// a body, a parameter or a database behind it.
/// </summary>
internal sealed class ProblemResponses : IOpenApiOperationTransformer
{
    private const string SchemaName = "Problem";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var document = context.Document!;
        document.AddComponent(SchemaName, Schema());

        var responses = operation.Responses ??= [];
        foreach (var status in Implied(operation).Where(status => !responses.ContainsKey($"{status}")))
        {
            responses.Add($"{status}", new OpenApiResponse { Description = ProblemExamples.For(status).Summary });
        }

        foreach (var (key, response) in responses)
        {
            if (int.TryParse(key, out var status) && status >= 400 && response is OpenApiResponse error && !AnswersOtherwise(error))
            {
                AsProblem(error, status, document);
            }
        }

        operation.Responses = Ordered(responses);
        return Task.CompletedTask;
    }

    private static OpenApiResponses Ordered(OpenApiResponses responses)
    {
        var ordered = new OpenApiResponses();
        foreach (var (status, response) in responses.OrderBy(response => response.Key, StringComparer.Ordinal))
        {
            ordered.Add(status, response);
        }

        return ordered;
    }

    private static IEnumerable<int> Implied(OpenApiOperation operation)
    {
        var parameters = operation.Parameters ?? [];
        if (operation.RequestBody is not null)
        {
            yield return 413;
            yield return 415;
        }

        if (operation.RequestBody is not null || parameters.Any(parameter => parameter.In is not ParameterLocation.Path))
        {
            yield return 400;
        }

        yield return 500;
        yield return 503;
    }

    // GET /health answers its own shape with 503.
    private static bool AnswersOtherwise(OpenApiResponse response) =>
        response.Content?.Count > 0 && !response.Content.ContainsKey(Problems.ContentType);

    private static void AsProblem(OpenApiResponse response, int status, OpenApiDocument document)
    {
        response.Content ??= new Dictionary<string, OpenApiMediaType>();
        if (!response.Content.TryGetValue(Problems.ContentType, out var content))
        {
            response.Content[Problems.ContentType] = content = new OpenApiMediaType();
        }

        content.Schema = new OpenApiSchemaReference(SchemaName, document);
        if (content.Examples is not { Count: > 0 })
        {
            var general = ProblemExamples.For(status);
            response.Description = general.Summary;
            ExampleTransformer.Add(content, general);
        }

        if (status is 429 or 503)
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            response.Headers["Retry-After"] = ExampleTransformer.Header("Seconds to wait before the request is worth sending again.", JsonSchemaType.Integer);
        }
    }

    private static OpenApiSchema Schema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "What went wrong (RFC 9457).",
        Required = new HashSet<string> { "type", "title", "status", "trace_id" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Text("Says what kind of problem it is, for programs. A path below /problems."),
            ["title"] = Text("The same for people."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
            ["detail"] = Text("What went wrong this time."),
            ["instance"] = Text("The path that was asked for."),
            ["trace_id"] = Text("Finds the request in logs and traces."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "Validation only: what is wrong with each field, by JSON name.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
            ["retry_after"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "Seconds, as in the header Retry-After." },
        },
    };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
