namespace Agent.Tests.Support;

/// <summary>
/// Time that runs, moved by hand: timers fire, and tests reach next week without waiting. It starts on a Wednesday morning
/// whatever the day is, so that no test knows midnight, a weekend or the end of a month unless it goes there.
/// </summary>
internal sealed class MovableClock : TimeProvider
{
    /// <summary>What a new clock shows.</summary>
    public static DateTimeOffset Start { get; } = new(2030, 11, 6, 9, 30, 0, TimeSpan.Zero);

    private long _offset;

    public MovableClock() => Set(Start);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _offset, by.Ticks);

    /// <summary>Sets the time of day and date it is now; it goes on from there.</summary>
    public void Set(DateTimeOffset now) => Interlocked.Exchange(ref _offset, (now - base.GetUtcNow()).Ticks);
}
