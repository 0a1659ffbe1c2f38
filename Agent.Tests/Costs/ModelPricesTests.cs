using Agent.Api.Costs;
using Agent.Api.Traces;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Agent.Tests.Costs;

public sealed class ModelPricesTests
{
    private static readonly PriceOptions Options = new()
    {
        Table =
        [
            new() { Model = "gpt-4o-mini", Input = 0.15m, CachedInput = 0.075m, Output = 0.60m },
            new() { Model = "gpt-4o", Input = 2.50m, CachedInput = 1.25m, Output = 10m },
            new() { Model = "llama", Input = 1m, Output = 2m },
        ],
        Models = [new() { Model = "gpt-4o", Input = 2m, Output = 8m }],
    };

    /// <summary>By hand: (fresh input x price + cached x cached price + output x price) / 1,000,000.</summary>
    [Theory]
    [InlineData("gpt-4o-mini", 1_000_000, 0, 0, 0, 0.15)]
    [InlineData("gpt-4o-mini", 1_000_000, 1_000_000, 0, 0, 0.075)]
    [InlineData("gpt-4o-mini", 1_000_000, 400_000, 0, 0, 0.12)] // 0.6 x 0.15 + 0.4 x 0.075
    [InlineData("gpt-4o-mini", 0, 0, 1_000_000, 0, 0.60)]
    [InlineData("gpt-4o-mini", 0, 0, 1_000_000, 700_000, 0.60)] // reasoning is output already
    [InlineData("gpt-4o-mini", 1_823, 1_024, 271, 0, 0.000359)] // 799 x 0.15 + 1024 x 0.075 + 271 x 0.60 = 359.25
    [InlineData("gpt-4o-mini-2024-07-18", 1_000_000, 0, 0, 0, 0.15)]
    [InlineData("GPT-4o-mini", 1_000_000, 0, 0, 0, 0.15)]
    [InlineData("gpt-4o", 1_000_000, 500_000, 1_000_000, 0, 10)] // the user's row wins and has no cached price: 2 + 8
    [InlineData("gpt-4o-2024-11-20", 1_000_000, 0, 0, 0, 2)]
    [InlineData("llama", 10, 0, 10, 0, 0.00003)]
    [InlineData("offline", 1_000_000, 0, 1_000_000, 0, 0)]
    public void CostOf_KnownModel_IsTheSumByHand(string model, int input, int cached, int output, int reasoning, decimal usd) =>
        Assert.Equal(usd, Prices().CostOf(model, new(input, output, cached, reasoning)));

    [Fact]
    public void CostOf_UnknownModel_IsUnknownAndSaidOnce()
    {
        var logger = new Mock<ILogger<ModelPrices>>();
        logger.Setup(log => log.IsEnabled(LogLevel.Warning)).Returns(true);
        var prices = new ModelPrices(Options, logger.Object);

        Assert.Null(prices.CostOf("somebody-elses", new(1_000, 1_000, 0)));
        Assert.Null(prices.CostOf("somebody-elses", new(5, 5, 0)));
        Assert.Null(prices.MostFor("somebody-elses", 1_000, 100));

        logger.Verify(log => log.Log(LogLevel.Warning, It.IsAny<EventId>(), It.IsAny<It.IsAnyType>(), null, It.IsAny<Func<It.IsAnyType, Exception?, string>>()), Times.Once);
    }

    [Fact]
    public void CostOf_TokensNotSaid_IsUnknown() => Assert.Null(Prices().CostOf("gpt-4o", null));

    [Theory]
    [InlineData(4_000, 500, 0.0006)] // 2000 x 0.15 + 500 x 0.60
    [InlineData(4_000, null, 0.0027576)] // 2000 x 0.15 + 4096 x 0.60, rounded up
    public void MostFor_Request_CoversInputAndTheLargestAnswer(int bytes, int? maxTokens, decimal usd) =>
        Assert.Equal(Math.Round(usd, 6), Prices().MostFor("gpt-4o-mini", bytes, maxTokens));

    private static ModelPrices Prices() => new(Options, NullLogger<ModelPrices>.Instance);
}
