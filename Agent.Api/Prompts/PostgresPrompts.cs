using System.Collections.Concurrent;
using Agent.Api.Data;
using Npgsql;
using NpgsqlTypes;

namespace Agent.Api.Prompts;

/// <summary>Every version that was ever in force, kept for good: a resumed run is told what it was told before, and a person can go back.</summary>
internal sealed class PostgresPrompts(NpgsqlDataSource database)
{
    private const string Insert = """
        insert into prompt_versions (name, hash, template, config)
        select * from unnest($1, $2, $3, $4) on conflict do nothing
        """;

    private const string Find = "select template, config from prompt_versions where name = $1 and hash = $2";

    // Before names were part of the key, a text that two prompts have was kept under one of them.
    private const string FindPinned = "select template, config from prompt_versions where hash = $2 order by name = $1 desc limit 1";

    private const string List = "select hash, first_at from prompt_versions where name = $1 order by first_at desc, hash";

    private const string Owners = "select name from prompt_versions where hash = $1 order by name";

    private readonly ConcurrentDictionary<(string Name, string Hash), PromptVersion> stored = new();

    /// <summary>Stores what is not stored yet, in one statement; afterwards free.</summary>
    public async Task KeepAsync(IReadOnlyCollection<PromptVersion> versions, CancellationToken cancellationToken)
    {
        var texts = versions.Where(version => !stored.ContainsKey((version.Name, version.Hash))).ToArray();
        if (texts.Length == 0)
        {
            return;
        }

        await using var command = database.CreateCommand(Insert)
            .With(Array.ConvertAll(texts, version => version.Name), NpgsqlDbType.Array | NpgsqlDbType.Text)
            .With(Array.ConvertAll(texts, version => version.Hash), NpgsqlDbType.Array | NpgsqlDbType.Text)
            .With(Array.ConvertAll(texts, version => version.Text.Template), NpgsqlDbType.Array | NpgsqlDbType.Text)
            .With(Array.ConvertAll(texts, version => version.Text.Config), NpgsqlDbType.Array | NpgsqlDbType.Text);
        await command.ExecuteNonQueryAsync(cancellationToken);
        foreach (var version in texts)
        {
            stored[(version.Name, version.Hash)] = version;
        }
    }

    /// <summary>The set a run is pinned to: <paramref name="current"/> with every version it names in its place.</summary>
    /// <exception cref="PromptException">A version is no longer there.</exception>
    public async Task<PromptSet> PinAsync(PromptSet current, IReadOnlyDictionary<string, string> pins, CancellationToken cancellationToken)
    {
        var others = new List<PromptVersion>();
        foreach (var (name, hash) in pins)
        {
            // a name that this version of the service does not know any more is nothing it could ask for
            if (current.Hashes.TryGetValue(name, out var now) && now != hash)
            {
                others.Add(await FindPinnedAsync(name, hash, cancellationToken)
                    ?? throw new PromptException($"The run was begun with version {hash} of {name}, which is not in prompt_versions any more."));
            }
        }

        return current.With(others);
    }

    /// <summary>The text of a version; null when the prompt never had it.</summary>
    public async Task<PromptText?> FindAsync(string name, string hash, CancellationToken cancellationToken) =>
        stored.TryGetValue((name, hash), out var known) ? known.Text : await ReadAsync(Find, name, hash, cancellationToken);

    /// <summary>The prompts that have had this version.</summary>
    public async Task<IReadOnlyList<string>> NamesOfAsync(string hash, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Owners).With(hash);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var names = new List<string>();
        while (await row.ReadAsync(cancellationToken))
        {
            names.Add(row.GetString(0));
        }

        return names;
    }

    /// <summary>Every version a prompt has had, the newest first.</summary>
    public async Task<IReadOnlyList<StoredVersion>> ListAsync(string name, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(List).With(name);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var versions = new List<StoredVersion>();
        while (await row.ReadAsync(cancellationToken))
        {
            versions.Add(new(row.GetString(0), row.GetFieldValue<DateTimeOffset>(1)));
        }

        return versions;
    }

    private async Task<PromptVersion?> FindPinnedAsync(string name, string hash, CancellationToken cancellationToken) =>
        stored.TryGetValue((name, hash), out var known) ? known
        : await ReadAsync(FindPinned, name, hash, cancellationToken) is { } text ? stored[(name, hash)] = PromptVersion.Read(text)
        : null;

    private async Task<PromptText?> ReadAsync(string sql, string name, string hash, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql).With(name).With(hash);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new(name, row.GetString(0), row.GetString(1)) : null;
    }
}

/// <summary>A version that was in force.</summary>
/// <param name="FirstAt">When it was first.</param>
public sealed record StoredVersion(string Version, DateTimeOffset FirstAt);
