using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace Agent.Api;

/// <summary>
/// Writes every problem of the service, the framework's own included: as problem+json whatever the caller accepts, with the path,
/// the trace id and, where there is something to wait for, <c>Retry-After</c>.
/// </summary>
internal sealed class ProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var http = context.HttpContext;
        var problem = context.ProblemDetails;
        problem.Status ??= http.Response.StatusCode;
        http.Response.StatusCode = problem.Status.Value;

        Describe(problem);
        problem.Instance ??= http.Request.PathBase.Add(http.Request.Path).Value;
        problem.Extensions.Remove("traceId");
        problem.Extensions["trace_id"] = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

        if (problem.Extensions.TryGetValue(Problems.RetryAfter, out var seconds))
        {
            http.Response.Headers.RetryAfter = Convert.ToString(seconds, CultureInfo.InvariantCulture);
        }

        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(problem, problem.GetType(), options: null, Problems.ContentType, http.RequestAborted);
    }

    // What the framework answers by itself comes without a type of ours.
    private static void Describe(ProblemDetails problem)
    {
        if (problem.Type?.StartsWith("/problems/", StringComparison.Ordinal) is true)
        {
            return;
        }

        if (problem is HttpValidationProblemDetails validation)
        {
            // The framework's own validation names the C# properties.
            validation.Errors = validation.Errors.ToDictionary(error => JsonNamingPolicy.SnakeCaseLower.ConvertName(error.Key), error => error.Value, StringComparer.Ordinal);
        }

        var (slug, title, detail) = problem.Status switch
        {
            400 when problem is HttpValidationProblemDetails => ("validation", "Some fields are not valid.", problem.Detail),
            400 => ("bad-request", "The request could not be read.", problem.Detail),
            401 => ("unauthorized", "Credentials are required.", null),
            403 => ("forbidden", "These credentials do not allow this.", null),
            404 => ("not-found", "There is nothing here.", "No such path. /openapi/v1.json lists those there are."),
            405 => ("method-not-allowed", "The method is not allowed here.", "The Allow header lists the methods of this path."),
            408 => ("request-timeout", "The request took too long to arrive.", null),
            413 => ("too-large", "The body is too large.", null),
            415 => ("unsupported-media-type", "The body's type is not supported.", "Send JSON, with the header Content-Type: application/json."),
            429 => ("rate-limited", "Too many requests.", "Wait before you send more."),
            503 => ("unavailable", "The service cannot do this right now.", null),
            >= 500 => ("internal", "Something went wrong inside the service.", null),
            _ => ("bad-request", problem.Title, problem.Detail),
        };

        problem.Type = $"/problems/{slug}";
        problem.Title = title;
        problem.Detail = detail;
    }
}
