using System.Text.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Agent.Api.OpenApi;

/// <summary>The OpenAPI 3.1 document: written from the endpoints themselves, with examples and errors for each.</summary>
internal static class ApiDocument
{
    /// <summary>Where the document is.</summary>
    public const string Path = "/openapi/v1.json";

    private const string Description = """
        Takes inbound sales leads, has an agent qualify each one, acts on it, and stops at the acts that need a person.

        - Post a lead to `POST /lead`. The answer is the decision, with the words each point rests on.
        - Acts that wait for a person are listed by `GET /approvals` and decided by `POST /approve/{action_id}`.
        - Why it did what it did is in `GET /traces/{run_id}`.
        - Tell what became of a lead with `POST /lead/{lead_key}/outcome`; `GET /insights/calibration` holds that against the scores.

        JSON is snake_case, times are UTC. Errors are problem details (RFC 9457) with a `trace_id`. Lists take `limit` (1 to 200) and an opaque `cursor`.
        """;

    private static readonly (string Name, string Description)[] Tags =
    [
        ("Leads", "Hand in leads, read back what became of them."),
        ("Approvals", "Acts that wait for a person, and the person's answer."),
        ("Memory", "What is remembered of a company, for 90 days."),
        ("Traces", "Every step of every run, in order."),
        ("Prompts", "Which version of each prompt and of the rubric is in force, and the way back."),
        ("Insights", "Whether the scores mean what they should."),
        ("Service", "Whether the service is well, and where every lead is."),
    ];

    public static IServiceCollection AddApiDocument(this IServiceCollection services) =>
        services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            // Free JSON is written where it stands: as one shared schema it could not be an object here and anything there.
            options.CreateSchemaReferenceId = type => type.Type == typeof(JsonElement) || type.Type == typeof(JsonElement?)
                ? null
                : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
            options.AddDocumentTransformer((document, _, _) => Describe(document));
            options.AddSchemaTransformer<RequestSchemas>();
            // Errors come last: the general example stands only where an operation has none of its own.
            options.AddOperationTransformer<ExampleTransformer>();
            options.AddOperationTransformer<ProblemResponses>();
        });

    public static IEndpointConventionBuilder MapApiDocument(this IEndpointRouteBuilder routes) =>
        routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "SkLeadAgent",
            Version = typeof(ApiDocument).Assembly.GetName().Version?.ToString(3) ?? "0",
            Description = Description,
        };

        // Relative: right behind any proxy, and no Host header finds its way into the document.
        document.Servers = [new() { Url = "/" }];

        var used = document.Tags?.Select(tag => tag.Name).ToHashSet() ?? [];
        document.Tags = new HashSet<OpenApiTag>(
            from tag in Tags
            where used.Contains(tag.Name)
            select new OpenApiTag { Name = tag.Name, Description = tag.Description });

        return Task.CompletedTask;
    }
}
