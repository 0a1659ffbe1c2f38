using System.Text.Json.Nodes;
using Agent.Api.Approvals;
using Agent.Api.Runs;
using Agent.Api.Traces;

namespace Agent.Api.Agents;

/// <summary>What a resumed pass knows again from the journal: the decision, the agent in charge, the phase, the tokens spent.</summary>
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
                    break;

                case StepKind.Decision:
                    (run.Facts, run.Decision) = DecisionStep.Read(row.Payload);
                    run.Flags.UnionWith(run.Decision.Flags);
                    break;

                case StepKind.Approval when row.Name != PendingActs.ReviewName:
                    run.Phase = $"after:{row.Name}";
                    break;

                case StepKind.Model when row.Tokens is { } tokens:
                    run.Budget.Use(tokens.Input + tokens.Output);
                    break;
            }
        }
    }

    /// <summary>A person said "try again" after this hand-over, so the talk that failed is not taken up again.</summary>
    public static bool AskedAgain(AgentRun run, JournalRow handOver) => run.Journal.Rows.Any(row =>
        row.Seq > handOver.Seq && row is { Kind: StepKind.Approval, Name: PendingActs.ReviewName }
        && JsonNode.Parse(row.Payload)!["decision"]!.GetValue<string>() == "approved");
}
