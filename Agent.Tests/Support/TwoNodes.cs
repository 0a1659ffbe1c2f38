namespace Agent.Tests.Support;

/// <summary>
/// Two nodes on the same stores. The victim's connection passes a proxy that can cut it at any statement by which a run changes something;
/// the survivor goes on.
/// </summary>
public abstract class TwoNodes : IAsyncLifetime
{
    private static readonly string[] Writes = ["accept_lead", "hold_run", "decide_action", "close_run"];

    private PostgresProxy? _proxy;
    private AgentApp? _victim;
    private AgentApp? _survivor;

    private protected PostgresProxy Proxy => _proxy ?? throw new InvalidOperationException("Not started.");

    private protected AgentApp Victim => _victim ?? throw new InvalidOperationException("Not started.");

    private protected AgentApp Survivor => _survivor ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync()
    {
        var stores = await AppStores.CreateAsync();
        _proxy = PostgresProxy.Start(stores.Postgres);
        _survivor = await AgentApp.StartAsync(Setup() with { Stores = stores });
        _victim = await AgentApp.StartAsync(Setup() with { Stores = stores with { Postgres = _proxy.ConnectionString } });
    }

    public async Task DisposeAsync()
    {
        Proxy.Restore();
        await Victim.DisposeAsync();
        await Survivor.DisposeAsync();
        await Proxy.DisposeAsync();
    }

    /// <summary>What a node is started with, beside the stores. No engine: what a dead node leaves waits until the test has it taken over.</summary>
    private protected virtual AppSetup Setup() => new() { Replace = Nodes.WithoutEngine };

    /// <summary>The victim dies at its n-th such statement from now on, counted from 1, on either side of the commit.</summary>
    private protected void CutAt(int nth, Cut when) => Proxy.Plan(nth, when, onlyThis: false, Writes);

    /// <summary>How many such statements the victim makes in this work.</summary>
    private protected async Task<int> StatementsOfAsync(Func<Task> work)
    {
        Proxy.Plan(0, Cut.Before, onlyThis: true, Writes);
        await work();
        return Proxy.Seen;
    }

    /// <summary>Rows of a lead's.</summary>
    private protected Task<long> OfAsync(string email, string table, string condition = "true") => Survivor.CountAsync(
        $"select count(*) from {table} where lead_key = (select lead_key from leads where email = '{email}') and {condition}");

    private protected async Task<string?> RunOfAsync(string email)
    {
        await using var command = Survivor.Database.CreateCommand($"select run_id from leads where email = '{email}'");
        return (string?)await command.ExecuteScalarAsync();
    }
}
