using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Agent.Tests.Model.Resilience;

/// <summary>A clock that only a test moves, and that tells what is being waited for.</summary>
internal sealed class WatchedClock : FakeTimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

    public WatchedClock()
        : base(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            _timers.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    /// <summary>The next wait that fits, once it has begun.</summary>
    public async Task<TimeSpan> WaitBeganAsync(Func<TimeSpan, bool> fits)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var wait = await _timers.Reader.ReadAsync(limit.Token);
            if (fits(wait))
            {
                return wait;
            }
        }
    }
}
