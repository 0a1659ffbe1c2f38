using Agent.Api.Model;

namespace Agent.Tests.Model.Resilience;

public sealed class BreakerTests
{
    private static readonly ResilienceOptions Once = new() { Attempts = 1, BreakerFailures = 5, BreakerWindowSeconds = 60, BreakerPauseSeconds = 30 };

    [Theory]
    [InlineData(500)]
    [InlineData(401)]
    [InlineData(404)]
    public async Task Breaker_FiveFailures_KeepsRequestsFromTheModel(int status)
    {
        using var rig = await BrokenAsync(_ => Rig.Status(status));
        rig.Clock.Advance(TimeSpan.FromSeconds(10));

        var gone = await rig.FailAsync();

        Assert.Equal((ModelOutReason.CircuitOpen, 5), (gone.Reason, rig.Attempts));
        Assert.Equal(TimeSpan.FromSeconds(20), gone.RetryAfter);
    }

    [Fact]
    public async Task State_WhileOpen_SaysWhyTheModelWentOutAndSinceWhen()
    {
        using var rig = await BrokenAsync(_ => Rig.Status(401));
        var since = rig.Clock.GetUtcNow();
        rig.Clock.Advance(TimeSpan.FromSeconds(10));
        await rig.FailAsync();

        var status = rig.State.All.Single();

        Assert.Equal((Rig.Model, ModelOutReason.Unauthorized, since, BreakerState.Open, 0), (status.Model, status.Out, status.Since, status.Breaker, status.InFlight));
    }

    [Fact]
    public async Task Breaker_AfterItsPause_OneRequestFindsTheModelBack()
    {
        var back = false;
        using var rig = await BrokenAsync(_ => Rig.Status(back ? 200 : 500));
        back = true;
        rig.Clock.Advance(TimeSpan.FromSeconds(30));

        (await rig.SendAsync()).Dispose();

        Assert.Equal((BreakerState.Closed, null), (rig.State.Of(Rig.Model).Breaker, rig.State.Of(Rig.Model).Out));
        Assert.Equal(6, rig.Attempts);
    }

    [Fact]
    public async Task Breaker_ProbeThatFails_StaysOpenForAnotherPause()
    {
        using var rig = await BrokenAsync(_ => Rig.Status(500));
        rig.Clock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(ModelOutReason.ServerError, (await rig.FailAsync()).Reason);
        Assert.Equal(ModelOutReason.CircuitOpen, (await rig.FailAsync()).Reason);
        Assert.Equal(6, rig.Attempts);
    }

    [Fact]
    public async Task Breaker_WhileAProbeIsUnderWay_OthersAreNotSent()
    {
        var let = new TaskCompletionSource();
        using var rig = await BrokenAsync(async attempt =>
        {
            if (attempt == 6)
            {
                await let.Task;
            }

            return Rig.Status(attempt <= 5 ? 500 : 200);
        });
        rig.Clock.Advance(TimeSpan.FromSeconds(30));
        var probe = rig.SendAsync();
        await rig.ReachedAsync(6);

        Assert.Equal(ModelOutReason.CircuitOpen, (await rig.FailAsync()).Reason);
        Assert.Equal(BreakerState.HalfOpen, rig.State.Of(Rig.Model).Breaker);

        let.SetResult();
        (await probe).Dispose();
        Assert.Equal(BreakerState.Closed, rig.State.Of(Rig.Model).Breaker);
    }

    [Fact]
    public async Task Breaker_OfOneModel_LeavesOthersAlone()
    {
        using var rig = await BrokenAsync(attempt => Rig.Status(attempt <= 5 ? 500 : 200));

        (await rig.SendAsync("m-2")).Dispose();

        Assert.Equal((BreakerState.Open, BreakerState.Closed), (rig.State.Of(Rig.Model).Breaker, rig.State.Of("m-2").Breaker));
    }

    [Fact]
    public async Task Breaker_MoreSuccessesThanFailures_StaysClosed()
    {
        using var rig = new Rig(attempt => Rig.Status(attempt % 3 == 0 ? 500 : 200), Once);
        for (var request = 0; request < 30; request++)
        {
            try
            {
                (await rig.SendAsync()).Dispose();
            }
            catch (ModelOutException gone)
            {
                Assert.Equal(ModelOutReason.ServerError, gone.Reason);
            }
        }

        Assert.Equal((BreakerState.Closed, 30), (rig.State.Of(Rig.Model).Breaker, rig.Attempts));
    }

    [Fact]
    public async Task Breaker_FailuresOlderThanTheWindow_AreForgotten()
    {
        using var rig = new Rig(_ => Rig.Status(500), Once);
        for (var request = 0; request < 12; request++)
        {
            await rig.FailAsync();
            rig.Clock.Advance(TimeSpan.FromSeconds(21));
        }

        Assert.Equal(BreakerState.Closed, rig.State.Of(Rig.Model).Breaker);
    }

    [Fact]
    public async Task Breaker_OpenedByARequestsOwnAttempts_TheRequestSaysWhatItSaw()
    {
        using var rig = new Rig(_ => Rig.Status(503), new ResilienceOptions { Attempts = 5, BreakerFailures = 2, BreakerPauseSeconds = 60 });

        Assert.Equal((ModelOutReason.ServerError, 2), ((await rig.FailAsync(pauses: 2)).Reason, rig.Attempts));
    }

    [Fact]
    public async Task Breaker_SwitchedOff_NeverOpens()
    {
        using var rig = new Rig(_ => Rig.Status(500), new ResilienceOptions { Attempts = 1, BreakerFailures = 0 });
        for (var request = 0; request < 40; request++)
        {
            await rig.FailAsync();
        }

        Assert.Equal(40, rig.Attempts);
    }

    private static Task<Rig> BrokenAsync(Func<int, HttpResponseMessage> answer) => BrokenAsync(attempt => Task.FromResult(answer(attempt)));

    private static async Task<Rig> BrokenAsync(Func<int, Task<HttpResponseMessage>> answer)
    {
        var rig = new Rig((attempt, _) => answer(attempt), Once);
        for (var request = 0; request < 5; request++)
        {
            await rig.FailAsync();
        }

        return rig;
    }
}
