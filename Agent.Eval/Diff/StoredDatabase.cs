using Agent.Api.Data.Servers;
using Agent.Eval.Commands;
using Npgsql;

namespace Agent.Eval.Diff;

/// <summary>
/// The database stored leads are read from: a connection string, or the private server of a data folder, which is used as it runs or else
/// started for as long as it is needed.
/// </summary>
internal sealed class StoredDatabase : IAsyncDisposable
{
    private readonly PrivateServers? _started;

    private StoredDatabase(string connectionString, string name, PrivateServers? started = null)
    {
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "skleadagent-diff", Pooling = false }.ConnectionString;
        Name = name;
        _started = started;
    }

    public string ConnectionString { get; }

    /// <summary>For people; holds no password.</summary>
    public string Name { get; }

    /// <param name="dataDir">A service's data folder; null: what the environment says.</param>
    /// <exception cref="UsageException">There is none, or it cannot be started.</exception>
    public static async Task<StoredDatabase> OpenAsync(string? dataDir, Func<string, string?> environment, CancellationToken cancellationToken)
    {
        if (dataDir is null && environment("ConnectionStrings__Postgres") is { Length: > 0 } given)
        {
            return new(given, "ConnectionStrings__Postgres");
        }

        var folder = Path.GetFullPath(dataDir ?? (environment("Agent__DataDir") is { Length: > 0 } set ? set : "data"));
        if (!Directory.Exists(Path.Combine(folder, PostgresServer.Name)))
        {
            throw new UsageException($"There is no database of a service in {folder}: name its data folder with --data, or set ConnectionStrings__Postgres.");
        }

        try
        {
            return await OfFolderAsync(folder, cancellationToken);
        }
        catch (Exception refused) when (refused is PrivateServerException or NpgsqlException)
        {
            throw new UsageException($"The database in {folder} cannot be used: {refused.Message}");
        }
    }

    public ValueTask DisposeAsync() => _started?.DisposeAsync() ?? ValueTask.CompletedTask;

    // One that runs is somebody's: a service's, or left for the next start to adopt. Either way it runs on.
    private static async Task<StoredDatabase> OfFolderAsync(string folder, CancellationToken cancellationToken)
    {
        if (await PrivateServers.FindPostgresAsync(folder, cancellationToken) is { } running)
        {
            return new(running.ConnectionString, $"{folder}, which runs");
        }

        var started = await PrivateServers.StartAsync(new() { DataDir = folder, Redis = false }, cancellationToken);
        return new(started.Running.Single().ConnectionString, $"{folder}, started to look", started);
    }
}
