using StackExchange.Redis;

namespace Agent.Api.Data;

/// <summary>
/// The one connection to Redis. Never blocks a lead for long: commands end after <see cref="Patience"/>, and after a failed one Redis is
/// left alone for a moment instead of being waited for by every lead.
/// </summary>
internal sealed class RedisConnection(string connectionString, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Longest a command may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim connecting = new(1);
    private ConnectionMultiplexer? connection;
    private long restUntil = long.MinValue;

    /// <summary>Asks Redis, within <see cref="Patience"/>.</summary>
    /// <exception cref="RedisAwayException">It did not answer a moment ago and is not asked.</exception>
    public async Task<TAnswer> AskAsync<TAnswer>(Func<IDatabase, Task<TAnswer>> ask, CancellationToken cancellationToken)
    {
        if (clock.GetTimestamp() < Volatile.Read(ref restUntil))
        {
            throw new RedisAwayException("Redis did not answer a moment ago.");
        }

        try
        {
            var database = await GetAsync(cancellationToken);
            return await ask(database).WaitAsync(Patience, clock, cancellationToken);
        }
        catch (Exception away) when (IsOutage(away))
        {
            Volatile.Write(ref restUntil, clock.GetTimestamp() + (long)(Rest.TotalSeconds * clock.TimestampFrequency));
            throw;
        }
    }

    /// <summary>Round trip of a PING.</summary>
    public Task<TimeSpan> PingAsync(CancellationToken cancellationToken) => AskAsync(database => database.PingAsync(), cancellationToken);

    /// <summary>Whether this is Redis being away, slow or full, rather than a mistake of ours.</summary>
    public static bool IsOutage(Exception exception) =>
        exception is RedisAwayException or RedisConnectionException or RedisServerException or TimeoutException or System.Net.Sockets.SocketException or ObjectDisposedException;

    public async ValueTask DisposeAsync()
    {
        if (connection is not null)
        {
            await connection.CloseAsync();
        }

        connecting.Dispose();
    }

    private async Task<IDatabase> GetAsync(CancellationToken cancellationToken)
    {
        if (connection is { IsConnected: true } ready)
        {
            return ready.GetDatabase();
        }

        await connecting.WaitAsync(cancellationToken);
        try
        {
            // made once; from then on it reconnects by itself
            connection ??= await ConnectAsync();
            return connection.IsConnected ? connection.GetDatabase() : throw new RedisAwayException("Redis is not connected.");
        }
        finally
        {
            connecting.Release();
        }
    }

    private Task<ConnectionMultiplexer> ConnectAsync()
    {
        var options = ConfigurationOptions.Parse(connectionString);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 1_000;
        options.SyncTimeout = (int)Patience.TotalMilliseconds;
        options.ConnectRetry = 1;
        return ConnectionMultiplexer.ConnectAsync(options);
    }
}

/// <summary>Redis is not asked at all, because it did not answer a moment ago.</summary>
internal sealed class RedisAwayException(string message) : Exception(message);
