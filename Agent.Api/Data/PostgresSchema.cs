using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace Agent.Api.Data;

/// <summary>
/// Brings the database to what this version needs, before anything else touches it: db/init.sql on an empty one, the numbered
/// migrations an older one lacks. One node at a time, each file in a transaction of its own.
/// </summary>
internal sealed class PostgresSchema(NpgsqlDataSource database, string folder, TimeProvider clock)
{
    // Any number, as long as every version of the service uses the same.
    private const long LockKey = 0x536B4C656164;

    // a migration takes as long as it takes, and other nodes wait for it
    private const int NoLimit = 0;

    private const string Lock = "select pg_advisory_lock($1)";

    private const string Unlock = "select pg_advisory_unlock($1)";

    private const string CurrentVersion =
        "select case when to_regclass('schema_version') is null then 0 else 1 end";

    private const string HighestVersion = "select max(version) from schema_version";

    private const string Record = "insert into schema_version (version) values ($1) on conflict do nothing";

    private const string EnsurePartitions = "select ensure_trace_partition($1), ensure_trace_partition($2)";

    public async Task UpgradeAsync(CancellationToken cancellationToken)
    {
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        {
            await using var take = new NpgsqlCommand(Lock, connection) { CommandTimeout = NoLimit }.With(LockKey, NpgsqlDbType.Bigint);
            await take.ExecuteNonQueryAsync(cancellationToken);
            try
            {
                await UpgradeAsync(connection, cancellationToken);
            }
            finally
            {
                await using var release = new NpgsqlCommand(Unlock, connection).With(LockKey, NpgsqlDbType.Bigint);
                await release.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }

        await EnsurePartitionsAsync(cancellationToken);
    }

    /// <summary>This month's and next month's part of the journal.</summary>
    public async Task EnsurePartitionsAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await using var command = database.CreateCommand(EnsurePartitions).With(today, NpgsqlDbType.Date).With(today.AddMonths(1), NpgsqlDbType.Date);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task UpgradeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (await ScalarAsync(connection, CurrentVersion, cancellationToken) == 0)
        {
            await RunAsync(connection, Path.Combine(folder, "init.sql"), version: null, cancellationToken);
        }

        var version = await ScalarAsync(connection, HighestVersion, cancellationToken);
        foreach (var (number, file) in Migrations().Where(migration => migration.Number > version))
        {
            await RunAsync(connection, file, number, cancellationToken);
        }
    }

    private IEnumerable<(int Number, string File)> Migrations()
    {
        var migrations = Path.Combine(folder, "migrations");
        return !Directory.Exists(migrations) ? [] : Directory.EnumerateFiles(migrations, "*.sql")
            .Select(file => (int.Parse(Path.GetFileName(file).Split('_')[0], CultureInfo.InvariantCulture), file))
            .OrderBy(migration => migration.Item1);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string file, int? version, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var script = new NpgsqlCommand(await File.ReadAllTextAsync(file, cancellationToken), connection, transaction) { CommandTimeout = NoLimit };
        await script.ExecuteNonQueryAsync(cancellationToken);
        if (version is { } number)
        {
            await using var record = new NpgsqlCommand(Record, connection, transaction).With(number, NpgsqlDbType.Integer);
            await record.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<int> ScalarAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
