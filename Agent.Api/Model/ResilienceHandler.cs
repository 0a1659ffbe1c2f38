using System.Net;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Agent.Api.Model;

/// <summary>Bounded patience with a model server: each try has a time limit, a busy or broken server is asked again with growing, jittered pauses.</summary>
internal sealed class ResilienceHandler : DelegatingHandler
{
    /// <summary>Longest pause a server may ask for; a longer Retry-After is cut to this.</summary>
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(20);

    private readonly ResiliencePipeline<HttpResponseMessage> pipeline;

    public ResilienceHandler(ModelOptions options, TimeProvider clock, HttpMessageHandler inner)
        : base(inner)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock };
        if (options.Attempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = options.Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = MaxPause,
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is HttpRequestException or TimeoutRejectedException || IsTransient(arguments.Outcome.Result?.StatusCode)),
                DelayGenerator = arguments => ValueTask.FromResult(AskedFor(arguments.Outcome.Result, clock)),
            });
        }

        pipeline = builder.AddTimeout(TimeSpan.FromSeconds(options.TimeoutSeconds)).Build();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A try consumes the content's stream; the bytes are kept for the next.
        if (request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken);
        }

        return await pipeline.ExecuteAsync(
            static async (state, token) => await state.Handler.SendOnceAsync(state.Request, token), (Handler: this, Request: request), cancellationToken);
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken) => base.SendAsync(request, cancellationToken);

    private static bool IsTransient(HttpStatusCode? status) =>
        status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;

    private static TimeSpan? AskedFor(HttpResponseMessage? response, TimeProvider clock)
    {
        var asked = response?.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - clock.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return asked is not { } pause ? null : pause < TimeSpan.Zero ? TimeSpan.Zero : pause > MaxPause ? MaxPause : pause;
    }
}
