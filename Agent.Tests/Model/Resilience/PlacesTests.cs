using Agent.Api.Model;

namespace Agent.Tests.Model.Resilience;

public sealed class PlacesTests
{
    private static readonly ResilienceOptions One = new() { MaxConcurrent = 1, MaxQueued = 1, BreakerFailures = 2 };

    [Fact]
    public async Task Places_AllTaken_TheNextWaitsAndTheOneBeyondIsTurnedAway()
    {
        var let = new TaskCompletionSource();
        using var rig = Held(let);
        var first = rig.SendAsync();
        await rig.ReachedAsync(1);
        var second = rig.SendAsync();

        var gone = await rig.FailAsync();

        Assert.Equal((ModelOutReason.TooBusy, 1), (gone.Reason, rig.Attempts));
        Assert.Equal(1, rig.State.Of(Rig.Model).InFlight);
        let.SetResult();
        (await first).Dispose();
        (await second).Dispose();
        Assert.Equal((2, null), (rig.Attempts, rig.State.Of(Rig.Model).Out));
    }

    [Fact]
    public async Task Places_ManyTurnedAway_TheBreakerStaysClosed()
    {
        var let = new TaskCompletionSource();
        using var rig = Held(let);
        var first = rig.SendAsync();
        await rig.ReachedAsync(1);
        var second = rig.SendAsync();
        for (var request = 0; request < 10; request++)
        {
            Assert.Equal(ModelOutReason.TooBusy, (await rig.FailAsync()).Reason);
        }

        let.SetResult();
        (await first).Dispose();
        (await second).Dispose();
        Assert.Equal(BreakerState.Closed, rig.State.Of(Rig.Model).Breaker);
    }

    [Fact]
    public async Task Places_TimeEndsInTheQueue_IsTooBusy()
    {
        // a transport that is deaf: it holds its place beyond its time
        var let = new TaskCompletionSource();
        using var rig = Held(let);
        var first = rig.SendAsync();
        await rig.ReachedAsync(1);
        var second = rig.SendAsync();

        rig.Clock.Advance(TimeSpan.FromSeconds(One.TotalTimeoutSeconds));

        Assert.Equal((ModelOutReason.TooBusy, 1), ((await Assert.ThrowsAsync<ModelOutException>(() => second)).Reason, rig.Attempts));
        let.SetResult();
        (await first).Dispose();
    }

    [Fact]
    public async Task Places_OfARequestThatPauses_AreFree()
    {
        using var rig = new Rig(attempt => Rig.Status(attempt == 1 ? 503 : 200), One);
        var first = rig.SendAsync();
        var pause = await rig.PauseAsync();

        (await rig.SendAsync()).Dispose();

        rig.Clock.Advance(pause);
        (await first).Dispose();
        Assert.Equal(3, rig.Attempts);
    }

    /// <summary>What waited for a place while the model died is not sent after all.</summary>
    [Fact]
    public async Task Places_BreakerOpensWhileOneWaits_TheWaitingOneIsNotSent()
    {
        var let = new TaskCompletionSource();
        using var rig = new Rig(
            async (_, _) =>
            {
                await let.Task;
                return Rig.Status(500);
            },
            new ResilienceOptions { Attempts = 1, MaxConcurrent = 2, MaxQueued = 5, BreakerFailures = 2 });
        var sent = new[] { rig.SendAsync(), rig.SendAsync() };
        await rig.ReachedAsync(2);
        var waiting = new[] { rig.SendAsync(), rig.SendAsync(), rig.SendAsync() };

        let.SetResult();

        foreach (var request in sent)
        {
            Assert.Equal(ModelOutReason.ServerError, (await Assert.ThrowsAsync<ModelOutException>(() => request)).Reason);
        }

        var reasons = new List<ModelOutReason>();
        foreach (var request in waiting)
        {
            reasons.Add((await Assert.ThrowsAsync<ModelOutException>(() => request)).Reason);
        }

        // one may have got its place between the first failure and the second
        Assert.InRange(rig.Attempts, 2, 3);
        Assert.True(reasons.Count(reason => reason == ModelOutReason.CircuitOpen) >= 2, string.Join(", ", reasons));
    }

    private static Rig Held(TaskCompletionSource let) => new(
        async (_, _) =>
        {
            await let.Task;
            return Rig.Status(200);
        },
        One);
}
