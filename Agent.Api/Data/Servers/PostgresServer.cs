using System.Globalization;
using Npgsql;

namespace Agent.Api.Data.Servers;

/// <summary>A Postgres of the service's own, reachable on loopback only and with a password.</summary>
internal sealed class PostgresServer(PrivateServerOptions options) : ServerProcess(Name, Passwords.Create())
{
    public const string Name = "postgres";

    private const string Database = "leads";

    private const string AskVersion = "select current_setting('server_version')";

    private const string DatabaseExists = $"select exists (select from pg_database where datname = '{Database}')";

    private const string CreateDatabase = $"create database {Database}";

    // Initialised in one go as the server's user; the password arrives as input, so that no command line shows it.
    private const string Initialise = """
        umask 077
        dir=$1; initdb=$2; shift 2
        read -r password
        printf '%s\n' "$password" | "$initdb" -D "$dir" -U postgres --pwfile=/dev/stdin --auth=scram-sha-256 --encoding=UTF8 --no-instructions "$@"
        """;

    private const string Empty = """find "$1" -mindepth 1 -delete""";

    protected override string Mark => Folder.Path;

    protected override string PidFile => "postmaster.pid";

    protected override string SettingsFile => "postgresql.conf";

    // SIGINT: sessions are ended, then a clean stop. SIGQUIT: at once, with recovery at the next start.
    protected override (int Soft, int Hard) StopSignals => (ProcessIds.Interrupt, ProcessIds.Quit);

    protected override async Task<(Binary Binary, ServerFolder Folder)> PrepareAsync(CancellationToken cancellationToken)
    {
        var folder = await ServerFolder.PrepareAsync(options.DataDir, Name, cancellationToken);
        var begun = Path.Combine(options.DataDir, "postgres.initialising");
        if (File.Exists(begun))
        {
            await Shell.RunAsync(Empty, folder.User, null, cancellationToken, folder.Path);
        }

        var written = folder.Read("PG_VERSION")?.Trim();
        var binary = await FindAsync(written, cancellationToken);
        if (written is null)
        {
            await File.WriteAllTextAsync(begun, "", cancellationToken);
            await InitialiseAsync(binary, folder, cancellationToken);
            File.Delete(begun);
        }

        return LoadPassword(folder)
            ? (binary, folder)
            : throw new PrivateServerException(
                $"{folder.Path} holds a Postgres database that is not this service's own. Move it away, or set Agent__DataDir to another folder.");
    }

    protected override Task ConfigureAsync(int port, CancellationToken cancellationToken) =>
        Folder.WriteAsync(SettingsFile, PostgresSettings.Text(port, options.Disposable), cancellationToken);

    protected override string[] Command(Binary binary) => [binary.Path, "-D", Folder.Path];

    protected override async Task<Answer?> AskAsync(int port, CancellationToken cancellationToken)
    {
        // Line 8 is the postmaster's own word; it saves a refused connection or ten.
        var status = Folder.Read(PidFile)?.Split('\n').ElementAtOrDefault(7)?.Trim();
        if (status != "ready")
        {
            return null;
        }

        try
        {
            return await AskReadyAsync(port, cancellationToken);
        }
        catch (NpgsqlException notYet) when (notYet is not PostgresException || notYet.IsTransient)
        {
            return null;
        }
    }

    private async Task<Answer> AskReadyAsync(int port, CancellationToken cancellationToken)
    {
        var target = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "postgres",
            Password = Password,
            Database = "postgres",
            Pooling = false,
            Timeout = 5,
        };
        await using var connection = new NpgsqlConnection(target.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var version = new NpgsqlCommand(AskVersion, connection);
        var answer = (string)(await version.ExecuteScalarAsync(cancellationToken))!;
        await using var exists = new NpgsqlCommand(DatabaseExists, connection);
        if (await exists.ExecuteScalarAsync(cancellationToken) is false)
        {
            await using var create = new NpgsqlCommand(CreateDatabase, connection);
            await create.ExecuteNonQueryAsync(cancellationToken);
        }

        return new(answer.Split(' ')[0], $"Host=127.0.0.1;Port={port};Database={Database};Username=postgres;Password={Password}");
    }

    private static async Task<Binary> FindAsync(string? written, CancellationToken cancellationToken)
    {
        var binary = await Binaries.NewestAsync(
            ["postgres"], "initdb", version => written is null || Major(version) == written, cancellationToken);
        return binary ?? throw new PrivateServerException(
            written is null
                ? "PostgreSQL is not installed (looked in PATH and the usual folders). Install it (Debian, Ubuntu: apt-get install postgresql; macOS: brew install postgresql@17), set ConnectionStrings__Postgres, or run: docker compose up"
                : $"The data folder was written by PostgreSQL {written}, which is not installed. Install that version, or set Agent__DataDir to another folder.");
    }

    // 9.6 and 10 counted differently; nothing that old runs this service's SQL.
    private static string Major(Version version) => version.Major.ToString(CultureInfo.InvariantCulture);

    private async Task InitialiseAsync(Binary binary, ServerFolder folder, CancellationToken cancellationToken)
    {
        string[] locale = binary.Version.Major >= 17 ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
            : OperatingSystem.IsLinux() ? ["--locale=C.UTF-8"]
            : ["--locale=C"];
        string[] sync = options.Disposable ? ["--no-sync"] : [];
        await Shell.RunAsync(
            Initialise, folder.User, Password + "\n", cancellationToken, [folder.Path, Path.Combine(binary.Folder, "initdb"), .. locale, .. sync]);
        await SavePasswordAsync(folder, cancellationToken);
    }
}
