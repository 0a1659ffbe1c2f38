using System.Diagnostics;
using System.Runtime.Versioning;
using Agent.Api.Data.Servers;
using Agent.Tests.Support;
using Npgsql;
using Xunit;

namespace Agent.Tests.Ops;

/// <summary>Against real servers: each test has its own folder and ends what it started.</summary>
public sealed class PrivateServersTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"lead-ops-{Guid.NewGuid():n}");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task StartAsync_EmptyFolder_BothServersAnswerAndCommitsAreDurable()
    {
        await using var servers = await StartAsync(disposable: false);

        Assert.Equal(["postgres", "redis"], servers.Running.Select(server => server.Name));
        Assert.All(servers.Running, server => Assert.False(server.Adopted));
        Assert.Equal("127.0.0.1", await ScalarAsync(servers, "show listen_addresses"));
        Assert.Equal("UTF8", await ScalarAsync(servers, "show server_encoding"));
        Assert.Equal("UTC", await ScalarAsync(servers, "show timezone"));
        Assert.Equal("on", await ScalarAsync(servers, "show synchronous_commit"));
        Assert.Equal("on", await ScalarAsync(servers, "show fsync"));
    }

    [Fact]
    public async Task StartAsync_WrongPassword_IsRefusedByBoth()
    {
        await using var servers = await StartAsync();

        var postgres = new NpgsqlConnectionStringBuilder(Find(servers, "postgres").ConnectionString) { Password = "guess" };
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());
        Assert.Null(await RedisProbe.VersionAsync(Find(servers, "redis").Port, "guess", CancellationToken.None));
    }

    [Fact]
    public async Task StartAsync_SecondTime_KeepsPortsPasswordsAndData()
    {
        IReadOnlyDictionary<string, string?> first;
        await using (var servers = await StartAsync())
        {
            first = servers.ConnectionStrings;
            await ScalarAsync(servers, "create table kept (id int)");
        }

        await using var again = await StartAsync();
        Assert.Equal(first, again.ConnectionStrings);
        Assert.Equal(0L, await ScalarAsync(again, "select count(*) from kept"));
    }

    [Fact]
    public async Task DisposeAsync_OpenSession_BothProcessesAreGone()
    {
        var servers = await StartAsync();
        await using var session = new NpgsqlConnection(Find(servers, "postgres").ConnectionString);
        await session.OpenAsync();

        await servers.DisposeAsync();

        Assert.All(servers.Running, server => Assert.False(ProcessIds.IsAlive(server.ProcessId, "")));
    }

    [Fact]
    public async Task StartAsync_ServersLeftByAKilledService_AreAdoptedAndStopped()
    {
        var left = await StartAsync();
        left.Abandon();

        await using (var servers = await StartAsync())
        {
            Assert.Equal(left.Running.Select(server => server.ProcessId), servers.Running.Select(server => server.ProcessId));
            Assert.All(servers.Running, server => Assert.True(server.Adopted));
        }

        Assert.All(left.Running, server => Assert.False(ProcessIds.IsAlive(server.ProcessId, "")));
    }

    [Fact]
    public async Task StartAsync_PostmasterAndRedisKilled_StartsNewOnesOnTheStalePidFiles()
    {
        var left = await StartAsync();
        left.Abandon();
        foreach (var server in left.Running)
        {
            Process.GetProcessById(server.ProcessId).Kill();
        }

        await using var servers = await StartAsync();
        Assert.All(servers.Running, server => Assert.False(server.Adopted));
        Assert.Equal(1, await ScalarAsync(servers, "select 1"));
    }

    [Fact]
    public async Task StartAsync_PidFileNamesAnotherProcess_StartsAndLeavesThatProcessAlone()
    {
        await using (await StartAsync())
        {
        }

        foreach (var (folder, file) in ((string, string)[])[("postgres", "postmaster.pid"), ("redis", "redis.pid")])
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, folder, file), $"{Environment.ProcessId}\n/elsewhere\n0\n1\n\n\n\nready\n");
        }

        await using var servers = await StartAsync();
        Assert.All(servers.Running, server => Assert.False(server.Adopted));
        Assert.DoesNotContain(Environment.ProcessId, servers.Running.Select(server => server.ProcessId));
    }

    [Fact]
    public async Task StartAsync_RememberedPortsTaken_ChoosesOthers()
    {
        int[] ports;
        await using (var first = await StartAsync())
        {
            ports = [.. first.Running.Select(server => server.Port)];
        }

        var listeners = ports.Select(port => new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port)).ToList();
        listeners.ForEach(listener => listener.Start());
        await using var servers = await StartAsync();
        listeners.ForEach(listener => listener.Dispose());

        Assert.Empty(servers.Running.Select(server => server.Port).Intersect(ports));
    }

    [Fact]
    public async Task StartAsync_InitialisationWasInterrupted_BeginsAgain()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "postgres"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "postgres", "PG_VERSION"), "15\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "postgres.initialising"), "");

        await using var servers = await StartAsync();
        Assert.Equal(1, await ScalarAsync(servers, "select 1"));
    }

    [Fact]
    public async Task StartAsync_SomeoneElsesDatabase_SaysSoInOneLine()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "postgres"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "postgres", "PG_VERSION"), "9\n");

        var error = await Assert.ThrowsAsync<PrivateServerException>(() => StartAsync(redis: false));
        Assert.Contains("PostgreSQL 9", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task StartAsync_FolderClosedToOtherUsers_RootKeepsTheDataOutsideAndFindsItAgain()
    {
        Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        string[] folders;
        await using (var first = await StartAsync())
        {
            folders = [.. first.Running.Select(server => server.Folder)];
            Assert.All(folders, folder => Assert.Equal(!Environment.IsPrivilegedProcess, folder.StartsWith(_folder, StringComparison.Ordinal)));
            await ScalarAsync(first, "create table kept (id int)");
        }

        await using (var again = await StartAsync())
        {
            Assert.Equal(folders, again.Running.Select(server => server.Folder));
            Assert.Equal(0L, await ScalarAsync(again, "select count(*) from kept"));
        }

        foreach (var folder in folders.Where(folder => !folder.StartsWith(_folder, StringComparison.Ordinal)))
        {
            Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        }
    }

    [Fact]
    public async Task StartAsync_NothingWanted_StartsNothing()
    {
        await using var servers = await PrivateServers.StartAsync(new() { DataDir = _folder, Postgres = false, Redis = false }, CancellationToken.None);

        Assert.Empty(servers.Running);
        Directory.CreateDirectory(_folder);
    }

    [Fact]
    public async Task StartAsync_Cancelled_LeavesNoProcess()
    {
        using var soon = new CancellationTokenSource();
        var starting = PrivateServers.StartAsync(new() { DataDir = _folder }, soon.Token);
        await soon.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => starting);
        Assert.Null(RedisPid());
    }

    private string? RedisPid()
    {
        var file = Path.Combine(_folder, "redis", "redis.pid");
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    // Nothing here pulls the plug, so the quick settings hold what they have to.
    private Task<PrivateServers> StartAsync(bool redis = true, bool disposable = true) =>
        PrivateServers.StartAsync(new() { DataDir = _folder, Redis = redis, Disposable = disposable }, CancellationToken.None);

    private static PrivateServer Find(PrivateServers servers, string name) => servers.Running.Single(server => server.Name == name);

    private static async Task<object?> ScalarAsync(PrivateServers servers, string sql)
    {
        await using var connection = new NpgsqlConnection(Find(servers, "postgres").ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}

/// <summary>The throw-away pair that every other test uses.</summary>
public sealed class ServersTests
{
    [Fact]
    public async Task CreateDatabaseAsync_Twice_GivesTwoEmptyDatabases()
    {
        var first = await Servers.CreateDatabaseAsync();
        var second = await Servers.CreateDatabaseAsync();

        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task CreateDatabaseAsync_Template_IsBuiltOnceAndCopied()
    {
        var built = 0;
        async Task BuildAsync(string connectionString)
        {
            built++;
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand("create table copied (id int)", connection);
            await create.ExecuteNonQueryAsync();
        }

        var copies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Servers.CreateDatabaseAsync("copied", BuildAsync)));

        Assert.Equal(1, built);
        await using var copy = new NpgsqlConnection(copies[3]);
        await copy.OpenAsync();
        await using var count = new NpgsqlCommand("select count(*) from copied", copy);
        Assert.Equal(0L, await count.ExecuteScalarAsync());
    }
}
