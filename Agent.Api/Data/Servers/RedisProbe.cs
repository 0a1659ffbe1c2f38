using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Agent.Api.Data.Servers;

/// <summary>Three inline commands over one connection: enough to know that a Redis is ours, is done loading, and which version it is.</summary>
internal static partial class RedisProbe
{
    /// <summary>Null while it does not listen, still loads, or does not know the password.</summary>
    public static async Task<string?> VersionAsync(int port, string password, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            var answer = await AskAsync(port, $"AUTH {password}\r\nPING\r\nINFO server\r\nQUIT\r\n", patience.Token);
            return answer.StartsWith("+OK\r\n+PONG\r\n", StringComparison.Ordinal) ? VersionLine().Match(answer).Groups[1].Value : null;
        }
        catch (Exception notYet) when (notYet is SocketException or IOException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<string> AskAsync(int port, string commands, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(commands), cancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    [GeneratedRegex(@"^redis_version:(\S+)", RegexOptions.Multiline)]
    private static partial Regex VersionLine();
}
