using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Agent.Api;

/// <summary>
/// Every error the service answers (RFC 9457). The type says what went wrong for good, the detail what went wrong this time;
/// neither holds SQL, stack traces or a model's text. <c>instance</c> and <c>trace_id</c> are added when it is written.
/// </summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    /// <summary>Name of the extension whose seconds also become the <c>Retry-After</c> header.</summary>
    public const string RetryAfter = "retry_after";

    /// <summary>400: the request was understood, and these fields are wrong.</summary>
    public static ProblemHttpResult Validation(IDictionary<string, string[]> errors) =>
        TypedResults.Problem(new HttpValidationProblemDetails(errors)
        {
            Type = "/problems/validation",
            Title = "Some fields are not valid.",
            Status = StatusCodes.Status400BadRequest,
            Detail = errors.Count == 1 ? $"See {errors.Keys.Single()}." : $"{errors.Count} fields are not valid; errors names each.",
        });

    /// <summary>400 for one field, header or query value.</summary>
    public static ProblemHttpResult Validation(string field, string error) =>
        Validation(new Dictionary<string, string[]> { [field] = [error] });

    /// <summary>400: not a JSON object at all.</summary>
    public static ProblemHttpResult Malformed(string detail) =>
        Problem(StatusCodes.Status400BadRequest, "malformed-request", "The body could not be read.", detail);

    /// <summary>401.</summary>
    public static ProblemHttpResult Unauthorized(string detail) =>
        Problem(StatusCodes.Status401Unauthorized, "unauthorized", "Credentials are required.", detail);

    /// <summary>403.</summary>
    public static ProblemHttpResult Forbidden(string detail) =>
        Problem(StatusCodes.Status403Forbidden, "forbidden", "These credentials do not allow this.", detail);

    /// <summary>404: <c>NotFound("lead", key)</c>. The id is repeated only as far as an id can be long.</summary>
    public static ProblemHttpResult NotFound(string what, string id) =>
        Problem(StatusCodes.Status404NotFound, $"{what}-not-found", $"There is no such {what}.", $"No {what} has the id '{Shorten(id)}'.");

    /// <summary>409: the act was decided or done otherwise before. <paramref name="current"/> is answered as <paramref name="member"/>.</summary>
    public static ProblemHttpResult Conflict(string slug, string title, string detail, string? member = null, object? current = null) =>
        Problem(StatusCodes.Status409Conflict, slug, title, detail, member is null ? null : new() { [member] = current });

    /// <summary>409: the first request with this key is still being worked on. Its answer will be this key's answer.</summary>
    public static ProblemHttpResult KeyInUse(string key) =>
        Problem(StatusCodes.Status409Conflict, "idempotency-key-in-use", "The first request with this key is still running.",
            $"Send the request again in a moment to get the answer for the key '{key}'.", Seconds(TimeSpan.FromSeconds(1)));

    /// <summary>422: the same key with another body. Nothing was done.</summary>
    public static ProblemHttpResult KeyReused(string key) =>
        Problem(StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused", "This key was used with another body.",
            $"The key '{key}' belongs to a different request. Use a new key for a new request.");

    /// <summary>410.</summary>
    public static ProblemHttpResult Gone(string slug, string title, string detail, string? member = null, object? current = null) =>
        Problem(StatusCodes.Status410Gone, slug, title, detail, member is null ? null : new() { [member] = current });

    /// <summary>412: what the answer was based on has changed since.</summary>
    public static ProblemHttpResult Stale(string detail, string? member = null, object? current = null) =>
        Problem(StatusCodes.Status412PreconditionFailed, "changed-since", "This has changed since you read it.", detail, member is null ? null : new() { [member] = current });

    /// <summary>413.</summary>
    public static ProblemHttpResult TooLarge(int limitBytes) =>
        Problem(StatusCodes.Status413PayloadTooLarge, "too-large", "The body is too large.",
            string.Create(CultureInfo.InvariantCulture, $"The body may have at most {limitBytes / 1024} KiB."));

    /// <summary>415.</summary>
    public static ProblemHttpResult UnsupportedMediaType(string detail) =>
        Problem(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "The body's type is not supported.", detail);

    /// <summary>429.</summary>
    public static ProblemHttpResult RateLimited(TimeSpan retryAfter) =>
        Problem(StatusCodes.Status429TooManyRequests, "rate-limited", "Too many requests.", "Wait before you send more.", Seconds(retryAfter));

    /// <summary>503: nothing was stored or done; the same request may be sent again.</summary>
    public static ProblemHttpResult Unavailable(TimeSpan retryAfter) => TypedResults.Problem(UnavailableDetails(retryAfter));

    internal static ProblemDetails UnavailableDetails(TimeSpan retryAfter) =>
        Details(StatusCodes.Status503ServiceUnavailable, "unavailable", "The service cannot do this right now.",
            "A part it needs is away. Nothing was stored; send the request again later.", Seconds(retryAfter));

    internal static ProblemDetails InternalDetails() =>
        Details(StatusCodes.Status500InternalServerError, "internal", "Something went wrong inside the service.",
            "It is not your request. The trace id finds it in the logs.");

    internal static ProblemDetails Details(int status, string slug, string title, string? detail, Dictionary<string, object?>? extensions = null) => new()
    {
        Type = $"/problems/{slug}",
        Title = title,
        Status = status,
        Detail = detail,
        Extensions = extensions ?? [],
    };

    private static ProblemHttpResult Problem(int status, string slug, string title, string detail, Dictionary<string, object?>? extensions = null) =>
        TypedResults.Problem(Details(status, slug, title, detail, extensions));

    private static Dictionary<string, object?> Seconds(TimeSpan wait) => new() { [RetryAfter] = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) };

    private static string Shorten(string id) => id.Length <= 64 ? id : string.Concat(id.AsSpan(0, 64), "…");
}
