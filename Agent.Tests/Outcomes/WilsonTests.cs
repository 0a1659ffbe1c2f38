using Agent.Api.Outcomes;

namespace Agent.Tests.Outcomes;

public sealed class WilsonTests
{
    /// <summary>R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Interval_PublishedCases_GivesThePublishedBounds(int hits, int of, double low, double high)
    {
        var (lower, upper) = Wilson.Interval(hits, of);

        Assert.Equal((low, high), (Math.Round(lower, 4), Math.Round(upper, 4)));
    }

    [Fact]
    public void Interval_AnyCounts_HoldsTheRateAndMirrors()
    {
        for (var of = 1; of <= 200; of++)
        {
            for (var hits = 0; hits <= of; hits++)
            {
                var (low, high) = Wilson.Interval(hits, of);
                var (missLow, missHigh) = Wilson.Interval(of - hits, of);

                Assert.InRange((double)hits / of, low, high);
                Assert.InRange(low, 0, high);
                Assert.InRange(high, low, 1);
                Assert.Equal((1 - missHigh, 1 - missLow), (low, high), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-12 && Math.Abs(a.Item2 - b.Item2) < 1e-12);
            }
        }
    }

    [Fact]
    public void Interval_MoreOutcomesAtTheSameRate_IsNarrower()
    {
        var widths = new[] { 10, 20, 40, 80, 160, 320 }.Select(of => Wilson.Interval(of / 2, of)).Select(interval => interval.High - interval.Low).ToList();

        Assert.Equal(widths.OrderDescending(), widths);
    }

    /// <summary>Why ten are asked for: below, the interval of an even rate spans more than half of all rates.</summary>
    [Fact]
    public void Interval_BelowEnough_SpansMoreThanHalf()
    {
        var (low, high) = Wilson.Interval(Calibration.EnoughInABand / 2, Calibration.EnoughInABand - 1);

        Assert.True(high - low > 0.5);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    public void Interval_NoCounts_Throws(int hits, int of) => Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Interval(hits, of));
}
