using Agent.Eval.Statistics;

namespace Agent.Eval.Tests;

/// <summary>Against values that are published or follow from a closed form.</summary>
public sealed class StatisticsTests
{
    // As binom.test of R gives them.
    [Theory]
    [InlineData(0, 10, 0.0, 0.3085)]
    [InlineData(5, 10, 0.1871, 0.8129)]
    [InlineData(10, 10, 0.6915, 1.0)]
    [InlineData(1, 20, 0.0013, 0.2487)]
    [InlineData(7, 20, 0.1539, 0.5922)]
    [InlineData(81, 263, 0.2527, 0.3676)]
    public void Interval_OfAShare_IsClopperAndPearsons(int count, int of, double low, double high)
    {
        var share = new Share(count, of);

        Assert.Equal(low, share.Low, 0.0001);
        Assert.Equal(high, share.High, 0.0001);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(231)]
    [InlineData(1000)]
    public void Below_ForNone_IsTheRuleOfThree(int of)
    {
        var below = new Share(0, of).Below;

        Assert.Equal(1 - Math.Pow(0.05, 1.0 / of), below, 1e-6);
        Assert.InRange(below, 0.9 * 3 / of, 3.0 / of);
    }

    [Fact]
    public void Rate_OfNothing_IsUnknown()
    {
        Assert.Null(new Share(0, 0).Rate);
        Assert.Equal((0, 1), (new Share(0, 0).Low, new Share(0, 0).High));
    }

    [Theory]
    [InlineData(3, 4, 1, 4, 17.0 / 70)] // Fisher's tea
    [InlineData(10, 10, 7, 10, 2.0 / 19)]
    [InlineData(8, 8, 0, 8, 1.0 / 12870)]
    [InlineData(5, 10, 5, 10, 0.6719)]
    [InlineData(0, 0, 3, 4, 1)]
    [InlineData(3, 4, 0, 0, 1)]
    public void Worse_OfTwoShares_IsFishersOneSidedTest(int before, int ofBefore, int now, int ofNow, double chance) =>
        Assert.Equal(chance, Fisher.Worse(new(before, ofBefore), new(now, ofNow)), 0.0001);

    [Fact]
    public void Worse_Better_IsNoEvidence() => Assert.InRange(Fisher.Worse(new(2, 20), new(18, 20)), 0.99, 1);

    [Fact]
    public void Rejects_SeveralTests_StopsAtTheFirstThatMayBeChance()
    {
        Assert.Equal([true, false, false, true], Holm.Rejects([0.01, 0.04, 0.03, 0.005], 0.05));
        Assert.Equal([false, false], Holm.Rejects([0.03, 0.04], 0.05));
        Assert.Empty(Holm.Rejects([], 0.05));
    }
}
