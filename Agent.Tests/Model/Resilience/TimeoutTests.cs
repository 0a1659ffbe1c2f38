using Agent.Api.Model;

namespace Agent.Tests.Model.Resilience;

public sealed class TimeoutTests
{
    private static readonly ResilienceOptions Slow = new() { TimeoutSeconds = 60, TotalTimeoutSeconds = 90 };

    [Fact]
    public async Task Attempt_Silent_EndsAtItsTimeAndIsTriedAgain()
    {
        using var rig = new Rig((attempt, token) => attempt == 1 ? Rig.SilenceAsync(token) : Task.FromResult(Rig.Status(200)), Slow);
        var sending = rig.SendAsync();
        await rig.ReachedAsync(1);

        rig.Clock.Advance(TimeSpan.FromSeconds(60));
        rig.Clock.Advance(await rig.PauseAsync());

        using var answer = await sending;
        Assert.Equal((200, 2), ((int)answer.StatusCode, rig.Attempts));
    }

    [Fact]
    public async Task Request_SilentToTheEnd_IsOutAtTheTotalTime()
    {
        using var rig = new Rig((_, token) => Rig.SilenceAsync(token), Slow);
        var began = rig.Clock.GetUtcNow();
        var sending = rig.SendAsync();
        await rig.ReachedAsync(1);
        rig.Clock.Advance(TimeSpan.FromSeconds(60));
        rig.Clock.Advance(await rig.PauseAsync());
        await rig.ReachedAsync(2);

        rig.Clock.Advance(began.AddSeconds(90) - rig.Clock.GetUtcNow());

        var gone = await Assert.ThrowsAsync<ModelOutException>(() => sending);
        Assert.Equal((ModelOutReason.Timeout, 2), (gone.Reason, rig.Attempts));
    }

    /// <summary>A total time that ends in the middle of an attempt is the server's silence too.</summary>
    [Fact]
    public async Task Request_TotalTimeEndsAnAttempt_CountsForTheBreaker()
    {
        using var rig = new Rig((_, token) => Rig.SilenceAsync(token), new ResilienceOptions { TimeoutSeconds = 60, TotalTimeoutSeconds = 60, BreakerFailures = 2, BreakerWindowSeconds = 600 });
        for (var request = 1; request <= 2; request++)
        {
            var sending = rig.SendAsync();
            await rig.ReachedAsync(request);
            rig.Clock.Advance(TimeSpan.FromSeconds(60));
            Assert.Equal(ModelOutReason.Timeout, (await Assert.ThrowsAsync<ModelOutException>(() => sending)).Reason);
        }

        Assert.Equal(BreakerState.Open, rig.State.Of(Rig.Model).Breaker);
    }

    [Fact]
    public async Task Request_TimeEndsInAPause_SaysWhyTheAttemptFailed()
    {
        using var rig = new Rig(_ => Rig.Status(503), new ResilienceOptions { TimeoutSeconds = 1, TotalTimeoutSeconds = 2, RetryPauseMilliseconds = 60_000 });
        var sending = rig.SendAsync();
        await rig.PauseAsync();

        rig.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(ModelOutReason.ServerError, (await Assert.ThrowsAsync<ModelOutException>(() => sending)).Reason);
    }

    [Fact]
    public async Task Body_ThatStalls_IsTheAttemptsFailure()
    {
        using var rig = new Rig(
            attempt => attempt == 1 ? new HttpResponseMessage { Content = new StreamContent(new SlowStream(ends: false)) } : Rig.Status(200), Slow);
        var sending = rig.SendAsync();
        await rig.ReachedAsync(1);

        rig.Clock.Advance(TimeSpan.FromSeconds(60));
        rig.Clock.Advance(await rig.PauseAsync());

        (await sending).Dispose();
        Assert.Equal(2, rig.Attempts);
    }

    [Fact]
    public async Task Body_ThatIsCut_IsTheAttemptsFailure()
    {
        using var rig = new Rig(_ => new HttpResponseMessage { Content = new StreamContent(new SlowStream(ends: true)) }, Slow);

        Assert.Equal(ModelOutReason.Unreachable, (await rig.FailAsync(pauses: 2)).Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_LongerThanAllowed_IsABadAnswerAndNotTriedAgain(bool announced)
    {
        using var rig = new Rig(
            _ =>
            {
                var content = new ByteArrayContent(new byte[5_000]);
                content.Headers.ContentLength = announced ? 5_000 : null;
                return new HttpResponseMessage { Content = announced ? content : new StreamContent(new EndlessStream()) };
            },
            new ResilienceOptions { MaxAnswerBytes = 4_096, BreakerFailures = 2 });

        for (var request = 0; request < 3; request++)
        {
            await Assert.ThrowsAsync<ModelAnswerException>(() => rig.SendAsync());
        }

        Assert.Equal(3, rig.Attempts);
        Assert.Equal((null, BreakerState.Closed, 0), (rig.State.Of(Rig.Model).Out, rig.State.Of(Rig.Model).Breaker, rig.State.Of(Rig.Model).InFlight));
    }

    [Fact]
    public async Task Body_OfAnErrorLongerThanAllowed_IsNotReadAndTheStatusCounts()
    {
        using var rig = new Rig(_ => Rig.Status(500, new string('x', 5_000)), new ResilienceOptions { MaxAnswerBytes = 4_096, Attempts = 1 });

        Assert.Equal(ModelOutReason.ServerError, (await rig.FailAsync()).Reason);
    }

    /// <summary>Some bytes, then nothing, or the end of the connection.</summary>
    private sealed class SlowStream(bool ends) : EndlessStream
    {
        private bool _begun;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_begun)
            {
                _begun = true;
                return 10;
            }

            if (!ends)
            {
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            }

            throw new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
        }
    }

    private class EndlessStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(buffer.Length);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
