using System.Collections.Concurrent;

namespace Agent.Api.Model;

/// <summary>Whether a model is asked at all. The numbers are those of the metric.</summary>
internal enum BreakerState
{
    Closed = 0,

    /// <summary>One request finds out whether the model is back.</summary>
    HalfOpen = 1,

    Open = 2,
}

/// <summary>How one model does, as of its last request.</summary>
/// <param name="Out">Why it last gave no answer; null while it answers.</param>
/// <param name="Since">When it began to give none.</param>
/// <param name="OpenUntil">Until when it is not asked; only while the breaker is open.</param>
/// <param name="InFlight">Attempts under way.</param>
internal sealed record ModelStatus(string Model, ModelOutReason? Out, DateTimeOffset? Since, BreakerState Breaker, DateTimeOffset? OpenUntil, int InFlight);

/// <summary>How every model does that was asked since the start, for health, metrics and whoever waits for one to come back.</summary>
internal sealed class ModelState(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, ModelStatus> models = new(StringComparer.Ordinal);

    public IReadOnlyList<ModelStatus> All => [.. models.Values.OrderBy(status => status.Model, StringComparer.Ordinal)];

    public ModelStatus Of(string model) => models.GetValueOrDefault(model) ?? Unknown(model);

    /// <summary>How long the breaker still keeps requests from the model. Null also once its pause is over: then somebody has to try.</summary>
    public TimeSpan? BarredFor(string model) => Of(model).OpenUntil - clock.GetUtcNow() is { } left && left > TimeSpan.Zero ? left : null;

    public void Began(string model) => Change(model, status => status with { InFlight = status.InFlight + 1 });

    public void Ended(string model) => Change(model, status => status with { InFlight = status.InFlight - 1 });

    /// <returns>The model was out until now.</returns>
    public bool Answered(string model)
    {
        if (Of(model).Out is null)
        {
            return false;
        }

        Change(model, status => status with { Out = null, Since = null });
        return true;
    }

    /// <summary>A request was given up. That it was not even sent says less than why an earlier one failed.</summary>
    /// <returns>The model was not out until now.</returns>
    public bool WentOut(string model, ModelOutReason reason)
    {
        var before = Of(model);
        Change(model, status => status with
        {
            Out = status.Out is { } known && reason is ModelOutReason.CircuitOpen or ModelOutReason.TooBusy ? known : reason,
            Since = status.Since ?? clock.GetUtcNow(),
        });
        return before.Out is null;
    }

    public void BreakerOpened(string model, TimeSpan pause) =>
        Change(model, status => status with { Breaker = BreakerState.Open, OpenUntil = clock.GetUtcNow() + pause });

    public void BreakerHalfOpened(string model) => Change(model, status => status with { Breaker = BreakerState.HalfOpen, OpenUntil = null });

    public void BreakerClosed(string model) => Change(model, status => status with { Breaker = BreakerState.Closed, OpenUntil = null });

    private static ModelStatus Unknown(string model) => new(model, null, null, BreakerState.Closed, null, 0);

    private void Change(string model, Func<ModelStatus, ModelStatus> change) =>
        models.AddOrUpdate(model, static (name, next) => next(Unknown(name)), static (_, status, next) => next(status), change);
}
