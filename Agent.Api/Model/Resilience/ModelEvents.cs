namespace Agent.Api.Model.Resilience;

/// <summary>Tells the log, the metrics and <see cref="ModelState"/> what becomes of requests: names, numbers and closed words only.</summary>
internal sealed partial class ModelEvents(ModelState state, ILogger<ModelEvents> logger)
{
    public void Began(ModelCall call)
    {
        call.Attempts++;
        call.Failed = false;
        state.Began(call.Model);
        AgentTelemetry.ModelAttemptBegan(call.Model);
    }

    /// <param name="reason">How the attempt failed; null when it brought an answer.</param>
    /// <param name="word">The outcome for the metrics.</param>
    public void Ended(ModelCall call, ModelOutReason? reason, string word)
    {
        call.Reason = reason ?? call.Reason;
        state.Ended(call.Model);
        AgentTelemetry.ModelAttemptEnded(call.Model, word);
    }

    public void Retrying(ModelCall call, TimeSpan pause)
    {
        AgentTelemetry.ModelRetried(call.Model, Word(call.Reason));
        LogRetrying(call.Model, call.Attempts, Word(call.Reason), pause.TotalSeconds);
    }

    public void Answered(ModelCall call)
    {
        if (state.Answered(call.Model))
        {
            LogBack(call.Model);
        }
    }

    public void WentOut(ModelCall call, ModelOutReason reason)
    {
        if (state.WentOut(call.Model, reason))
        {
            LogOut(call.Model, Word(reason), call.Attempts);
        }
    }

    public void Opened(string model, TimeSpan pause)
    {
        state.BreakerOpened(model, pause);
        AgentTelemetry.ModelBreaker(model, (int)BreakerState.Open);
        LogOpened(model, pause.TotalSeconds);
    }

    public void HalfOpened(string model)
    {
        state.BreakerHalfOpened(model);
        AgentTelemetry.ModelBreaker(model, (int)BreakerState.HalfOpen);
    }

    public void Closed(string model)
    {
        state.BreakerClosed(model);
        AgentTelemetry.ModelBreaker(model, (int)BreakerState.Closed);
        LogClosed(model);
    }

    private static string Word(ModelOutReason? reason) => WireJson.Word(reason) ?? "none";

    [LoggerMessage(LogLevel.Information, "Model {Model}: attempt {Attempt} ended in {Reason}, next in {Seconds:0.0} s")]
    private partial void LogRetrying(string model, int attempt, string reason, double seconds);

    [LoggerMessage(LogLevel.Warning, "Model {Model} is out: {Reason} after {Attempts} attempts")]
    private partial void LogOut(string model, string reason, int attempts);

    [LoggerMessage(LogLevel.Information, "Model {Model} answers again")]
    private partial void LogBack(string model);

    [LoggerMessage(LogLevel.Warning, "Model {Model} failed too often and is left alone for {Seconds:0} s")]
    private partial void LogOpened(string model, double seconds);

    [LoggerMessage(LogLevel.Information, "Model {Model} is asked as usual again")]
    private partial void LogClosed(string model);
}
