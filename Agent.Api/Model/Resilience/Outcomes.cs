using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace Agent.Api.Model.Resilience;

/// <summary>What an attempt's end says about the model; null when the model is there, whatever it said.</summary>
internal static class Outcomes
{
    public static ModelOutReason? Of(Outcome<HttpResponseMessage> outcome) =>
        outcome.Exception is { } fault ? Of(fault) : outcome.Result is { } response ? Of(response.StatusCode) : null;

    public static ModelOutReason? Of(HttpStatusCode status) => status switch
    {
        HttpStatusCode.TooManyRequests => ModelOutReason.RateLimited,
        HttpStatusCode.RequestTimeout => ModelOutReason.Timeout,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ModelOutReason.Unauthorized,
        HttpStatusCode.NotFound => ModelOutReason.NoSuchModel,
        >= HttpStatusCode.InternalServerError => ModelOutReason.ServerError,
        _ => null,
    };

    public static ModelOutReason? Of(Exception fault) => fault switch
    {
        TimeoutRejectedException => ModelOutReason.Timeout,
        HttpRequestException or IOException => ModelOutReason.Unreachable,
        BrokenCircuitException => ModelOutReason.CircuitOpen,
        RateLimiterRejectedException => ModelOutReason.TooBusy,
        _ => null,
    };

    /// <summary>Says something about the model, not about us: counts for the breaker.</summary>
    public static bool IsFailure(ModelOutReason? reason) => reason is not (null or ModelOutReason.CircuitOpen or ModelOutReason.TooBusy);

    /// <summary>May be over in a moment. A wrong key or a model nobody knows stays wrong.</summary>
    public static bool MayPass(ModelOutReason? reason) =>
        reason is ModelOutReason.RateLimited or ModelOutReason.ServerError or ModelOutReason.Timeout or ModelOutReason.Unreachable;
}
