using System.Globalization;
using Npgsql;

namespace Bench;

/// <summary>The private Postgres of the service under test, found in its data folder.</summary>
internal sealed class PostgresCounters
{
    // A session hands its numbers in when it has been idle for ten seconds.
    private static readonly TimeSpan HandIn = TimeSpan.FromSeconds(11);

    private const string Commits = "select xact_commit + xact_rollback from pg_stat_database where datname = 'leads'";

    private readonly string _connectionString;

    private PostgresCounters(int processId, string connectionString)
    {
        ProcessId = processId;
        _connectionString = connectionString;
    }

    /// <summary>The postmaster; its children are the sessions and the background workers.</summary>
    public int ProcessId { get; }

    public static PostgresCounters? Find(string? dataDir)
    {
        var folder = Path.Combine(dataDir ?? "", "postgres");
        if (dataDir is null || !File.Exists(Path.Combine(folder, "postmaster.pid")))
        {
            return null;
        }

        var lines = File.ReadAllLines(Path.Combine(folder, "postmaster.pid"));
        var password = File.ReadAllText(Path.Combine(folder, "password"));
        return new(
            int.Parse(lines[0], CultureInfo.InvariantCulture),
            $"Host=127.0.0.1;Port={lines[3]};Username=postgres;Database=postgres;Pooling=false;Password={password}");
    }

    /// <summary>Transactions ended so far, after every session has handed in its numbers.</summary>
    public async Task<long> TransactionsAsync()
    {
        await Task.Delay(HandIn);
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Commits, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
