using System.Globalization;
using Agent.Api.Model;

namespace Agent.Tests.Model.Resilience;

public sealed class RetryTests
{
    [Theory]
    [InlineData(408, ModelOutReason.Timeout)]
    [InlineData(429, ModelOutReason.RateLimited)]
    [InlineData(500, ModelOutReason.ServerError)]
    [InlineData(502, ModelOutReason.ServerError)]
    [InlineData(503, ModelOutReason.ServerError)]
    [InlineData(529, ModelOutReason.ServerError)]
    internal async Task Send_StatusThatMayPass_IsTriedAgainThenTheModelIsOut(int status, ModelOutReason reason)
    {
        using var rig = new Rig(_ => Rig.Status(status));

        var gone = await rig.FailAsync(pauses: 2);

        Assert.Equal((reason, Rig.Model, 3), (gone.Reason, gone.Model, rig.Attempts));
        Assert.Equal(reason, rig.State.Of(Rig.Model).Out);
    }

    [Theory]
    [InlineData(401, ModelOutReason.Unauthorized)]
    [InlineData(403, ModelOutReason.Unauthorized)]
    [InlineData(404, ModelOutReason.NoSuchModel)]
    internal async Task Send_StatusThatStays_IsNotTriedAgain(int status, ModelOutReason reason)
    {
        using var rig = new Rig(_ => Rig.Status(status));

        var gone = await rig.FailAsync();

        Assert.Equal((reason, 1), (gone.Reason, rig.Attempts));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    [InlineData(413)]
    [InlineData(422)]
    public async Task Send_RequestThatIsRefused_IsPassedOnAsItCame(int status)
    {
        using var rig = new Rig(_ => Rig.Status(status, """{"error":{"message":"no"}}"""));

        using var response = await rig.SendAsync();

        Assert.Equal((status, 1), ((int)response.StatusCode, rig.Attempts));
        Assert.Equal("""{"error":{"message":"no"}}""", await response.Content.ReadAsStringAsync());
        Assert.Null(rig.State.Of(Rig.Model).Out);
    }

    [Theory]
    [InlineData("request")]
    [InlineData("io")]
    public async Task Send_ConnectionThatBreaks_IsTriedAgainThenUnreachable(string kind)
    {
        using var rig = new Rig((_, _) => Task.FromException<HttpResponseMessage>(kind == "io" ? new IOException("reset") : new HttpRequestException("refused")));

        var gone = await rig.FailAsync(pauses: 2);

        Assert.Equal((ModelOutReason.Unreachable, 3), (gone.Reason, rig.Attempts));
        Assert.DoesNotContain("refused", gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_TwoFailures_ThenAnswers_SendsTheSameRequestWithGrowingPauses()
    {
        using var rig = new Rig(attempt => Rig.Status(attempt < 3 ? 503 : 200, "{\"ok\":true}"));

        var (answer, pauses) = await rig.SendThroughAsync(pauses: 2);

        Assert.Equal("{\"ok\":true}", await answer.Content.ReadAsStringAsync());
        Assert.Single(rig.Received.Distinct());
        Assert.StartsWith("Bearer sk-1 application/json; charset=utf-8 {\"messages\"", rig.Received[0], StringComparison.Ordinal);
        Assert.InRange(pauses[0].TotalSeconds, 0.2, 2);
        Assert.InRange(pauses[1].TotalSeconds, pauses[0].TotalSeconds, 4);
        answer.Dispose();
    }

    [Fact]
    public async Task Send_OneAttemptAllowed_IsNotTriedAgain()
    {
        using var rig = new Rig(_ => Rig.Status(503), new ResilienceOptions { Attempts = 1 });

        Assert.Equal(ModelOutReason.ServerError, (await rig.FailAsync()).Reason);
        Assert.Equal(1, rig.Attempts);
    }

    [Theory]
    [InlineData("retry-after", "7")]
    [InlineData("retry-after", "date:7")]
    [InlineData("retry-after-ms", "7000")]
    public async Task RetryAfter_WithinTheCap_IsWaitedForAndALittleMore(string header, string value)
    {
        using var rig = Limited(header, value);

        var (answer, pauses) = await rig.SendThroughAsync(pauses: 1);

        Assert.Equal(7.35, pauses.Single().TotalSeconds, 3);
        answer.Dispose();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("date:-60")]
    [InlineData("soon")]
    [InlineData("")]
    public async Task RetryAfter_OfNoUse_LeavesTheUsualPause(string value)
    {
        using var rig = Limited("retry-after", value);

        var (answer, pauses) = await rig.SendThroughAsync(pauses: 1);

        Assert.InRange(pauses.Single().TotalSeconds, 0.2, 2);
        answer.Dispose();
    }

    [Theory]
    [InlineData("86400", 86_400)]
    [InlineData("21", 21)]
    [InlineData("date:3600", 3_600)]
    public async Task RetryAfter_BeyondTheCap_IsNotAskedAgain(string value, int seconds)
    {
        using var rig = Limited("retry-after", value);

        var gone = await rig.FailAsync();

        Assert.Equal((ModelOutReason.RateLimited, 1), (gone.Reason, rig.Attempts));
        Assert.Equal(TimeSpan.FromSeconds(seconds), gone.RetryAfter);
    }

    [Fact]
    public async Task RetryAfter_BeyondTheRequestsTime_IsNotWaitedFor()
    {
        using var rig = new Rig(
            _ => Rig.Status(429, null, ("retry-after", "15")), new ResilienceOptions { TimeoutSeconds = 10, TotalTimeoutSeconds = 12 });

        Assert.Equal(ModelOutReason.RateLimited, (await rig.FailAsync()).Reason);
        Assert.Equal(1, rig.Attempts);
    }

    [Fact]
    public async Task Send_AccountWithoutMoney_IsNotAskedAgain()
    {
        using var rig = new Rig(_ => Rig.Status(429, """{"error":{"message":"x","type":"insufficient_quota","code":"insufficient_quota"}}"""));

        Assert.Equal(ModelOutReason.RateLimited, (await rig.FailAsync()).Reason);
        Assert.Equal(1, rig.Attempts);
    }

    [Fact]
    public async Task Send_ServerThatSaysDoNotRetry_IsNotAskedAgain()
    {
        using var rig = new Rig(_ => Rig.Status(500, null, ("x-should-retry", "false")));

        await rig.FailAsync();

        Assert.Equal(1, rig.Attempts);
    }

    [Fact]
    public async Task Send_CallerGivesUpInThePause_IsCancelledAndNothingIsSaidAboutTheModel()
    {
        using var gone = new CancellationTokenSource();
        using var rig = new Rig(_ => Rig.Status(503));
        var sending = rig.SendAsync(cancellationToken: gone.Token);
        await rig.PauseAsync();

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Null(rig.State.Of(Rig.Model).Out);
    }

    private static Rig Limited(string header, string value)
    {
        var date = new WatchedClock().GetUtcNow();
        var text = value.StartsWith("date:", StringComparison.Ordinal)
            ? date.AddSeconds(double.Parse(value[5..], CultureInfo.InvariantCulture)).ToString("R", CultureInfo.InvariantCulture)
            : value;
        return new(attempt => attempt == 1 ? Rig.Status(429, null, (header, text)) : Rig.Status(200));
    }
}
