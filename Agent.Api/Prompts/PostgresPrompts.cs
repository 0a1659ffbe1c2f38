using System.Collections.Concurrent;
using Agent.Api.Data;
using Npgsql;

namespace Agent.Api.Prompts;

/// <summary>Every prompt version a run was begun with, kept for good: a resumed run is told what it was told before.</summary>
internal sealed class PostgresPrompts(NpgsqlDataSource database)
{
    private const string Insert = "insert into prompt_versions (hash, name, template, config) values ($1, $2, $3, $4) on conflict do nothing";

    private const string Find = "select name, template, config from prompt_versions where hash = $1";

    private readonly ConcurrentDictionary<string, Prompt> stored = new(StringComparer.Ordinal);

    /// <summary>Stores a version once; afterwards free.</summary>
    public async Task KeepAsync(Prompt prompt, CancellationToken cancellationToken)
    {
        if (stored.ContainsKey(prompt.Hash))
        {
            return;
        }

        await using var command = database.CreateCommand(Insert).With(prompt.Hash).With(prompt.Name).With(prompt.Template).With(prompt.Config);
        await command.ExecuteNonQueryAsync(cancellationToken);
        stored[prompt.Hash] = prompt;
    }

    public async Task<Prompt?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        if (stored.TryGetValue(hash, out var known))
        {
            return known;
        }

        await using var command = database.CreateCommand(Find).With(hash);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? stored[hash] = Prompt.Create(row.GetString(0), row.GetString(1), row.GetString(2))
            : null;
    }
}
