using System.Runtime.InteropServices;

namespace Agent.Api.Data.Servers;

/// <summary>Signals to processes that need not be children of ours.</summary>
internal static partial class ProcessIds
{
    public const int Interrupt = 2;
    public const int Quit = 3;
    public const int Kill = 9;
    public const int Terminate = 15;

    private const int NoPermission = 1;

    /// <summary>Whether the process runs and is the one meant: ids are used again, so its command line has to show <paramref name="mark"/>.</summary>
    public static bool IsAlive(int id, string mark)
    {
        if (id <= 0 || (Send(id, 0) != 0 && Marshal.GetLastPInvokeError() != NoPermission))
        {
            return false;
        }

        // Only Linux shows the command line as a file. It is empty for a process that has ended and was not yet waited for.
        return !OperatingSystem.IsLinux() || (CommandLine(id) is { Length: > 0 } line && line.Contains(mark, StringComparison.Ordinal));
    }

    /// <summary>Sends the first signal, waits, and sends the second one to a process that does not go.</summary>
    public static async Task StopAsync(int id, string mark, int signal, int lastSignal, TimeSpan patience)
    {
        foreach (var next in (int[])[signal, lastSignal])
        {
            if (!IsAlive(id, mark))
            {
                return;
            }

            _ = Send(id, next);
            using var deadline = new CancellationTokenSource(patience);
            while (IsAlive(id, mark) && !deadline.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5));
            }
        }
    }

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Send(int id, int signal);
}
