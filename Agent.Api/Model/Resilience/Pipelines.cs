using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.Hedging;
using Polly.Retry;

namespace Agent.Api.Model.Resilience;

/// <summary>
/// The layers around a request to one model, outermost first:
/// <list type="number">
/// <item>total timeout: whatever happens below, a run gets its answer or its exception within it;</item>
/// <item>retry: outside the places, so that a pausing request holds none, and outside the breaker, which has to see every attempt;</item>
/// <item>concurrency limiter: outside the breaker, or turning requests away would count there as success and hide a dead model;</item>
/// <item>breaker: asked with a place in hand, right before sending: what waited while the model died is not sent after all;</item>
/// <item>hedging, if on: its race is one attempt to all above, and takes one place;</item>
/// <item>attempt timeout: ends a silent or stalled attempt early enough for another.</item>
/// </list>
/// A breaker is a model's own: servers limit and lose models one by one, and a cheap model in trouble must not silence a strong one.
/// Names of models come from the configuration, so there are few. The places are the node's, over all models.
/// </summary>
internal sealed class Pipelines(ResilienceOptions options, TimeProvider clock, RateLimiter places, Func<double> chance, ModelEvents events)
{
    private const double FailureRatio = 0.5;

    /// <summary>Total timeout and retry.</summary>
    public ResiliencePipeline<HttpResponseMessage> Patience()
    {
        var builder = New().AddTimeout(TimeSpan.FromSeconds(options.TotalTimeoutSeconds));
        return (options.Attempts > 1 ? builder.AddRetry(Retry()) : builder).Build();
    }

    /// <summary>A place and the breaker.</summary>
    public ResiliencePipeline<HttpResponseMessage> Admission(string model)
    {
        var builder = New().AddRateLimiter(places);
        return (options.BreakerFailures > 0 ? builder.AddCircuitBreaker(Breaker(model)) : builder).Build();
    }

    /// <summary>Hedging and the attempt's timeout.</summary>
    public ResiliencePipeline<HttpResponseMessage> Attempt()
    {
        var builder = options.HedgeAfterSeconds > 0 ? New().AddHedging(Hedging()) : New();
        return builder.AddTimeout(TimeSpan.FromSeconds(options.TimeoutSeconds)).Build();
    }

    private ResiliencePipelineBuilder<HttpResponseMessage> New() => new() { TimeProvider = clock };

    private RetryStrategyOptions<HttpResponseMessage> Retry() => new()
    {
        MaxRetryAttempts = options.Attempts - 1,
        BackoffType = DelayBackoffType.Exponential,
        Delay = TimeSpan.FromMilliseconds(options.RetryPauseMilliseconds),
        MaxDelay = TimeSpan.FromSeconds(options.MaxRetryAfterSeconds),
        UseJitter = true,
        Randomizer = chance,
        ShouldHandle = arguments => ValueTask.FromResult(IsWorthAnother(ModelCall.Of(arguments.Context), arguments.Outcome)),

        // a little more than asked for: everybody was told the same
        DelayGenerator = arguments => ValueTask.FromResult(ModelCall.Of(arguments.Context).Pause * (1 + (0.1 * chance()))),
        OnRetry = arguments =>
        {
            events.Retrying(ModelCall.Of(arguments.Context), arguments.RetryDelay);
            return default;
        },
    };

    // A server that wants more patience than there is gets no half of it: asking early again is what it asked not to do.
    private bool IsWorthAnother(ModelCall call, Outcome<HttpResponseMessage> outcome)
    {
        var now = clock.GetUtcNow();
        call.Pause = ServerWishes.Pause(outcome.Result, now);
        return Outcomes.MayPass(Outcomes.Of(outcome)) && !ServerWishes.Forbids(outcome.Result)
            && (call.Pause is not { } pause || (pause <= TimeSpan.FromSeconds(options.MaxRetryAfterSeconds) && now + pause < call.Deadline));
    }

    private CircuitBreakerStrategyOptions<HttpResponseMessage> Breaker(string model) => new()
    {
        FailureRatio = FailureRatio,
        MinimumThroughput = options.BreakerFailures,
        SamplingDuration = TimeSpan.FromSeconds(options.BreakerWindowSeconds),
        BreakDuration = TimeSpan.FromSeconds(options.BreakerPauseSeconds),
        ShouldHandle = arguments => ValueTask.FromResult(Outcomes.IsFailure(Outcomes.Of(arguments.Outcome))),
        OnOpened = arguments =>
        {
            events.Opened(model, arguments.BreakDuration);
            return default;
        },
        OnHalfOpened = _ =>
        {
            events.HalfOpened(model);
            return default;
        },
        OnClosed = _ =>
        {
            events.Closed(model);
            return default;
        },
    };

    // For slowness alone. A failed attempt is the retry's business, with its pause.
    private HedgingStrategyOptions<HttpResponseMessage> Hedging() => new()
    {
        MaxHedgedAttempts = 1,
        Delay = TimeSpan.FromSeconds(options.HedgeAfterSeconds),
        ShouldHandle = arguments =>
        {
            var failed = Outcomes.IsFailure(Outcomes.Of(arguments.Outcome));
            ModelCall.Of(arguments.Context).Failed |= failed;
            return ValueTask.FromResult(failed);
        },
        ActionGenerator = arguments => ModelCall.Of(arguments.ActionContext).Failed ? null : () => arguments.Callback(arguments.ActionContext),
    };
}
