using System.Text.RegularExpressions;

namespace Agent.Api.Data.Servers;

/// <summary>A server program on this machine.</summary>
internal sealed record Binary(string Path, Version Version)
{
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;
}

/// <summary>Looks for server programs in PATH, then where distributions and Homebrew keep those that are not on it.</summary>
internal static partial class Binaries
{
    private static readonly string[] UsualFolders =
    [
        "/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/local/pgsql/bin", "/usr/libexec/postgresql*", "/usr/bin", "/usr/sbin", "/usr/local/bin",
        "/opt/homebrew/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin", "/opt/homebrew/opt/redis/bin",
        "/Applications/Postgres.app/Contents/Versions/*/bin",
    ];

    /// <summary>The newest one, or null. <paramref name="companion"/> has to lie beside it.</summary>
    public static async Task<Binary?> NewestAsync(
        string[] names, string? companion, Func<Version, bool> fits, CancellationToken cancellationToken)
    {
        var found = new List<Binary>();
        foreach (var path in Candidates(names, companion))
        {
            if (await VersionAsync(path, cancellationToken) is { } version && fits(version))
            {
                found.Add(new(path, version));
            }
        }

        return found.MaxBy(binary => binary.Version);
    }

    private static IEnumerable<string> Candidates(string[] names, string? companion) =>
        from folder in Folders().Where(Directory.Exists)
        where companion is null || File.Exists(Path.Combine(folder, companion))
        let path = names.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
        where path is not null
        group path by Real(path) into same
        select same.First();

    private static IEnumerable<string> Folders()
    {
        var path = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
        return path.Concat(UsualFolders.SelectMany(Expand)).Distinct();
    }

    // One star at most, for a version in the middle of the path.
    private static string[] Expand(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
        {
            return [pattern];
        }

        var start = pattern.LastIndexOf('/', star);
        var end = pattern.IndexOf('/', star) is var slash and >= 0 ? slash : pattern.Length;
        var parent = pattern[..start];
        return Directory.Exists(parent)
            ? [.. Directory.EnumerateDirectories(parent, pattern[(start + 1)..end]).Select(folder => folder + pattern[end..])]
            : [];
    }

    // For telling links apart only: redis-server is a link to redis-check-rdb and goes by the name it is called.
    private static string Real(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    private static async Task<Version?> VersionAsync(string path, CancellationToken cancellationToken)
    {
        var text = await Shell.RunAsync("""
            "$1" --version 2>/dev/null || true
            """, null, null, cancellationToken, path);
        return VersionNumber().Match(text) is { Success: true } match && Version.TryParse(match.Value, out var version) ? version : null;
    }

    // "postgres (PostgreSQL) 15.18 (Debian ...)", "Redis server v=7.0.15 sha=..."
    [GeneratedRegex(@"\d+\.\d+(\.\d+)?")]
    private static partial Regex VersionNumber();
}
