using Agent.Plugins.Leads;
using Agent.Plugins.Scoring;

namespace Agent.Eval.Diff;

/// <summary>A lead as the journal holds it: what was read in it and by whom, what it was decided as, what each agent used.</summary>
internal sealed record StoredDecision
{
    public required string RunId { get; init; }

    public required Lead Lead { get; init; }

    /// <summary>As far as their quotes stand. A person's choice between two readings is already made.</summary>
    public required LeadFacts Facts { get; init; }

    public required Decision Decision { get; init; }

    /// <summary>What the agents of the run used since it was last begun, oldest name first.</summary>
    public required IReadOnlyList<AgentUse> Uses { get; init; }

    /// <summary>Who read the lead; null in runs of before that was kept.</summary>
    public AgentUse? Reader => Uses.FirstOrDefault(use => use.Agent == Agent.Api.Agents.ReaderQuestion.Prompt);
}

/// <summary>What an agent used in a run, all its turns together.</summary>
/// <param name="Prompt">Version of its prompt in its last turn.</param>
internal sealed record AgentUse(string Agent, string Model, string? Prompt, int Calls, int Input, int CachedInput, int Output);

/// <summary>A lead whose journal cannot be read.</summary>
internal sealed record UnreadableDecision(string LeadKey, string Problem);

/// <summary>The newest decided leads, newest first.</summary>
internal sealed record StoredDecisions(IReadOnlyList<StoredDecision> Readable, IReadOnlyList<UnreadableDecision> Unreadable);
