using System.Globalization;

namespace Bench;

/// <summary>CPU time from /proc, in seconds. Linux only.</summary>
internal static class ProcessTimes
{
    // USER_HZ, which /proc counts in, is 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>The process with its living children and with those it has waited for.</summary>
    public static double CpuSeconds(int id) =>
        Stat(id) is { } own ? (own.Cpu + own.WaitedFor + Children(id).Sum(child => Stat(child)?.Cpu ?? 0)) / TicksPerSecond : 0;

    /// <summary>How often the process's children went to sleep by themselves: for a Postgres session at least once per round trip.</summary>
    public static long ChildrenSleeps(int id) => Children(id).Sum(Sleeps);

    private static IEnumerable<int> Children(int parent) =>
        Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder))
            .Where(name => name.All(char.IsAsciiDigit)).Select(name => int.Parse(name, CultureInfo.InvariantCulture))
            .Where(id => Stat(id)?.Parent == parent);

    private static (int Parent, long Cpu, long WaitedFor)? Stat(int id)
    {
        // The name in brackets may hold blanks and brackets itself.
        var text = Read($"/proc/{id}/stat");
        var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 15
            ? null
            : (int.Parse(fields[1], CultureInfo.InvariantCulture), Number(fields[11]) + Number(fields[12]), Number(fields[13]) + Number(fields[14]));
    }

    private static long Sleeps(int id)
    {
        var line = Read($"/proc/{id}/status").Split('\n').FirstOrDefault(line => line.StartsWith("voluntary_ctxt_switches:", StringComparison.Ordinal));
        return line is null ? 0 : Number(line.Split(':')[1].Trim());
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
