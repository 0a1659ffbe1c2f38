namespace Agent.Api.OpenApi;

/// <summary>One example of an operation in the API document: of its request body, or of the answer with one status.</summary>
internal sealed record ApiExample
{
    private ApiExample()
    {
    }

    /// <summary>Null for the request body.</summary>
    public int? Status { get; private init; }

    /// <summary>Unique within the operation and status; snake_case.</summary>
    public required string Name { get; init; }

    /// <summary>What the explorer's menu shows.</summary>
    public required string Summary { get; init; }

    public required string Json { get; init; }

    public bool IsProblem { get; private init; }

    public static ApiExample Request(string name, string summary, string json) => new() { Name = name, Summary = summary, Json = json };

    public static ApiExample Response(int status, string name, string summary, string json) =>
        new() { Status = status, Name = name, Summary = summary, Json = json };

    /// <summary>An error answer. Declares the status for the operation as well.</summary>
    public static ApiExample Problem(int status, string name, string summary, string json) =>
        new() { Status = status, Name = name, Summary = summary, Json = json, IsProblem = true };
}

/// <summary>A header of a request that the handler reads by itself, so that no parameter of its shows it.</summary>
internal sealed record ApiHeader(string Name, string Description, string? Example)
{
    // Without an example: explorers would send it with every request, and the second one would be refused as a reused key.
    public static readonly ApiHeader IdempotencyKey = new(
        "Idempotency-Key",
        "Your name for this request, such as `form-4711`: 1 to 255 visible ASCII characters. A retry with the same key and body gets the first answer again.",
        null);

    public static readonly ApiHeader Prefer = new(
        "Prefer",
        "`wait=N` waits up to N seconds for the decision (default 30, at most 120); `respond-async` does not wait.",
        "wait=10");
}

/// <summary>How an endpoint says what it looks like from outside.</summary>
internal static class ApiExampleExtensions
{
    /// <summary>Puts an example into the API document.</summary>
    public static TBuilder WithExample<TBuilder>(this TBuilder endpoint, ApiExample example)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(example);

    /// <summary>Puts all examples of an operation into the API document: <c>.WithExamples(ApiExamples.SubmitLead)</c>.</summary>
    public static TBuilder WithExamples<TBuilder>(this TBuilder endpoint, IEnumerable<ApiExample> examples)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata([.. examples]);

    /// <summary>Puts a request header into the API document.</summary>
    public static TBuilder WithHeader<TBuilder>(this TBuilder endpoint, ApiHeader header)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(header);
}
