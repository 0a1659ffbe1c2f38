using Agent.Api.Outcomes;

namespace Agent.Tests.Outcomes;

public sealed class ScoreBandsTests
{
    [Fact]
    public void Default_HasTenBandsOfTen()
    {
        Assert.Equal(10, ScoreBands.Default.Edges.Count());
        Assert.Equal((0, 9), ScoreBands.Default.Edges.First());
        Assert.Equal((90, 100), ScoreBands.Default.Edges.Last());
    }

    [Theory]
    [InlineData("0,30,60", "0-29 30-59 60-100")]
    [InlineData("30,60", "0-29 30-59 60-100")]
    [InlineData("60", "0-59 60-100")]
    [InlineData("0", "0-100")]
    [InlineData(" 30 , 60 ", "0-29 30-59 60-100")]
    [InlineData("1", "0-0 1-100")]
    [InlineData("100", "0-99 100-100")]
    public void Read_LowerEdges_GivesBands(string text, string bands) =>
        Assert.Equal(bands, string.Join(' ', ScoreBands.Read(text)!.Edges.Select(edge => $"{edge.From}-{edge.To}")));

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("30,")]
    [InlineData("60,30")]
    [InlineData("30,30")]
    [InlineData("30,0")]
    [InlineData("0,0")]
    [InlineData("-1")]
    [InlineData("101")]
    [InlineData("3.5")]
    [InlineData("many")]
    [InlineData("+5")]
    [InlineData("1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20")]
    public void Read_AnythingElse_IsNull(string text) => Assert.Null(ScoreBands.Read(text));

    [Theory]
    [InlineData("0")]
    [InlineData("30,60")]
    [InlineData("1,99,100")]
    public void IndexOf_EveryScore_IsTheBandThatHoldsIt(string text)
    {
        var bands = ScoreBands.Read(text)!;
        var edges = bands.Edges.ToList();

        for (var score = 0; score <= 100; score++)
        {
            var (from, to) = edges[bands.IndexOf(score)];
            Assert.InRange(score, from, to);
        }
    }
}
