using Agent.Api.Model;
using Agent.Api.Runs;
using Agent.Api.Traces;

namespace Agent.Api.Agents;

/// <summary>
/// What becomes of a pass whose model is out: the embedded model goes on in its place, and until the end of the pass the gate lets nothing
/// through that leaves the house or needs a person. A lead decided that way is provisional and done anew when the model is back.
/// </summary>
internal sealed partial class Fallback(ILogger<Fallback> logger)
{
    /// <exception cref="RedoPostponedException">The run has a provisional decision already; another one by rules would be the same.</exception>
    public void Enter(AgentRun run, ModelOutException gone)
    {
        var reason = WireJson.Word(gone.Reason);
        LogOut(run.RunId, gone.Model, reason, gone.Message);
        if (run is { IsRedo: true, Decision: null })
        {
            throw new RedoPostponedException(gone);
        }

        run.Fallback = reason;
        run.Journal.Append(StepKind.Fallback, run.Agent, null, new FallbackStep(reason));
        AgentTelemetry.FellBack(reason);
    }

    /// <summary>What a run at its own cost cap needs a person for: doing it again would pass the cap again. Null for any other reason.</summary>
    public static string? ReviewReason(AgentRun run) =>
        run.Fallback == WireJson.Word(ModelOutReason.RunBudget) ? "cost limit of the run: rules did the rest" : null;

    /// <summary>When a provisional run is due to be done anew; null when only a person can say so.</summary>
    public static DateTimeOffset? RedoAt(AgentRun run, RunLimits limits, DateTimeOffset now) =>
        !run.Provisional || ReviewReason(run) is not null ? null
        : run.Fallback == WireJson.Word(ModelOutReason.DayBudget) ? new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero)
        : now + limits.RedoPause;

    [LoggerMessage(LogLevel.Warning, "Run {RunId}: model {Model} is out ({Reason}): {Detail}")]
    private partial void LogOut(string runId, string model, string reason, string detail);
}

/// <summary>A run was to be decided anew and the model is still out: it stays as it is until later.</summary>
internal sealed class RedoPostponedException(ModelOutException gone) : Exception(gone.Message, gone);
