using Agent.Plugins.Runs;
using Agent.Plugins.Scoring;

namespace Agent.Plugins.Ports;

/// <summary>The only one who sees a lead's own words: returns typed facts, has no tools.</summary>
public interface ILeadReader
{
    Task<LeadFacts> ReadAsync(LeadRun run, CancellationToken cancellationToken);

    /// <summary>Reads once more, by the same prompt. Null when that is not worth it (rules read the same each time) or not to be had now.</summary>
    Task<LeadFacts?> ReadAgainAsync(LeadRun run, CancellationToken cancellationToken);

    /// <summary>What rules make of the lead, beside a model. Null when rules were the reader.</summary>
    LeadFacts? ReadByRules(LeadRun run);
}

/// <summary>Writes the body of a mail from typed facts; has no tools.</summary>
public interface IMailWriter
{
    /// <returns>Plain text, unchecked: the caller refuses what must not leave.</returns>
    Task<string> WriteAsync(LeadRun run, string purpose, CancellationToken cancellationToken);
}
