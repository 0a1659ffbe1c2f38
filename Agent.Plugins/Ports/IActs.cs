using Agent.Plugins.Runs;

namespace Agent.Plugins.Ports;

/// <summary>Where acts become real.</summary>
public interface IActs
{
    /// <summary>
    /// Commits the act, its journal row and the record of it in one transaction, once per call. A run that lost its lease commits nothing.
    /// </summary>
    /// <param name="result">JSON object that the model and the journal get as the call's result.</param>
    Task CommitAsync(LeadRun run, Act act, string result, CancellationToken cancellationToken);

    /// <summary>A draft of this run; null when there is none by that id.</summary>
    Task<SavedDraft?> FindDraftAsync(LeadRun run, string draftId, CancellationToken cancellationToken);
}

/// <summary>A draft as stored. Never changed afterwards: what was approved is what is sent.</summary>
public sealed record SavedDraft(string DraftId, string Recipient, string Subject, string Body);

/// <summary>The closed set of what an agent can do to the world.</summary>
public abstract record Act
{
    private Act()
    {
    }

    public sealed record UpsertLeadRow(string Status) : Act;

    public sealed record CreateTask(string TaskId, string Purpose, string Title, DateTimeOffset Due, string OwnerRole) : Act;

    public sealed record SaveDraft(string DraftId, string Purpose, string Recipient, string Subject, string Body) : Act;

    public sealed record QueueMail(string DraftId) : Act;

    public sealed record BookMeeting(string MeetingId, string Purpose, DateTimeOffset Earliest, int DurationMinutes, string Attendee) : Act;

    /// <param name="As"><c>rejected</c> or <c>spam</c>; restorable.</param>
    public sealed record CloseLead(string As, string Reason) : Act;

    /// <summary>The company memory was written; Postgres only records that it was.</summary>
    public sealed record Remembered(string Domain) : Act;
}
