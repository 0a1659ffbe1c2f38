using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Agent.Api.Data;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Polly;
using StackExchange.Redis;

namespace Agent.Api;

/// <summary>The HTTP border: what nobody expected becomes a problem that says nothing of the inside.</summary>
internal static class ProblemHandling
{
    public static IServiceCollection AddProblems(this IServiceCollection services)
    {
        // Ahead of the framework's writer, which keeps silent towards callers that do not ask for JSON.
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ProblemExceptionHandler>();

        // The same answer to an unreadable parameter in every environment, and one that names it.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    /// <summary>Goes first in the pipeline, before anything that may throw or answer with a bare status.</summary>
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        return app;
    }
}

/// <summary>A part that is away is 503 and worth a retry; anything else is a bland 500 whose trace id is in the log.</summary>
internal sealed partial class ProblemExceptionHandler(IProblemDetailsService problems, ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            BadHttpRequestException bad => BadRequest(bad),
            _ when IsOutage(exception) => Problems.UnavailableDetails(RetryAfter),
            _ => Problems.InternalDetails(),
        };

        Log(httpContext, exception, problem.Status);
        httpContext.Response.StatusCode = problem.Status ?? StatusCodes.Status500InternalServerError;
        return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = problem, Exception = exception });
    }

    /// <summary>Whether a retry may help: the database or the network is away, full, read-only or too slow; nothing is wrong with the request.</summary>
    internal static bool IsOutage(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case PostgresException { SqlState: var state }:
                    return IsOutage(state);
                case NpgsqlException { IsTransient: true } or SocketException or TimeoutException or ExecutionRejectedException
                    or RedisAwayException or RedisConnectionException:
                    return true;
                case NpgsqlException { InnerException: null or IOException or ObjectDisposedException }:
                    return true;
            }
        }

        return false;
    }

    // 08 connection, 53 no room (disk, memory, connections), 57 shut down or cancelled, 58 I/O, 40 rolled back in favour of another.
    private static bool IsOutage(string sqlState) =>
        sqlState[..2] is "08" or "53" or "57" or "58" or "40"
        || sqlState is PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.LockNotAvailable;

    private static ProblemDetails BadRequest(BadHttpRequestException bad)
    {
        if (bad.StatusCode is StatusCodes.Status400BadRequest && Parameter().Match(bad.Message) is { Success: true } match)
        {
            var field = JsonNamingPolicy.SnakeCaseLower.ConvertName(match.Groups["name"].Value);
            return new HttpValidationProblemDetails(new Dictionary<string, string[]> { [field] = ["Is missing or not valid."] })
            {
                Type = "/problems/validation",
                Title = "Some fields are not valid.",
                Status = StatusCodes.Status400BadRequest,
                Detail = $"See {field}.",
            };
        }

        return new ProblemDetails { Status = bad.StatusCode };
    }

    private void Log(HttpContext http, Exception exception, int? status)
    {
        switch (status)
        {
            case StatusCodes.Status503ServiceUnavailable:
                LogOutage(http.Request.Method, http.Request.Path, exception);
                break;
            case StatusCodes.Status500InternalServerError:
                LogUnexpected(http.Request.Method, http.Request.Path, exception);
                break;
        }
    }

    // The framework's sentence for a parameter it could not bind: Failed to bind parameter "int limit" from "many".
    [GeneratedRegex("""parameter "\S+ (?<name>\w+)" """, RegexOptions.ExplicitCapture)]
    private static partial Regex Parameter();

    [LoggerMessage(LogLevel.Warning, "{Method} {Path}: a part the service needs is away")]
    private partial void LogOutage(string method, string path, Exception exception);

    [LoggerMessage(LogLevel.Error, "{Method} {Path}: unexpected")]
    private partial void LogUnexpected(string method, string path, Exception exception);
}
