using System.Text;
using Agent.Eval.Diff;
using Agent.Eval.Labels;
using Agent.Tests.Support;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Agent.Eval.Tests;

/// <summary>Thirty labelled leads that a service has decided and stored, and the service gone again.</summary>
public sealed class StoredLeads : IAsyncLifetime
{
    public const int Count = 30;

    /// <summary>Database of the service.</summary>
    public string Database { get; private set; } = "";

    public async Task InitializeAsync()
    {
        var stores = await AppStores.CreateAsync();
        await FillAsync(new AppSetup { Stores = stores }, Cases(Count));
        Database = stores.Postgres;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Leads of every kind: each sixth of the labelled ones.</summary>
    internal static EvalCase[] Cases(int count) => [.. CaseFiles.Load().Labelled.Where((_, at) => at % 6 == 0).Take(count).OrderBy(one => one.ReceivedAt)];

    internal static async Task FillAsync(AppSetup setup, IReadOnlyList<EvalCase> cases)
    {
        setup.Clock.Set(cases[0].ReceivedAt);
        await using var app = await AgentApp.StartAsync(setup);
        foreach (var one in cases)
        {
            setup.Clock.Set(one.ReceivedAt);
            using var body = new StringContent(one.Lead.GetRawText(), Encoding.UTF8, "application/json");
            using var response = await app.Client.PostAsync("/lead", body);
            response.EnsureSuccessStatusCode();
        }

        await app.SettleAsync();
    }

    internal static Task<DiffReport> DiffAsync(string database, params string[] words)
    {
        var options = DiffOptions.Parse(["--against", PromptCopy.Shipped, .. words], _ => null);
        var configuration = new ConfigurationBuilder().Add(Agent.Api.Startup.Defaults).AddInMemoryCollection(options.Settings).Build();
        return DiffRun.RunAsync(options, PromptSides.Load(options, null), configuration, database, CancellationToken.None);
    }

    /// <summary>Every row of every table, as one line a table.</summary>
    internal static async Task<IReadOnlyList<string>> DumpAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var tables = await TextsAsync(source, "select quote_ident(table_name) from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1");
        var lines = new List<string>();
        foreach (var table in tables)
        {
            lines.AddRange(await TextsAsync(source, $"select '{table} ' || count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from {table} t"));
        }

        return lines;
    }

    private static async Task<List<string>> TextsAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
