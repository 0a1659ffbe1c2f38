namespace Agent.Tests.Support;

/// <summary>Real time, moved by hand: timers run, and tests reach next week without waiting.</summary>
internal sealed class MovableClock : TimeProvider
{
    private long _offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);

    /// <summary>Sets the time of day and date it is now; it goes on from there.</summary>
    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _offset, (now - base.GetUtcNow()).Ticks);
}
