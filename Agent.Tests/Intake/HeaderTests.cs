using Agent.Api.Intake;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace Agent.Tests.Intake;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("", 30, null)]
    [InlineData("wait=10", 10, "wait=10")]
    [InlineData("wait=0", 0, "wait=0")]
    [InlineData("Wait = 10", 10, "wait=10")]
    [InlineData("wait=\"10\"", 10, "wait=10")]
    [InlineData("wait=120", 120, "wait=120")]
    [InlineData("wait=121", 120, "wait=120")]
    [InlineData("wait=999999999", 120, "wait=120")]
    [InlineData("respond-async", 0, "respond-async")]
    [InlineData("RESPOND-ASYNC", 0, "respond-async")]
    [InlineData("respond-async, wait=5", 5, "respond-async, wait=5")]
    [InlineData("wait=5, respond-async", 5, "respond-async, wait=5")]
    [InlineData("return=minimal, wait=5; x=y", 5, "wait=5")]
    [InlineData("wait=5, wait=9", 5, "wait=5")]
    [InlineData("handling=lenient", 30, null)]
    [InlineData("wait", 30, null)]
    [InlineData("wait=", 30, null)]
    [InlineData("wait=-1", 30, null)]
    [InlineData("wait=+1", 30, null)]
    [InlineData("wait=1.5", 30, null)]
    [InlineData("wait=1e1", 30, null)]
    [InlineData("wait=ten", 30, null)]
    [InlineData("wait=99999999999999999999", 30, null)]
    [InlineData("wait=ten, respond-async", 0, "respond-async")]
    [InlineData(",,;=;,", 30, null)]
    public void Preference_Header_IsReadOrIgnored(string header, int seconds, string? applied)
    {
        var preference = Preference.Parse(header);

        Assert.Equal(TimeSpan.FromSeconds(seconds), preference.Wait);
        Assert.Equal(applied, preference.Applied);
    }

    [Fact]
    public void Preference_OnSeveralLines_IsOneList() =>
        Assert.Equal(TimeSpan.FromSeconds(7), Preference.Parse(new StringValues(["respond-async", null, "wait=7"])).Wait);

    [Theory]
    [InlineData("a")]
    [InlineData("6f1c2f9e-form-4711")]
    [InlineData("\"quoted\"")]
    [InlineData("!~")]
    public void IdempotencyKey_VisibleAscii_IsTaken(string key) =>
        Assert.Equal(new IdempotencyKeyOutcome.Key(key), IdempotencyKey.Read(key));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a b")]
    [InlineData("a\u00e9")]
    [InlineData("a\u0000")]
    [InlineData("a\u007f")]
    public void IdempotencyKey_AnythingElse_IsRefused(string key) =>
        Assert.IsType<IdempotencyKeyOutcome.Invalid>(IdempotencyKey.Read(key));

    [Fact]
    public void IdempotencyKey_AroundItsLimits_CountsCharactersAndValues()
    {
        Assert.IsType<IdempotencyKeyOutcome.None>(IdempotencyKey.Read(StringValues.Empty));
        Assert.IsType<IdempotencyKeyOutcome.Key>(IdempotencyKey.Read(new string('k', 255)));
        Assert.IsType<IdempotencyKeyOutcome.Invalid>(IdempotencyKey.Read(new string('k', 256)));
        Assert.IsType<IdempotencyKeyOutcome.Invalid>(IdempotencyKey.Read(new StringValues(["a", "b"])));
    }
}
