namespace Agent.Api.Data.Servers;

/// <summary>A Redis of the service's own, reachable on loopback only and with a password.</summary>
internal sealed class RedisServer(PrivateServerOptions options) : ServerProcess(Name, Passwords.Create())
{
    public const string Name = "redis";

    // Redis shows its address, not its arguments, once it runs.
    protected override string Mark => $":{RememberedPort()}";

    protected override string PidFile => "redis.pid";

    protected override string SettingsFile => "redis.conf";

    protected override (int Soft, int Hard) StopSignals => (ProcessIds.Terminate, ProcessIds.Kill);

    protected override async Task<(Binary Binary, ServerFolder Folder)> PrepareAsync(CancellationToken cancellationToken)
    {
        var binary = await Binaries.NewestAsync(["redis-server", "valkey-server"], null, _ => true, cancellationToken)
            ?? throw new PrivateServerException(
                "Redis is not installed (looked in PATH and the usual folders). Install it (Debian, Ubuntu: apt-get install redis-server; macOS: brew install redis), set ConnectionStrings__Redis, or run: docker compose up");
        var folder = await ServerFolder.PrepareAsync(options.DataDir, Name, cancellationToken);
        if (!LoadPassword(folder))
        {
            await SavePasswordAsync(folder, cancellationToken);
        }

        return (binary, folder);
    }

    protected override Task ConfigureAsync(int port, CancellationToken cancellationToken) =>
        Folder.WriteAsync(
            SettingsFile,
            $"""
            # Written by the service at each start.
            bind 127.0.0.1
            port {port}
            protected-mode yes
            requirepass {Password}
            daemonize no
            dir "{Folder.Path}"
            pidfile "{Folder.File(PidFile)}"
            databases {(options.Disposable ? 1000 : 16)}
            maxmemory-policy noeviction
            save ""
            appendonly {(options.Disposable ? "no" : "yes")}
            appendfsync everysec

            """,
            cancellationToken);

    protected override string[] Command(Binary binary) => [binary.Path, Folder.File(SettingsFile)];

    protected override async Task<Answer?> AskAsync(int port, CancellationToken cancellationToken) =>
        await RedisProbe.VersionAsync(port, Password, cancellationToken) is { } version
            ? new(version, $"127.0.0.1:{port},password={Password}")
            : null;
}
