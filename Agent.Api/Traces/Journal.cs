using System.Text.Json;

namespace Agent.Api.Traces;

/// <summary>
/// A run's steps in memory: those already stored, then those still to be written. Rows leave only together with the effect
/// they precede, or before it; a pass that ends early loses at most steps that had no effect.
/// </summary>
internal sealed class Journal(int attempt, TimeProvider clock, IReadOnlyList<JournalRow> stored)
{
    private readonly List<JournalRow> rows = [.. stored];
    private int written = stored.Count;

    public IReadOnlyList<JournalRow> Rows => rows;

    public int NextSeq => rows.Count;

    public ReadOnlySpan<JournalRow> Unwritten => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows)[written..];

    /// <summary>How long the oldest row has been waiting to be stored.</summary>
    public TimeSpan Lag => written < rows.Count ? clock.GetUtcNow() - rows[written].At : TimeSpan.Zero;

    /// <param name="step">One of the records in Steps.cs.</param>
    public JournalRow Append(
        string kind, string? agent, string? name, object step, string? callKey = null, ModelUse? use = null)
    {
        var payload = JsonSerializer.Serialize(step, step.GetType(), StepJson.Shared);
        var row = new JournalRow(NextSeq, attempt, clock.GetUtcNow(), kind, agent, name, callKey, payload, use);
        rows.Add(row);
        return row;
    }

    /// <summary>Everything appended so far is stored.</summary>
    public void MarkWritten() => written = rows.Count;

    /// <summary>Takes back rows that were rolled back with their transaction.</summary>
    public void Forget(int fromSeq)
    {
        rows.RemoveRange(fromSeq, rows.Count - fromSeq);
        written = Math.Min(written, rows.Count);
    }

    /// <summary>Whether a call has its answer in the journal.</summary>
    public bool HasResult(string callKey) =>
        rows.FindLastIndex(row => row.Kind == StepKind.Tool && row.CallKey == callKey) >= 0;
}
