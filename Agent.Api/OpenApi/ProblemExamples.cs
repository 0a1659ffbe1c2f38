using System.Text.Json;

namespace Agent.Api.OpenApi;

/// <summary>What each kind of error looks like. The general one of a status stands until an operation gives its own.</summary>
internal static class ProblemExamples
{
    private const string GeneralName = "problem";

    public static ApiExample For(int status) => status switch
    {
        400 => Example(400, GeneralName, "Something in the request is not valid.", "validation", "Some fields are not valid.", "See limit.",
            ("errors", """{"limit": ["Must be from 1 to 200."]}""")),
        404 => Example(404, GeneralName, "There is no such thing.", "not-found", "There is nothing here.", "No such path. /openapi/v1.json lists those there are."),
        409 => Example(409, GeneralName, "It was decided otherwise before.", "conflict", "This was decided before.", "Read it again."),
        410 => Example(410, GeneralName, "It has expired.", "expired", "This has expired.", "It can no longer be decided."),
        412 => Example(412, GeneralName, "It has changed since.", "changed-since", "This has changed since you read it.", "Read it again."),
        413 => Example(413, GeneralName, "The body is too large.", "too-large", "The body is too large.", "The body may have at most 64 KiB."),
        415 => Example(415, GeneralName, "The body is not JSON.", "unsupported-media-type", "The body's type is not supported.", "Send JSON, with the header Content-Type: application/json."),
        422 => Example(422, GeneralName, "The idempotency key was used with another body.", "idempotency-key-reused", "This key was used with another body.",
            "The key '6f1c2f9e-form-4711' belongs to a different request. Use a new key for a new request."),
        429 => Example(429, GeneralName, "Too many requests.", "rate-limited", "Too many requests.", "Wait before you send more.", ("retry_after", "10")),
        503 => Example(503, GeneralName, "A part the service needs is away. Nothing was stored.", "unavailable", "The service cannot do this right now.",
            "A part it needs is away. Nothing was stored; send the request again later.", ("retry_after", "5")),
        >= 500 => Example(500, GeneralName, "Something went wrong inside.", "internal", "Something went wrong inside the service.",
            "It is not your request. The trace id finds it in the logs."),
        _ => Example(status, GeneralName, "The request was refused.", "bad-request", "The request could not be read.", null),
    };

    /// <summary>A problem as <see cref="ProblemWriter"/> would write it, but for the path.</summary>
    public static ApiExample Example(int status, string name, string summary, string slug, string title, string? detail, params (string Name, string Json)[] extensions)
    {
        var detailMember = detail is null ? "" : $", \"detail\": {Quote(detail)}";
        var members = string.Concat(extensions.Select(extension => $", {Quote(extension.Name)}: {extension.Json}"));
        return ApiExample.Problem(status, name, summary,
            $$"""{"type": "/problems/{{slug}}", "title": {{Quote(title)}}, "status": {{status}}{{detailMember}}{{members}}, "trace_id": "4bf92f3577b34da6a3ce929d0e0e4736"}""");
    }

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
