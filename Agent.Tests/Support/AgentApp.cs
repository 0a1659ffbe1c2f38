using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Agent.Api;
using Agent.Api.Data;
using Agent.Api.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Agent.Tests.Support;

/// <summary>
/// The whole service on a real port, a real Postgres and a real Redis, with three seams replaced: the model's transport, the clock,
/// the ports. Two apps on the same <see cref="AppStores"/> are two nodes; one after the other is a restart.
/// </summary>
internal sealed partial class AgentApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private AgentApp(WebApplication app, AppStores stores, MovableClock clock, string folder)
    {
        _app = app;
        _folder = folder;
        Stores = stores;
        Clock = clock;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Database = NpgsqlDataSource.Create(stores.Postgres);
    }

    public HttpClient Client { get; }

    public MovableClock Clock { get; }

    public AppStores Stores { get; }

    /// <summary>For looking at what is really stored.</summary>
    public NpgsqlDataSource Database { get; }

    public IServiceProvider Services => _app.Services;

    public string DataDir => _folder;

    public static Task<AgentApp> StartAsync(Func<ModelRequest, ModelReply?> script, params (string Key, string Value)[] settings) =>
        StartAsync(new AppSetup { Model = new ScriptedModel(script), Settings = settings });

    public static async Task<AgentApp> StartAsync(AppSetup? setup = null)
    {
        setup ??= new AppSetup();
        var stores = setup.Stores ?? await AppStores.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("lead-app-").FullName;
        var app = Build(setup, stores, folder);
        try
        {
            await app.Services.GetRequiredService<PostgresSchema>().UpgradeAsync(CancellationToken.None);
            await app.StartAsync();
            return new(app, stores, setup.Clock, folder);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>Posts a lead and returns the result; the answer must be 200.</summary>
    public async Task<JsonObject> SubmitAsync(object lead)
    {
        using var response = await Client.PostAsJsonAsync("/lead", lead);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{(int)response.StatusCode} {body}");
        return JsonNode.Parse(body)!.AsObject();
    }

    public async Task<JsonObject> GetAsync(string path) => (await Client.GetFromJsonAsync<JsonObject>(path))!;

    public Task<HttpResponseMessage> DecideAsync(string actionId, string decision, string? note = null) =>
        Client.PostAsJsonAsync($"/approve/{actionId}", new { decision, note });

    /// <summary>One number out of the database.</summary>
    public async Task<long> CountAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Waits until no run is queued or running. Fails after 20 seconds.</summary>
    public async Task SettleAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await CountAsync("select count(*) from runs where status in ('queued', 'running')") > 0)
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await using var engine = new NpgsqlConnection(DataSetup.PostgresConnectionString(_app.Configuration));
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Database.DisposeAsync();

        // the engine's pool is the process's, and would keep its connections for minutes
        NpgsqlConnection.ClearPool(engine);
        Directory.Delete(_folder, recursive: true);
    }

    private static WebApplication Build(AppSetup setup, AppStores stores, string folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Postgres"] = stores.Postgres,
            ["ConnectionStrings:Redis"] = stores.Redis,
            ["Agent:DataDir"] = folder,
            ["Agent:Secret"] = "tests",
            ["Agent:PromptsDir"] = Path.Combine(AppContext.BaseDirectory, "prompts"),
        });
        foreach (var (key, value) in setup.Settings)
        {
            builder.Configuration[key] = value;
        }

        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(setup.Clock);
        builder.AddAgentService();
        if (setup.Model is { } model)
        {
            builder.Services.AddKeyedSingleton<HttpMessageHandler>(ModelSetup.Transport, model);
        }

        setup.Replace?.Invoke(builder.Services);
        return builder.Build().MapAgentService();
    }
}

/// <summary>What a test replaces.</summary>
internal sealed record AppSetup
{
    /// <summary>The model's transport. Default: the embedded model.</summary>
    public HttpMessageHandler? Model { get; init; }

    /// <summary>The stores of an earlier or parallel app. Default: new, empty ones.</summary>
    public AppStores? Stores { get; init; }

    public MovableClock Clock { get; init; } = new();

    public IReadOnlyList<(string Key, string Value)> Settings { get; init; } = [];

    /// <summary>Replaces services after the service has registered its own.</summary>
    public Action<IServiceCollection>? Replace { get; init; }
}

/// <summary>A database and a Redis of a test's own.</summary>
internal sealed record AppStores(string Postgres, string Redis)
{
    public static async Task<AppStores> CreateAsync() =>
        new(await Servers.CreateDatabaseAsync("service", PrepareAsync), await Servers.CreateRedisAsync());

    // A first start makes the tables, the engine's included; every test then gets a copy.
    private static async Task PrepareAsync(string postgres)
    {
        var app = await AgentApp.StartAsync(new AppSetup { Stores = new(postgres, await Servers.CreateRedisAsync()) });
        await app.DisposeAsync();
    }
}
