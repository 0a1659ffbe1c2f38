using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Agent.Tests.Support;

/// <summary>When a <see cref="PostgresProxy"/> cuts: before the server has seen the statement, or after it has committed it.</summary>
internal enum Cut
{
    Before,
    After,
}

/// <summary>
/// Stands between one node and its Postgres and pulls the plug at an exact statement. A cut node can write nothing more: for the
/// database it was killed there. Give the connection string of this to an app; look at the database by the real one.
/// </summary>
internal sealed class PostgresProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint _target;
    private readonly ConcurrentDictionary<TcpClient, byte> _open = new();
    private readonly Lock _plan = new();
    private readonly Task _accepting;
    private Func<string, bool> _matches = _ => false;
    private TaskCompletionSource _cut = NewSource();
    private volatile bool _down;
    private bool _onlyOne;
    private Cut _when;
    private int _countdown;

    private PostgresProxy(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        _target = new(IPAddress.Parse(settings.Host!), settings.Port);
        _listener.Start();

        // the text of every statement is on the wire only when none is prepared
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            MaxAutoPrepare = 0,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
            Timeout = 2,
        }.ConnectionString;
        _accepting = AcceptAsync();
    }

    public string ConnectionString { get; }

    public static PostgresProxy Start(string connectionString) => new(connectionString);

    /// <summary>Statements that matched since the plan was made.</summary>
    public int Seen { get; private set; }

    /// <summary>Completes at the cut.</summary>
    public Task WasCut => _cut.Task;

    /// <summary>Cuts at the <paramref name="nth"/> batch, from 1, that holds one of these texts; 0 only counts.</summary>
    /// <param name="onlyThis">Only that connection breaks, as a network does; else the node is cut off until <see cref="Restore"/>.</param>
    public void Plan(int nth, Cut when, bool onlyThis, params string[] texts)
    {
        lock (_plan)
        {
            _matches = sql => texts.Any(text => sql.Contains(text, StringComparison.Ordinal));
            (_countdown, _when, _onlyOne, Seen) = (nth, when, onlyThis, 0);
            _cut = NewSource();
        }
    }

    /// <summary>Nothing gets through any more.</summary>
    public void Down()
    {
        _down = true;
        foreach (var client in _open.Keys)
        {
            client.Close();
        }
    }

    public void Restore()
    {
        Plan(0, Cut.Before, onlyThis: true);
        _down = false;
    }

    public async ValueTask DisposeAsync()
    {
        Down();
        _listener.Stop();
        await _accepting;
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                _ = _down ? Close(client) : ServeAsync(client);
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // the listener was stopped
        }
    }

    private static Task Close(TcpClient client)
    {
        client.Close();
        return Task.CompletedTask;
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        try
        {
            client.NoDelay = server.NoDelay = true;
            await server.ConnectAsync(_target);
            _open[client] = 0;
            _open[server] = 0;
            var connection = new Connection(client.GetStream(), server.GetStream());
            await await Task.WhenAny(RequestsAsync(connection), AnswersAsync(connection));
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // one of the two sides has closed
        }
        finally
        {
            client.Close();
            _open.TryRemove(client, out _);
            _open.TryRemove(server, out _);
        }
    }

    // A batch is everything up to its Sync; it is passed on as a whole, or not at all.
    private async Task RequestsAsync(Connection connection)
    {
        await connection.Server.WriteAsync(await ReadAsync(connection.Client, typed: false));
        using var batch = new MemoryStream();
        while (true)
        {
            var message = await ReadAsync(connection.Client, typed: true);
            batch.Write(message);
            if ((char)message[0] is 'P' or 'B' or 'D' or 'E' or 'C')
            {
                continue;
            }

            var bytes = batch.ToArray();
            batch.SetLength(0);
            var cutNow = IsTheOne(bytes);
            if (cutNow && _when == Cut.Before)
            {
                PullThePlug(connection);
                return;
            }

            connection.CutAtReady = cutNow;
            await connection.Server.WriteAsync(bytes);
        }
    }

    private async Task AnswersAsync(Connection connection)
    {
        while (true)
        {
            var message = await ReadAsync(connection.Server, typed: true);
            if (!connection.CutAtReady)
            {
                await connection.Client.WriteAsync(message);
            }
            else if ((char)message[0] == 'Z')
            {
                PullThePlug(connection);
                return;
            }
        }
    }

    private bool IsTheOne(byte[] batch)
    {
        lock (_plan)
        {
            if (!_matches(Encoding.UTF8.GetString(batch)))
            {
                return false;
            }

            Seen++;
            return Seen == _countdown;
        }
    }

    private void PullThePlug(Connection connection)
    {
        if (_onlyOne)
        {
            connection.Client.Close();
        }
        else
        {
            Down();
        }

        _cut.TrySetResult();
    }

    private static async Task<byte[]> ReadAsync(NetworkStream stream, bool typed)
    {
        var head = new byte[typed ? 5 : 4];
        await stream.ReadExactlyAsync(head);
        var length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(typed ? 1 : 0)) - 4;
        var message = new byte[head.Length + length];
        head.CopyTo(message, 0);
        await stream.ReadExactlyAsync(message.AsMemory(head.Length));
        return message;
    }

    private sealed class Connection(NetworkStream client, NetworkStream server)
    {
        private volatile bool _cutAtReady;

        public NetworkStream Client => client;

        public NetworkStream Server => server;

        public bool CutAtReady
        {
            get => _cutAtReady;
            set => _cutAtReady = value;
        }
    }
}
