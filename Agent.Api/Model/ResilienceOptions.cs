using System.ComponentModel.DataAnnotations;

namespace Agent.Api.Model;

/// <summary>How patient the service is with a model's server. Section <c>OpenAI</c>, checked at start.</summary>
internal sealed class ResilienceOptions : IValidatableObject
{
    public const string Section = "OpenAI";

    /// <summary>Seconds one attempt may take, the whole answer read. Default 60.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; init; } = 60;

    /// <summary>Attempts at one request when the server is busy, broken or away. Default 3.</summary>
    [Range(1, 10)]
    public int Attempts { get; init; } = 3;

    /// <summary>Seconds one request may take with all its attempts, pauses and waiting for a place. Default 90.</summary>
    [Range(1, 3_600)]
    public int TotalTimeoutSeconds { get; init; } = 90;

    /// <summary>Milliseconds before the second attempt; about doubles with each further one, with jitter. Default 1,000.</summary>
    [Range(0, 60_000)]
    public int RetryPauseMilliseconds { get; init; } = 1_000;

    /// <summary>Longest pause, in seconds. A server that asks for more with Retry-After is not asked again for this request. Default 20.</summary>
    [Range(0, 600)]
    public int MaxRetryAfterSeconds { get; init; } = 20;

    /// <summary>
    /// Failed attempts in the window after which a model is not asked for a while; when some succeeded in the window, half of all must
    /// have failed. 0: no breaker. Default 5.
    /// </summary>
    [Range(0, 1_000)]
    public int BreakerFailures { get; init; } = 5;

    /// <summary>Seconds the breaker looks back. Default 60.</summary>
    [Range(1, 3_600)]
    public int BreakerWindowSeconds { get; init; } = 60;

    /// <summary>Seconds a model is left alone once the breaker is open; then one request finds out whether it is back. Default 30.</summary>
    [Range(1, 3_600)]
    public int BreakerPauseSeconds { get; init; } = 30;

    /// <summary>Requests of this node under way at once, over all models. Default 64.</summary>
    [Range(1, 10_000)]
    public int MaxConcurrent { get; init; } = 64;

    /// <summary>Requests that may wait for one of those places; more are turned away at once. Default 1,000.</summary>
    [Range(0, 100_000)]
    public int MaxQueued { get; init; } = 1_000;

    /// <summary>Seconds without an answer after which a second, equal request races the first. Costs its tokens too. 0: never, the default.</summary>
    [Range(0, 600)]
    public int HedgeAfterSeconds { get; init; }

    /// <summary>Bytes an answer may have; a longer one is dropped as it arrives. Times <see cref="MaxConcurrent"/>: the most memory answers take. Default 4 MiB.</summary>
    [Range(1_024, 256 * 1024 * 1024)]
    public int MaxAnswerBytes { get; init; } = 4 * 1024 * 1024;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TotalTimeoutSeconds < TimeoutSeconds)
        {
            yield return new($"has to be at least TimeoutSeconds, which is {TimeoutSeconds}.", [nameof(TotalTimeoutSeconds)]);
        }

        if (BreakerFailures == 1)
        {
            yield return new("has to be 0 (no breaker) or at least 2.", [nameof(BreakerFailures)]);
        }

        if (HedgeAfterSeconds >= TimeoutSeconds)
        {
            yield return new($"has to be less than TimeoutSeconds, which is {TimeoutSeconds}.", [nameof(HedgeAfterSeconds)]);
        }
    }
}
