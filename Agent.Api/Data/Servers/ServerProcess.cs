using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Api.Data.Servers;

/// <summary>One server: found running or started, known by its process id, stopped by that id.</summary>
internal abstract partial class ServerProcess(string name, string password)
{
    // After a kill -9 of a postmaster its children hold the shared memory for up to two seconds; a port may be taken meanwhile.
    private static readonly TimeSpan RetryFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private const string Log = "server.log";
    private const string PasswordFile = "password";

    private ServerFolder? _folder;
    private Process? _started;

    protected ServerFolder Folder => _folder ?? throw new InvalidOperationException($"{name} is not prepared.");

    protected string Password { get; private set; } = password;

    /// <summary>Part of the command line that no other process has.</summary>
    protected abstract string Mark { get; }

    /// <summary>Where the server itself writes its process id.</summary>
    protected abstract string PidFile { get; }

    /// <summary>The file that <see cref="ConfigureAsync"/> writes; the port is remembered in it.</summary>
    protected abstract string SettingsFile { get; }

    protected abstract (int Soft, int Hard) StopSignals { get; }

    /// <summary>Starts the server unless it runs already, and returns once it has answered.</summary>
    public async Task<PrivateServer> StartAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            return await StartOrAdoptAsync(deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PrivateServerException($"{name} did not answer within {timeout.TotalSeconds:0} s.{LogTail()}");
        }
    }

    /// <summary>The server if it runs and answers; nothing is started.</summary>
    public async Task<PrivateServer?> FindAsync(ServerFolder folder, CancellationToken cancellationToken)
    {
        _folder = folder;
        return LoadPassword(folder) && RunningId() is { } id && ProcessIds.IsAlive(id, Mark) ? await AnswerOfAsync(id, cancellationToken) : null;
    }

    public async Task StopAsync()
    {
        // A server that an operator restarted has a new id, so its own pid file is asked first.
        if (_folder is not null && RunningId() is { } id)
        {
            await ProcessIds.StopAsync(id, Mark, StopSignals.Soft, StopSignals.Hard, StopPatience);
        }

        // One that was still starting has no pid file yet.
        if (_started is { HasExited: false })
        {
            await ProcessIds.StopAsync(_started.Id, "", StopSignals.Soft, StopSignals.Hard, StopPatience);
        }

        _started?.Dispose();
        _started = null;
    }

    /// <summary>Finds the program, makes the folder and what the server needs in there.</summary>
    protected abstract Task<(Binary Binary, ServerFolder Folder)> PrepareAsync(CancellationToken cancellationToken);

    protected abstract Task ConfigureAsync(int port, CancellationToken cancellationToken);

    protected abstract string[] Command(Binary binary);

    protected int? RememberedPort() =>
        Folder.Read(SettingsFile) is { } text && PortLine().Match(text) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : null;

    /// <summary>Asks the server something. Null: not yet.</summary>
    protected abstract Task<Answer?> AskAsync(int port, CancellationToken cancellationToken);

    /// <summary>Keeps the password for the service that comes after this one.</summary>
    protected Task SavePasswordAsync(ServerFolder folder, CancellationToken cancellationToken) =>
        folder.WriteAsync(PasswordFile, Password, cancellationToken);

    /// <summary>Takes over the password an earlier service chose. False: this folder has none.</summary>
    protected bool LoadPassword(ServerFolder folder)
    {
        if (folder.Read(PasswordFile) is not { Length: > 0 } saved)
        {
            return false;
        }

        Password = saved;
        return true;
    }

    // The process may be gone, or be another one by now.
    private int? RunningId() =>
        int.TryParse(Folder.Read(PidFile)?.Split('\n')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    // Another process has the id that the file names, and the server would not start. A dead id it copes with by itself;
    // Postgres even needs the file then, to see whether children of the dead one still write.
    private async Task RemoveMisleadingPidFileAsync(CancellationToken cancellationToken)
    {
        if (RunningId() is { } id && ProcessIds.IsAlive(id, ""))
        {
            await Shell.RunAsync("""rm -f "$1" """, Folder.User, null, cancellationToken, Folder.File(PidFile));
        }
    }

    private async Task<PrivateServer> StartOrAdoptAsync(CancellationToken cancellationToken)
    {
        (var binary, _folder) = await PrepareAsync(cancellationToken);
        using var retries = new CancellationTokenSource();
        while (true)
        {
            if (RunningId() is { } id && ProcessIds.IsAlive(id, Mark))
            {
                if (await AnswerOfAsync(id, cancellationToken) is { } server)
                {
                    return server;
                }
            }
            else if (_started is null or { HasExited: true })
            {
                await RetryAsync(retries, cancellationToken);
                await RemoveMisleadingPidFileAsync(cancellationToken);
                await ConfigureAsync(FreePort.Choose(RememberedPort()), cancellationToken);
                _started = Shell.StartServer(Folder.User, Folder.File(Log), Command(binary));
            }

            await Task.Delay(Poll, cancellationToken);
        }
    }

    private async Task<PrivateServer?> AnswerOfAsync(int id, CancellationToken cancellationToken) =>
        RememberedPort() is { } port && await AskAsync(port, cancellationToken) is { } answer
            ? new(name, id, port, answer.Version, Folder.Path, Adopted: _started?.Id != id, answer.ConnectionString)
            : null;

    private async Task RetryAsync(CancellationTokenSource retries, CancellationToken cancellationToken)
    {
        if (_started is null)
        {
            retries.CancelAfter(RetryFor);
            return;
        }

        if (retries.IsCancellationRequested)
        {
            throw new PrivateServerException($"{name} ended while starting.{LogTail()}");
        }

        _started.Dispose();
        await Task.Delay(RetryPause, cancellationToken);
    }

    private string LogTail()
    {
        var lines = _folder?.Read(Log)?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var cause = lines.LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal)) ?? lines.LastOrDefault();
        return cause is null ? "" : $" Its log {Folder.File(Log)} says: {cause}";
    }

    [GeneratedRegex(@"^port(?: =)? (\d+)$", RegexOptions.Multiline)]
    private static partial Regex PortLine();

    /// <summary>What a server that is ready says.</summary>
    protected sealed record Answer(string Version, string ConnectionString);
}
