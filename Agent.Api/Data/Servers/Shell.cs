using System.Diagnostics;

namespace Agent.Api.Data.Servers;

/// <summary>A line of POSIX shell, run as another user when told. Values go in as arguments or input, never into the text.</summary>
internal static class Shell
{
    private const string Replace = """
        mv -f "$1" "$1.old" 2>/dev/null
        log=$1
        shift
        umask 077
        exec $(command -v setsid) "$@" >"$log" 2>&1 </dev/null
        """;

    /// <summary>Runs to the end and returns what it printed.</summary>
    /// <exception cref="PrivateServerException">It failed; the message ends with its last line of errors.</exception>
    public static async Task<string> RunAsync(
        string script, string? user, string? input, CancellationToken cancellationToken, params string[] arguments)
    {
        var (code, output, errors) = await CaptureAsync(script, user, input, arguments, cancellationToken);
        return code == 0 ? output : throw new PrivateServerException($"{script.Trim()} [{string.Join(' ', arguments)}] failed: {LastLine(errors)}");
    }

    public static async Task<bool> SucceedsAsync(string script, string? user, CancellationToken cancellationToken, params string[] arguments) =>
        (await CaptureAsync(script, user, null, arguments, cancellationToken)).Code == 0;

    /// <summary>
    /// Starts a server in a session of its own, so that a Ctrl-C at the terminal does not reach it. There is no wrapper left:
    /// the process returned is the server.
    /// </summary>
    public static Process StartServer(string? user, string log, params string[] command) =>
        Process.Start(Line(Replace, user, [log, .. command]))!;

    private static async Task<(int Code, string Output, string Errors)> CaptureAsync(
        string script, string? user, string? input, string[] arguments, CancellationToken cancellationToken)
    {
        var line = Line(script, user, arguments);
        line.RedirectStandardInput = line.RedirectStandardOutput = line.RedirectStandardError = true;

        using var process = Process.Start(line)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            // Nothing may go on writing into a folder whose service has given up.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }

    private static ProcessStartInfo Line(string script, string? user, string[] arguments)
    {
        // The caller's folder may be closed to the other user, and a server must not pin it.
        var line = new ProcessStartInfo("/bin/sh", ["-c", script, "sh", .. arguments]) { WorkingDirectory = "/" };
        line.Environment["LC_ALL"] = "C";
        if (user is not null)
        {
            line.UserName = user;
        }

        return line;
    }

    private static string LastLine(string text) => text.Trim().Split('\n')[^1];
}
