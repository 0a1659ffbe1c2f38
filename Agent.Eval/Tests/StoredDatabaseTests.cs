using Agent.Api.Data.Servers;
using Agent.Eval.Commands;
using Agent.Eval.Diff;
using Npgsql;

namespace Agent.Eval.Tests;

/// <summary>Against a real private server: one that runs is looked at and left alone, one that does not is started for the time being.</summary>
public sealed class StoredDatabaseTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"lead-data-{Guid.NewGuid():n}");

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task Open_ServiceRunning_UsesItsServerAndLeavesItRunning()
    {
        await using var service = await PrivateServers.StartAsync(new() { DataDir = _folder, Redis = false, Disposable = true }, CancellationToken.None);

        await using (var database = await OpenAsync())
        {
            Assert.Equal(1, await AskAsync(database.ConnectionString));
            Assert.EndsWith("which runs", database.Name, StringComparison.Ordinal);
        }

        Assert.Equal(1, await AskAsync(service.Running.Single().ConnectionString));
    }

    [Fact]
    public async Task Open_ServerLeftByAKilledService_IsUsedAndLeftForTheNextStart()
    {
        var killed = await PrivateServers.StartAsync(new() { DataDir = _folder, Redis = false, Disposable = true }, CancellationToken.None);
        killed.Abandon();

        await using (var database = await OpenAsync())
        {
            Assert.Equal(1, await AskAsync(database.ConnectionString));
        }

        await using var next = await PrivateServers.StartAsync(new() { DataDir = _folder, Redis = false, Disposable = true }, CancellationToken.None);
        Assert.Equal((true, killed.Running.Single().ProcessId), (next.Running.Single().Adopted, next.Running.Single().ProcessId));
    }

    [Fact]
    public async Task Open_NothingRunning_StartsTheServerAndStopsItAgain()
    {
        await (await PrivateServers.StartAsync(new() { DataDir = _folder, Redis = false, Disposable = true }, CancellationToken.None)).DisposeAsync();

        string connectionString;
        await using (var database = await OpenAsync())
        {
            connectionString = database.ConnectionString;
            Assert.Equal(1, await AskAsync(connectionString));
        }

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => AskAsync(connectionString));
    }

    [Fact]
    public async Task Open_FolderWithoutADatabase_CreatesNone()
    {
        var wrong = await Assert.ThrowsAsync<UsageException>(OpenAsync);

        Assert.Contains("There is no database of a service in", wrong.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public async Task Diff_DatabaseOfSomethingElse_IsAUsageError()
    {
        await using var service = await PrivateServers.StartAsync(new() { DataDir = _folder, Redis = false, Disposable = true }, CancellationToken.None);

        var wrong = await Assert.ThrowsAsync<UsageException>(
            () => StoredLeads.DiffAsync(service.Running.Single().ConnectionString, "--prompts", PromptCopy.Shipped));

        Assert.Contains("not one of this version of the service", wrong.Message, StringComparison.Ordinal);
    }

    private Task<StoredDatabase> OpenAsync() => StoredDatabase.OpenAsync(_folder, _ => null, CancellationToken.None);

    private static async Task<int> AskAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select 1", connection);
        return (int)(await command.ExecuteScalarAsync())!;
    }
}
