using Agent.Api.Approvals;
using Agent.Api.Runs;
using Agent.Api.Traces;

namespace Agent.Api.Agents;

/// <summary>What a resumed pass knows again from the journal: the decision, the agent in charge, the phase, the tokens spent, a person's word on the run.</summary>
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
                    (run.Facts, run.Decision) = row.Read(StepJson.Shared.DecisionStep);
                    run.Flags.UnionWith(run.Decision.Flags);
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
                    run.Budget.Use(row.Tokens);
                    if (row.Read(StepJson.Shared.ModelStep).Prompt is { } prompt)
                    {
                        run.PromptVersions[row.Agent!] = prompt;
                    }

                    break;
            }
        }
    }

    /// <summary>A person said "try again" after this hand-over, so the talk that failed is not taken up again.</summary>
    public static bool AskedAgain(AgentRun run, JournalRow handOver) => run.Journal.Rows.Any(row =>
        row.Seq > handOver.Seq && row is { Kind: StepKind.Approval, Name: PendingActs.ReviewName } && Decision(row) == "approved");

    private static string Decision(JournalRow approval) => approval.Read(StepJson.Shared.ApprovalStep).Decision;
}
