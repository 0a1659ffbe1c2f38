namespace Agent.Api.Data.Servers;

/// <summary>A server's own folder and the user who owns it.</summary>
/// <param name="Path">Entered by nobody but <paramref name="User"/> and root.</param>
/// <param name="User">Null: the user of this process.</param>
internal sealed record ServerFolder(string Path, string? User)
{
    private const string Hand = """mkdir -p "$1" && chown "$2" "$1" && chmod 700 "$1" """;

    private const string Enter = """cd "$1" 2>/dev/null && test -w . """;

    /// <summary>Makes the folder. Root gives it to an unprivileged user, because Postgres refuses to run as root.</summary>
    public static async Task<ServerFolder> PrepareAsync(string dataDir, string name, CancellationToken cancellationToken)
    {
        var path = Follow(System.IO.Path.Combine(dataDir, name));
        if (!Environment.IsPrivilegedProcess)
        {
            await Shell.RunAsync("""mkdir -p "$1" && chmod 700 "$1" """, null, null, cancellationToken, path);
            return new(path, null);
        }

        var user = await UnprivilegedUserAsync(cancellationToken);
        await Shell.RunAsync(Hand, null, null, cancellationToken, path, user);
        if (await Shell.SucceedsAsync(Enter, user, cancellationToken, path))
        {
            return new(path, user);
        }

        return new(await MoveOutsideAsync(path, name, user, cancellationToken), user);
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The text of a file in here, or null when there is none.</summary>
    public string? Read(string name)
    {
        try
        {
            return System.IO.File.ReadAllText(File(name));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Writes a file that only its owner may read.</summary>
    public Task WriteAsync(string name, string text, CancellationToken cancellationToken) =>
        Shell.RunAsync("""umask 077; cat >"$1.new" && mv "$1.new" "$1" """, User, text, cancellationToken, File(name));

    private static async Task<string> UnprivilegedUserAsync(CancellationToken cancellationToken)
    {
        foreach (var user in (string[])["postgres", "nobody"])
        {
            if (await Shell.SucceedsAsync("""id -u "$1" >/dev/null 2>&1""", null, cancellationToken, user))
            {
                return user;
            }
        }

        throw new PrivateServerException(
            "Postgres does not run as root and there is no user 'postgres' or 'nobody' to run it as. Start the service as an ordinary user.");
    }

    // A clone under /root is closed to every other user; the data then lives in /var/lib and a link shows where.
    private static async Task<string> MoveOutsideAsync(string path, string name, string user, CancellationToken cancellationToken)
    {
        var outside = $"/var/lib/skleadagent/{Guid.NewGuid():n}/{name}";
        if (Directory.EnumerateFileSystemEntries(path).Any())
        {
            throw new PrivateServerException(
                $"User '{user}' cannot enter {path}. Make the folders above it enterable (chmod a+x), or set Agent__DataDir to another folder.");
        }

        await Shell.RunAsync("""umask 022; """ + Hand + """ && rmdir "$3" && ln -s "$1" "$3" """, null, null, cancellationToken, outside, user, path);
        return outside;
    }

    // A link is where an earlier start moved the data. One that leads nowhere is a leftover: its data has been removed.
    private static string Follow(string path)
    {
        var link = new FileInfo(path);
        if (link.LinkTarget is not { } target)
        {
            return path;
        }

        if (Directory.Exists(target))
        {
            return target;
        }

        link.Delete();
        return path;
    }
}
