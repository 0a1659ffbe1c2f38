using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Agent.Api.Model.Resilience;

/// <summary>
/// Bounded patience with a model's server: what is worth another attempt gets it, what is not is told at once, and what is left in the end
/// is one exception, <see cref="ModelOutException"/>. A refusal of the request itself (any other 4xx) is passed on as it came.
/// </summary>
internal sealed class ResilienceHandler : DelegatingHandler
{
    private readonly ResilienceOptions options;
    private readonly TimeProvider clock;
    private readonly ModelState state;
    private readonly ModelEvents events;
    private readonly ConcurrencyLimiter places;
    private readonly Pipelines pipelines;
    private readonly ResiliencePipeline<HttpResponseMessage> patience;
    private readonly ResiliencePipeline<HttpResponseMessage> attempt;
    private readonly ConcurrentDictionary<string, ResiliencePipeline<HttpResponseMessage>> admissions = new(StringComparer.Ordinal);

    /// <param name="chance">Numbers from 0 to 1 that jitter is made of. Default: random ones.</param>
    public ResilienceHandler(
        ResilienceOptions options, ModelState state, TimeProvider clock, ILogger<ModelEvents> logger, HttpMessageHandler inner, Func<double>? chance = null)
        : base(inner)
    {
        this.options = options;
        this.clock = clock;
        this.state = state;
        events = new(state, logger);
        places = new(new() { PermitLimit = options.MaxConcurrent, QueueLimit = options.MaxQueued, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
        pipelines = new(options, clock, places, chance ?? Random.Shared.NextDouble, events);
        patience = pipelines.Patience();
        attempt = pipelines.Attempt();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var call = new ModelCall(ChatBody.ReadRequest(body).Model, request, body)
        {
            Deadline = clock.GetUtcNow() + TimeSpan.FromSeconds(options.TotalTimeoutSeconds),
            Caller = cancellationToken,
        };
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        call.Enter(context);
        try
        {
            return Result(call, await patience.ExecuteAsync(AttemptAsync, context));
        }
        catch (Exception fault) when (Outcomes.Of(fault) is { } reason)
        {
            // Why an attempt failed says more than that there was no further one. Without an attempt time ran out in the queue.
            throw Out(call, call.Reason ?? (fault is TimeoutRejectedException ? ModelOutReason.TooBusy : reason), fault);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            places.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<HttpResponseMessage> AttemptAsync(ResilienceContext context)
    {
        var call = ModelCall.Of(context);
        if (state.BarredFor(call.Model) is { } left)
        {
            // not even a place is waited for
            throw new BrokenCircuitException(left);
        }

        return await admissions.GetOrAdd(call.Model, pipelines.Admission).ExecuteAsync(AskAsync, context);
    }

    private async ValueTask<HttpResponseMessage> AskAsync(ResilienceContext context)
    {
        var call = ModelCall.Of(context);
        ModelOutReason? reason = null;
        var word = "canceled";
        events.Began(call);
        try
        {
            var response = await attempt.ExecuteAsync(SendOnceAsync, context);
            reason = Outcomes.Of(response.StatusCode);
            word = WireJson.Word(reason) ?? (response.IsSuccessStatusCode ? "answered" : "refused");
            return response;
        }
        catch (OperationCanceledException late) when (!call.Caller.IsCancellationRequested)
        {
            // patience with the whole request ended: to the breaker a timeout like any other
            (reason, word) = (ModelOutReason.Timeout, "timeout");
            throw new TimeoutRejectedException("No answer within the request's time.", late);
        }
        catch (Exception fault) when (Outcomes.Of(fault) is not null || fault is ModelAnswerException)
        {
            reason = Outcomes.Of(fault);
            word = WireJson.Word(reason) ?? "too_long";
            throw;
        }
        finally
        {
            events.Ended(call, reason, word);
        }
    }

    private async ValueTask<HttpResponseMessage> SendOnceAsync(ResilienceContext context)
    {
        var response = await base.SendAsync(ModelCall.Of(context).NewRequest(), context.CancellationToken);
        var whole = false;
        try
        {
            await WholeAnswer.ReadAsync(response, options.MaxAnswerBytes, context.CancellationToken);
            whole = true;
            return response;
        }
        finally
        {
            if (!whole)
            {
                // closes the connection, so that the rest of the answer does not come in after all
                response.Dispose();
            }
        }
    }

    private HttpResponseMessage Result(ModelCall call, HttpResponseMessage response)
    {
        if (Outcomes.Of(response.StatusCode) is { } reason)
        {
            call.Pause ??= ServerWishes.Pause(response, clock.GetUtcNow());
            response.Dispose();
            throw Out(call, reason, null);
        }

        if (response.IsSuccessStatusCode)
        {
            events.Answered(call);
        }

        return response;
    }

    private ModelOutException Out(ModelCall call, ModelOutReason reason, Exception? fault)
    {
        events.WentOut(call, reason);
        return new(reason, call.Model, $"The model {call.Model} is out: {WireJson.Word(reason)} after {call.Attempts} attempts.", fault)
        {
            RetryAfter = fault is BrokenCircuitException { RetryAfter: { } open } ? open : call.Pause,
        };
    }
}
