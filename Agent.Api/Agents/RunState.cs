using Agent.Api.Approvals;
using Agent.Api.Costs;
using Agent.Api.Runs;
using Agent.Api.Traces;

namespace Agent.Api.Agents;

/// <summary>
/// What a resumed pass knows again from the journal: the decision and whether rules made it, the agent in charge, the phase, what was spent,
/// a person's word on the run.
/// </summary>
internal static class RunState
{
    public static void Restore(AgentRun run)
    {
        foreach (var row in run.Journal.Rows)
        {
            switch (row.Kind)
            {
                case StepKind.HandOver:
                    run.Agent = row.Agent;
                    run.Phase = "first";
                    run.PromptVersions[row.Agent!] = row.Read(StepJson.Shared.HandOverStep).Prompt;
                    break;

                case StepKind.Decision:
                    var decided = row.Read(StepJson.Shared.DecisionStep);
                    (run.Facts, run.Decision, run.Otherwise) = (decided.Facts, decided.Decision, decided.Otherwise);
                    run.Flags.UnionWith(run.Decision.Flags);
                    run.Provisional |= decided.Provisional;
                    break;

                case StepKind.Gate:
                    run.Provisional |= row.Read(StepJson.Shared.GateStep).Verdict == GateStep.HeldBack;
                    break;

                case StepKind.Redo:
                    Forget(run, row);
                    break;

                case StepKind.Approval when row.Name == PendingActs.ConfirmName:
                    if (Decision(row) == "rejected")
                    {
                        Confirmations.TakeOtherwise(run);
                    }

                    break;

                case StepKind.Approval when row.Name != PendingActs.ReviewName:
                    run.Phase = $"after:{row.Name}";
                    break;

                case StepKind.Approval when Decision(row) == "approved":
                    run.Budget.Refill();
                    break;

                case StepKind.Approval:
                    run.GivenUp = true;
                    break;

                case StepKind.Model:
                    run.Budget.Use(row.Use);
                    if (row.Read(StepJson.Shared.ModelStep).Prompt is { } prompt)
                    {
                        run.PromptVersions[row.Agent!] = prompt;
                    }

                    break;
            }
        }
    }

    /// <summary>A pass before this one began to decide the run anew, and did not come to its end.</summary>
    public static bool IsBegunAnew(AgentRun run) =>
        run.Journal.Rows.LastOrDefault(row => row.Kind is StepKind.Redo or StepKind.Pause or StepKind.End) is { Kind: StepKind.Redo };

    /// <summary>Writes down what the run was decided as so far, and begins as if nothing had been decided.</summary>
    public static void BeginAnew(AgentRun run)
    {
        var decision = run.Decision;
        var at = run.Journal.Rows.LastOrDefault(row => row.Kind == StepKind.Decision)?.At ?? run.Lead.ReceivedAt;
        Forget(run, run.Journal.Append(StepKind.Redo, null, null, new RedoStep(
            decision?.Score, WireJson.Word(decision?.Tier), WireJson.Word(decision?.Disposition), WireJson.Word(decision?.Segment), ModelPrices.Free, at)));
    }

    // What was done stays done: ids come from the run and the purpose, so the same act again is the same row.
    private static void Forget(AgentRun run, JournalRow redo)
    {
        run.Supersedes = redo.Read(StepJson.Shared.RedoStep);
        run.Since = redo.Seq;
        (run.Facts, run.Decision, run.Otherwise, run.Agent, run.Phase, run.Provisional) = (null, null, null, null, "first", false);
        run.Flags.Clear();
        run.PromptVersions.Clear();
        run.Budget.Refill();
    }

    /// <summary>A person said "try again" after this hand-over, so the talk that failed is not taken up again.</summary>
    public static bool AskedAgain(AgentRun run, JournalRow handOver) => run.Journal.Rows.Any(row =>
        row.Seq > handOver.Seq && row is { Kind: StepKind.Approval, Name: PendingActs.ReviewName } && Decision(row) == "approved");

    private static string Decision(JournalRow approval) => approval.Read(StepJson.Shared.ApprovalStep).Decision;
}
