using Agent.Plugins.Runs;
using Agent.Plugins.Scoring;

namespace Agent.Plugins.Ports;

/// <summary>The only one who sees a lead's own words: returns typed facts, has no tools.</summary>
public interface ILeadReader
{
    Task<LeadFacts> ReadAsync(LeadRun run, CancellationToken cancellationToken);
}

/// <summary>Writes the body of a mail from typed facts; has no tools.</summary>
public interface IMailWriter
{
    /// <returns>Plain text, unchecked: the caller refuses what must not leave.</returns>
    Task<string> WriteAsync(LeadRun run, string purpose, CancellationToken cancellationToken);
}
