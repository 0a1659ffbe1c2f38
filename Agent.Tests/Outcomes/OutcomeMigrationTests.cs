using Agent.Tests.Support;
using Npgsql;

namespace Agent.Tests.Outcomes;

/// <summary>A database of before outcomes, brought up, is the one that a first start makes.</summary>
public sealed class OutcomeMigrationTests
{
    private const string Columns = """
        select string_agg(table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || is_generated, ', ' order by table_name, column_name)
          from information_schema.columns where table_schema = 'public'
        """;

    private const string Rest = """
        select string_agg(text, E'\n' order by text)
          from (select pg_get_functiondef(oid) as text from pg_proc where pronamespace = 'public'::regnamespace
                union all select indexdef from pg_indexes where schemaname = 'public'
                union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace) t
        """;

    [Fact]
    public async Task Migration_OnADatabaseOfBefore_GivesWhatInitGives()
    {
        await using var database = NpgsqlDataSource.Create(await Servers.CreateDatabaseAsync());
        var folder = Path.Combine(AppContext.BaseDirectory, "db");
        await RunAsync(database, await File.ReadAllTextAsync(Path.Combine(folder, "init.sql")));
        var (columns, rest) = (await TextAsync(database, Columns), await TextAsync(database, Rest));

        await RunAsync(database, """
            drop function record_outcome;
            drop table outcomes;
            alter table runs drop column score, drop column rubric;
            """);
        await RunAsync(database, """
            insert into leads (lead_key, run_id, facts_hash, email, domain, received_at, last_received_at, status)
              values ('ld_1', 'run_1', '', '', '', now(), now(), 'completed');
            insert into runs (run_id, lead_key, lead, status, attempt, received_at, result)
              values ('run_1', 'ld_1', '{}', 'completed', 1, now(), '{"score": 42, "rubric": "sha256:old"}');
            """);
        Assert.NotEqual(columns, await TextAsync(database, Columns));

        await RunAsync(database, await File.ReadAllTextAsync(Path.Combine(folder, "migrations", "0004_outcomes.sql")));

        Assert.Equal(columns, await TextAsync(database, Columns));
        Assert.Equal(rest, await TextAsync(database, Rest));
        Assert.Equal("42 sha256:old", await TextAsync(database, "select score || ' ' || rubric from runs"));
    }

    private static async Task RunAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string?> TextAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return (string?)await command.ExecuteScalarAsync();
    }
}
