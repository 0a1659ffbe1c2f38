using Agent.Api.Approvals;
using Agent.Api.Runs;
using Agent.Api.Traces;
using Agent.Plugins.Scoring;

namespace Agent.Api.Agents;

/// <summary>
/// The person's say on a borderline lead whose reads disagree: asked once for a decision, before anybody acts on it. A yes lets the
/// decision stand, a no puts the other reading in its place.
/// </summary>
internal sealed class Confirmations(PendingActs pending, PostgresActs acts)
{
    /// <summary>Whether the run has to wait for a person; asks when nobody has been asked yet.</summary>
    public async Task<bool> WaitsAsync(AgentRun run, CancellationToken cancellationToken)
    {
        if (run.Otherwise is not { } otherwise || run.IsFallback || run.Provisional)
        {
            return false;
        }

        var key = KeyOf(run);
        if (run.Acts.Find(act => act.CallKey == key) is { } asked)
        {
            return asked.Status == "pending";
        }

        var act = pending.Confirmation(run, key, Why(run.Decision!.Reads!), otherwise.Decision.Disposition);
        run.Journal.Append(StepKind.Gate, run.Agent, act.Name, new GateStep("ask_person", act.Reason!, act.Gate, act.ActionId), act.CallKey);
        await acts.ParkAsync(run, act, cancellationToken);
        AgentTelemetry.GateJudged($"{act.Plugin}.{act.Name}", "ask_person", act.Gate);
        return true;
    }

    /// <summary>Puts the other reading in the place of the one that counted, everywhere the run is looked at.</summary>
    public static void TakeOtherwise(AgentRun run)
    {
        if (run is { Otherwise: { } otherwise, Decision: { } decision })
        {
            run.Flags.ExceptWith(decision.Flags);
            (run.Facts, run.Decision, run.Otherwise) = (otherwise.Facts, otherwise.Decision, null);
            run.Flags.UnionWith(otherwise.Decision.Flags);
        }
    }

    // One decision, one question: its place in the journal is the key.
    private static string KeyOf(AgentRun run) => $"{run.Journal.Rows.Last(row => row.Kind == StepKind.Decision).Seq}.confirm";

    private static string Why(Reads reads) =>
        $"The reads of this borderline lead disagree: {string.Join(", ", reads.Scores.Zip(reads.Dispositions, (score, disposition) => $"{score} {WireJson.Word(disposition)}"))}.";
}
