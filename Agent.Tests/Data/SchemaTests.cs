using Agent.Api.Data;
using Agent.Tests.Ops;
using Agent.Tests.Support;
using Npgsql;

namespace Agent.Tests.Data;

public sealed class SchemaTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lead-schema-").FullName;
    private NpgsqlDataSource? _database;

    private NpgsqlDataSource Database => _database ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync()
    {
        _database = NpgsqlDataSource.Create(await Servers.CreateDatabaseAsync());
        Directory.CreateDirectory(Path.Combine(_folder, "migrations"));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "db", "init.sql"), Path.Combine(_folder, "init.sql"));
    }

    public async Task DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Upgrade_EmptyDatabase_MakesEverything()
    {
        await Schema().UpgradeAsync(CancellationToken.None);

        Assert.Equal(await VersionAsync(), await NumberAsync("select max(version) from schema_version"));
        Assert.Equal(0, await NumberAsync("""
            select count(*) from unnest(array['leads', 'runs', 'traces', 'actions', 'tasks', 'email_drafts', 'meetings', 'outbox', 'prompt_versions',
              'idempotency_keys', 'nodes']) as wanted(name) where to_regclass(name) is null
            """));
        Assert.Equal(2, await NumberAsync("select count(*) from pg_inherits i join pg_class c on c.oid = i.inhrelid where c.relkind = 'r' and c.relname ~ '^traces_[0-9]'"));
    }

    [Fact]
    public async Task Upgrade_SecondTime_ChangesNothing()
    {
        await Schema().UpgradeAsync(CancellationToken.None);
        var before = await FingerprintAsync();

        await Schema().UpgradeAsync(CancellationToken.None);

        Assert.Equal(before, await FingerprintAsync());
    }

    /// <summary>The first released schema and every migration since give what an empty database gets at once.</summary>
    [Fact]
    public async Task Upgrade_OldestSchema_BecomesTheNewest()
    {
        await Schema().UpgradeAsync(CancellationToken.None);
        var (columns, functions, version) = (await FingerprintAsync(), await FunctionsAsync(), await VersionAsync());

        await using var old = NpgsqlDataSource.Create(await Servers.CreateDatabaseAsync());
        File.Copy(Path.Combine(RepositoryFiles.Root, "Agent.Tests", "Data", "init.v1.sql"), Path.Combine(_folder, "init.sql"), overwrite: true);
        foreach (var migration in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "db", "migrations")))
        {
            File.Copy(migration, Path.Combine(_folder, "migrations", Path.GetFileName(migration)));
        }

        await Database.DisposeAsync();
        _database = old;
        await Schema().UpgradeAsync(CancellationToken.None);

        Assert.Equal(columns, await FingerprintAsync());
        Assert.Equal(functions, await FunctionsAsync());
        Assert.Equal(version, await VersionAsync());
    }

    [Fact]
    public async Task Upgrade_ManyInstancesAtOnce_RunsEachFileOnce()
    {
        await MigrationAsync("9001_counter.sql", "create table counter (n int); insert into counter values (1);");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Schema().UpgradeAsync(CancellationToken.None)));

        Assert.Equal(1, await NumberAsync("select count(*) from counter"));
        Assert.Equal(9001, await VersionAsync());
    }

    [Fact]
    public async Task Upgrade_MigrationsAddedLater_RunInOrderAndOnce()
    {
        await Schema().UpgradeAsync(CancellationToken.None);
        await MigrationAsync("9002_second.sql", "insert into steps values (2);");
        await MigrationAsync("9001_first.sql", "create table steps (n int); insert into steps values (1);");

        await Schema().UpgradeAsync(CancellationToken.None);
        await Schema().UpgradeAsync(CancellationToken.None);

        Assert.Equal(2, await NumberAsync("select count(*) from steps"));
        Assert.Equal(9002, await VersionAsync());
    }

    [Fact]
    public async Task Upgrade_MigrationFailsHalfway_LeavesVersionAndDataAsTheyWere()
    {
        await MigrationAsync("9001_broken.sql", "create table halfway (n int); insert into halfway values (1); select 1 / 0;");

        await Assert.ThrowsAsync<PostgresException>(() => Schema().UpgradeAsync(CancellationToken.None));

        Assert.True(await VersionAsync() < 9001);
        Assert.Equal(0, await NumberAsync("select count(*) from pg_class where relname = 'halfway'"));

        // the lock is free and a mended file is taken
        await MigrationAsync("9001_broken.sql", "create table halfway (n int);");
        await Schema().UpgradeAsync(CancellationToken.None);
        Assert.Equal(9001, await VersionAsync());
    }

    [Fact]
    public async Task Upgrade_InitFailsHalfway_LeavesAnEmptyDatabase()
    {
        await File.AppendAllTextAsync(Path.Combine(_folder, "init.sql"), "\nselect 1 / 0;");

        await Assert.ThrowsAsync<PostgresException>(() => Schema().UpgradeAsync(CancellationToken.None));

        Assert.Equal(0, await NumberAsync("select count(*) from pg_class where relnamespace = 'public'::regnamespace"));
    }

    /// <summary>The fence in SQL: only the attempt that holds a running run gets past it.</summary>
    [Theory]
    [InlineData(1, "running", true)]
    [InlineData(2, "running", false)]
    [InlineData(0, "running", false)]
    [InlineData(1, "queued", false)]
    [InlineData(1, "completed", false)]
    [InlineData(1, "awaiting_approval", false)]
    public async Task HoldRun_OnlyTheOwningAttempt_GetsPast(int attempt, string status, bool passes)
    {
        await Schema().UpgradeAsync(CancellationToken.None);
        await NumberAsync($$"""
            with l as (insert into leads (lead_key, run_id, facts_hash, email, domain, received_at, last_received_at, status)
                       values ('ld_1', 'run_1', '', '', '', now(), now(), 'running'))
            insert into runs (run_id, lead_key, lead, status, attempt, received_at) values ('run_1', 'ld_1', '{}', '{{status}}', 1, now()) returning 1
            """);

        var caught = await Record.ExceptionAsync(() => NumberAsync($"select count(hold_run('run_1', {attempt}))"));

        Assert.Equal(passes ? null : "RF001", (caught as PostgresException)?.SqlState);
    }

    private PostgresSchema Schema() => new(Database, _folder, TimeProvider.System);

    private Task MigrationAsync(string name, string sql) => File.WriteAllTextAsync(Path.Combine(_folder, "migrations", name), sql);

    private Task<long> VersionAsync() => NumberAsync("select max(version) from schema_version");

    private async Task<long> NumberAsync(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<string?> FingerprintAsync()
    {
        await using var command = Database.CreateCommand("""
            select string_agg(table_name || '.' || column_name || ':' || data_type || ':' || is_nullable || ':' || coalesce(column_default, ''), e'\n' order by table_name, column_name)
              from information_schema.columns where table_schema = 'public'
            """);
        return (string?)await command.ExecuteScalarAsync();
    }

    // Texts of functions, checks and indexes, as Postgres writes them.
    private async Task<string?> FunctionsAsync()
    {
        await using var command = Database.CreateCommand("""
            select string_agg(text, e'\n' order by text) from (
              select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
              union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
              union all select indexdef from pg_indexes where schemaname = 'public') as parts(text)
            """);
        return (string?)await command.ExecuteScalarAsync();
    }
}
