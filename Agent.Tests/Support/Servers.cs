using System.Collections.Concurrent;
using System.Diagnostics;
using Agent.Api.Data.Servers;
using Npgsql;

namespace Agent.Tests.Support;

/// <summary>
/// One throw-away Postgres and Redis for the whole test process, started by the first test that asks. Nothing has to be
/// cleaned up: when the process ends, however it ends, a watcher stops both and removes their folder.
/// </summary>
internal static class Servers
{
    // Reads until this process is gone (its end of the pipe closes), then stops the servers by their ids. A process that
    // nobody waits for keeps its id, so the pid file tells when Postgres has gone.
    private const string Watch = """
        cat >/dev/null
        kill -QUIT "$2"; kill -KILL "$3"
        tries=100
        while [ -e "$1/postgres/postmaster.pid" ] && [ "$tries" -gt 0 ]; do sleep 0.1; tries=$((tries - 1)); done
        rm -rf "$1"
        """;

    private static readonly Lazy<Task<PrivateServers>> Pair = new(StartAsync);
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();
    private static Process? _watcher;
    private static int _databases;
    private static int _redisDatabases;

    /// <summary>A connection string to a new, empty database.</summary>
    public static Task<string> CreateDatabaseAsync() => CreateAsync("template0");

    /// <summary>A new database with what <paramref name="build"/> puts in, which runs once per <paramref name="template"/> name and is then copied.</summary>
    public static async Task<string> CreateDatabaseAsync(string template, Func<string, Task> build)
    {
        var built = Templates.GetOrAdd(template, _ => new(() => BuildAsync(build)));
        return await CreateAsync(await built.Value);
    }

    /// <summary>A connection string to a Redis database that no other test of this process uses.</summary>
    public static async Task<string> CreateRedisAsync() =>
        $"{Find(await Pair.Value, RedisServer.Name).ConnectionString},defaultDatabase={Interlocked.Increment(ref _redisDatabases)}";

    private static async Task<string> BuildAsync(Func<string, Task> build)
    {
        var connectionString = await CreateAsync("template0");
        await build(connectionString);

        // Postgres copies only databases that nobody is connected to.
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        await AdministerAsync($"select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '{name}'");
        return name;
    }

    private static async Task<string> CreateAsync(string template)
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        var server = await AdministerAsync($"create database {name} template {template}");
        return new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    private static async Task<string> AdministerAsync(string sql)
    {
        var server = Find(await Pair.Value, PostgresServer.Name).ConnectionString;
        await using var admin = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres" }.ConnectionString);
        await admin.OpenAsync();
        await using var command = new NpgsqlCommand(sql, admin);
        await command.ExecuteNonQueryAsync();
        return server;
    }

    private static PrivateServer Find(PrivateServers servers, string name) => servers.Running.Single(server => server.Name == name);

    private static async Task<PrivateServers> StartAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"lead-tests-{Guid.NewGuid():n}");
        var servers = await PrivateServers.StartAsync(new() { DataDir = folder, Disposable = true }, CancellationToken.None);
        string[] ids = [.. servers.Running.OrderBy(server => server.Name).Select(server => $"{server.ProcessId}")];
        _watcher = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"exec $(command -v setsid) sh -c '{Watch}' sh \"$@\"", "sh", folder, .. ids])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        return servers;
    }
}
