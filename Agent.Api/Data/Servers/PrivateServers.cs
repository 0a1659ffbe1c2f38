using System.Runtime.InteropServices;

namespace Agent.Api.Data.Servers;

/// <summary>
/// The service's own Postgres and Redis: started from the machine's binaries, on loopback, behind a random password,
/// and stopped when this is disposed. What a killed service left running is adopted instead of started again.
/// </summary>
internal sealed class PrivateServers : IAsyncDisposable
{
    private readonly FolderLock _lock;
    private readonly IReadOnlyList<ServerProcess> _servers;
    private readonly CancellationTokenSource _interrupted = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private Task<PrivateServer[]> _starting = Task.FromResult<PrivateServer[]>([]);

    private PrivateServers(FolderLock folderLock, IReadOnlyList<ServerProcess> servers)
    {
        _lock = folderLock;
        _servers = servers;
    }

    /// <summary>What runs for this service.</summary>
    public IReadOnlyList<PrivateServer> Running { get; private set; } = [];

    /// <summary>Configuration keys with their values (<c>ConnectionStrings:Postgres</c>, <c>ConnectionStrings:Redis</c>), to be added last.</summary>
    public IReadOnlyDictionary<string, string?> ConnectionStrings => Running.ToDictionary(
        server => server.Name == PostgresServer.Name ? "ConnectionStrings:Postgres" : "ConnectionStrings:Redis",
        server => (string?)server.ConnectionString);

    /// <summary>Returns once every wanted server has answered a query. Starts nothing when none is wanted.</summary>
    /// <exception cref="PrivateServerException">Binaries are missing, the folder is in use, or a server does not come up.</exception>
    public static async Task<PrivateServers> StartAsync(PrivateServerOptions options, CancellationToken cancellationToken)
    {
        if (!options.Postgres && !options.Redis)
        {
            return new(FolderLock.None, []);
        }

        if (OperatingSystem.IsWindows())
        {
            throw new PrivateServerException(
                "Private servers need Linux or macOS. Set ConnectionStrings__Postgres and ConnectionStrings__Redis, or run: docker compose up");
        }

        var folder = Path.GetFullPath(options.DataDir);
        var folderLock = await FolderLock.TakeAsync(folder, cancellationToken);
        var servers = new PrivateServers(folderLock, Wanted(options with { DataDir = folder }).ToList());
        try
        {
            await servers.StartAllAsync(options.StartTimeout, cancellationToken);
            return servers;
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// The Postgres of a data folder if it runs, whoever has it: a service, or nobody since its service was killed. It is not stopped later.
    /// Null: it does not run.
    /// </summary>
    public static async Task<PrivateServer?> FindPostgresAsync(string dataDir, CancellationToken cancellationToken)
    {
        var options = new PrivateServerOptions { DataDir = Path.GetFullPath(dataDir) };
        return await new PostgresServer(options).FindAsync(
            await ServerFolder.PrepareAsync(options.DataDir, PostgresServer.Name, cancellationToken), cancellationToken);
    }

    /// <summary>Stops the servers, Postgres in its fast mode, and waits until they are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        await StopAsync();
        _lock.Dispose();
        _interrupted.Dispose();
    }

    /// <summary>Lets go as a killed process does: the servers run on, and the next <see cref="StartAsync"/> adopts them.</summary>
    internal void Abandon()
    {
        _signals.ForEach(signal => signal.Dispose());
        _lock.Dispose();
    }

    private static IEnumerable<ServerProcess> Wanted(PrivateServerOptions options)
    {
        if (options.Postgres)
        {
            yield return new PostgresServer(options);
        }

        if (options.Redis)
        {
            yield return new RedisServer(options);
        }
    }

    private async Task StartAllAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        // Between here and the moment the host listens for signals, a Ctrl-C would end the process and orphan what it started.
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            _signals.Add(PosixSignalRegistration.Create(signal, StopUnlessTheHostDoes));
        }

        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _interrupted.Token);
        _starting = Task.WhenAll(_servers.Select(server => Task.Run(() => server.StartAsync(timeout, both.Token), both.Token)));
        Running = await _starting;
    }

    // Handlers run latest first, so a running host has set Cancel by now and will dispose this in its own time.
    private void StopUnlessTheHostDoes(PosixSignalContext context)
    {
        if (!context.Cancel)
        {
            _interrupted.Cancel();
            StopAsync().GetAwaiter().GetResult();
        }
    }

    private async Task StopAsync()
    {
        await ((Task)_starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_servers.Select(server => server.StopAsync()));
    }
}
