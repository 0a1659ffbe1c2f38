using Agent.Api.Model;

namespace Agent.Tests.Model.Resilience;

public sealed class HedgingTests
{
    private static readonly ResilienceOptions On = new() { Attempts = 2, HedgeAfterSeconds = 5, BreakerFailures = 0 };

    [Fact]
    public async Task Hedge_SlowAnswer_ASecondRequestRacesTheFirstAndWins()
    {
        var dropped = new TaskCompletionSource();
        using var rig = new Rig(
            async (attempt, token) =>
            {
                if (attempt > 1)
                {
                    return Rig.Status(200, "second");
                }

                try
                {
                    return await Rig.SilenceAsync(token);
                }
                finally
                {
                    dropped.SetResult();
                }
            },
            On);
        var sending = rig.SendAsync();
        await rig.ReachedAsync(1);

        rig.Clock.Advance(TimeSpan.FromSeconds(5));

        using var answer = await sending;
        Assert.Equal("second", await answer.Content.ReadAsStringAsync());
        Assert.Equal(2, rig.Attempts);
        await dropped.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Hedge_QuickFailure_IsLeftToTheRetryAndItsPause()
    {
        using var rig = new Rig(attempt => Rig.Status(attempt == 1 ? 503 : 200), On);
        var sending = rig.SendAsync();
        var pause = await rig.Clock.WaitBeganAsync(wait => wait.TotalSeconds is not (5 or 60 or 90));
        Assert.Equal(1, rig.Attempts);

        rig.Clock.Advance(pause);

        (await sending).Dispose();
        Assert.Equal(2, rig.Attempts);
    }

    [Fact]
    public async Task Hedge_ByDefault_IsOff()
    {
        var let = new TaskCompletionSource();
        using var rig = new Rig(async (_, _) =>
        {
            await let.Task;
            return Rig.Status(200);
        });
        var sending = rig.SendAsync();
        await rig.ReachedAsync(1);

        rig.Clock.Advance(TimeSpan.FromSeconds(50));
        let.SetResult();

        (await sending).Dispose();
        Assert.Equal(1, rig.Attempts);
    }
}
