using Agent.Plugins.Scoring;

namespace Agent.Plugins.Ports;

/// <summary>What earlier runs found out about a company. Optional by design: when it is away, leads are processed without it.</summary>
public interface ICompanyMemory
{
    /// <summary>Entries that have not expired, newest first; at most 50.</summary>
    Task<CompanyHistory> ReadAsync(string domain, CancellationToken cancellationToken);

    /// <summary>Stores one entry a run; the same run again replaces its own. False when the memory is away.</summary>
    Task<bool> WriteAsync(string domain, MemoryEntry entry, CancellationToken cancellationToken);

    /// <summary>How many entries were forgotten.</summary>
    Task<int> ForgetAsync(string domain, CancellationToken cancellationToken);
}

/// <param name="Available">False: the store did not answer, so nothing is known, not even that there is nothing.</param>
public sealed record CompanyHistory(bool Available, IReadOnlyList<MemoryEntry> Entries);

/// <summary>Typed facts with their origin and expiry. No words of the lead's.</summary>
public sealed record MemoryEntry(
    string RunId,
    DateTimeOffset At,
    DateTimeOffset ExpiresAt,
    Disposition Disposition,
    Tier Tier,
    Segment Segment,
    int Score,
    string Summary);
