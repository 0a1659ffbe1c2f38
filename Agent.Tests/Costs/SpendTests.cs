using Agent.Api.Costs;
using Agent.Tests.Support;
using Npgsql;

namespace Agent.Tests.Costs;

/// <summary>The day's cap holds for all nodes together, whatever they ask at the same time.</summary>
public sealed class SpendTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 11, 25);
    private NpgsqlDataSource? _database;

    private PostgresSpend Spend => new(_database!);

    public async Task InitializeAsync() => _database = NpgsqlDataSource.Create((await AppStores.CreateAsync()).Postgres + ";Maximum Pool Size=16");

    public async Task DisposeAsync() => await _database!.DisposeAsync();

    [Fact]
    public async Task Reserve_UpToTheCap_ThenRefuses()
    {
        Assert.True(await Spend.ReserveAsync(Day, 0.6m, 1m, CancellationToken.None));
        Assert.False(await Spend.ReserveAsync(Day, 0.41m, 1m, CancellationToken.None));
        Assert.True(await Spend.ReserveAsync(Day, 0.4m, 1m, CancellationToken.None));
        Assert.Equal(1m, await Spend.ReadAsync(Day, CancellationToken.None));
        Assert.True(await Spend.ReserveAsync(Day.AddDays(1), 1m, 1m, CancellationToken.None));
    }

    [Fact]
    public async Task Reserve_MoreThanTheCapAsTheFirst_Refuses()
    {
        Assert.False(await Spend.ReserveAsync(Day, 1.01m, 1m, CancellationToken.None));
        Assert.Equal(0m, await Spend.ReadAsync(Day, CancellationToken.None));
    }

    [Fact]
    public async Task Settle_LessThanReserved_GivesTheRestBack()
    {
        await Spend.ReserveAsync(Day, 0.5m, 1m, CancellationToken.None);
        await Spend.SettleAsync(Day, -0.4m, CancellationToken.None);

        Assert.Equal(0.1m, await Spend.ReadAsync(Day, CancellationToken.None));
    }

    [Fact]
    public async Task Reserve_ManyAtOnce_NeverPassesTheCap()
    {
        var granted = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Spend.ReserveAsync(Day, 0.1m, 1m, CancellationToken.None)));

        Assert.Equal(10, granted.Count(yes => yes));
        Assert.Equal(1m, await Spend.ReadAsync(Day, CancellationToken.None));
    }
}
