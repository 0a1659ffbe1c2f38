using Agent.Api.Data;
using Npgsql;
using NpgsqlTypes;

namespace Agent.Api.Prompts;

/// <summary>Which versions people have put in force in place of the files': the same for every node.</summary>
internal sealed class PostgresActivations(NpgsqlDataSource database)
{
    private const string Select = "select name, hash, file_hash, activated_at, activated_by from prompt_activations";

    private const string Upsert = """
        insert into prompt_activations (name, hash, file_hash, activated_at, activated_by) values ($1, $2, $3, $4, $5)
        on conflict (name) do update
           set hash = excluded.hash, file_hash = excluded.file_hash, activated_at = excluded.activated_at, activated_by = excluded.activated_by
        """;

    private const string Delete = "delete from prompt_activations where name = $1";

    // Exactly this one: a newer one by somebody else stays.
    private const string DeleteThis = "delete from prompt_activations where name = $1 and hash = $2 and file_hash = $3 and activated_at = $4";

    public async Task<List<Activation>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Select);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var activations = new List<Activation>();
        while (await row.ReadAsync(cancellationToken))
        {
            activations.Add(new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3), row.GetString(4)));
        }

        return activations;
    }

    public async Task SetAsync(Activation activation, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Upsert)
            .With(activation.Name).With(activation.Hash).With(activation.FileHash).With(activation.At, NpgsqlDbType.TimestampTz).With(activation.By);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The file is in force again.</summary>
    public async Task EndAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Delete).With(name);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>This activation is over, if it is still the one.</summary>
    public async Task EndAsync(Activation over, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(DeleteThis)
            .With(over.Name).With(over.Hash).With(over.FileHash).With(over.At, NpgsqlDbType.TimestampTz);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
