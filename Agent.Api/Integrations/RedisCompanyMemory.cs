using System.Text.Json;
using Agent.Api.Data;
using Agent.Plugins;
using Agent.Plugins.Ports;
using StackExchange.Redis;

namespace Agent.Api.Integrations;

/// <summary>
/// Company memory in Redis: a hash <c>memory:{domain}</c>, one field a run, each value with its own expiry, the key gone 90 days after the
/// last write. Everything here may vanish without a lead, lock, approval or act being lost; when Redis does not answer in time, the
/// answer is "not available", and the lead goes on.
/// </summary>
internal sealed partial class RedisCompanyMemory(RedisConnection redis, TimeProvider clock, ILogger<RedisCompanyMemory> logger) : ICompanyMemory
{
    /// <summary>Entries a domain keeps; the oldest go first.</summary>
    public const int MaxEntries = 50;

    public async Task<CompanyHistory> ReadAsync(string domain, CancellationToken cancellationToken)
    {
        try
        {
            return new(true, Living(Parse(await redis.AskAsync(database => database.HashGetAllAsync(Key(domain)), cancellationToken))));
        }
        catch (Exception away) when (RedisConnection.IsOutage(away))
        {
            LogAway(away.Message);
            return new(false, []);
        }
    }

    public async Task<bool> WriteAsync(string domain, MemoryEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            var count = await redis.AskAsync(database => SetAsync(database, Key(domain), entry), cancellationToken);
            if (count > MaxEntries)
            {
                await redis.AskAsync(database => PruneAsync(database, Key(domain)), cancellationToken);
            }

            return true;
        }
        catch (Exception away) when (RedisConnection.IsOutage(away))
        {
            LogAway(away.Message);
            return false;
        }
    }

    public async Task<int> ForgetAsync(string domain, CancellationToken cancellationToken)
    {
        var count = await redis.AskAsync(database => database.HashLengthAsync(Key(domain)), cancellationToken);
        await redis.AskAsync(database => database.KeyDeleteAsync(Key(domain)), cancellationToken);
        return (int)count;
    }

    // Sent together, one round trip.
    private async Task<long> SetAsync(IDatabase database, RedisKey key, MemoryEntry entry)
    {
        var set = database.HashSetAsync(key, entry.RunId, JsonSerializer.Serialize(entry, DomainJson.Shared.MemoryEntry));
        var expire = database.KeyExpireAsync(key, (entry.ExpiresAt - clock.GetUtcNow()).Duration());
        var count = database.HashLengthAsync(key);
        await Task.WhenAll(set, expire, count);
        return await count;
    }

    private async Task<long> PruneAsync(IDatabase database, RedisKey key)
    {
        var all = Parse(await database.HashGetAllAsync(key));
        var keep = Living(all).Select(entry => entry.RunId).ToHashSet(StringComparer.Ordinal);
        return await database.HashDeleteAsync(key, [.. all.Where(entry => !keep.Contains(entry.RunId)).Select(entry => (RedisValue)entry.RunId)]);
    }

    private List<MemoryEntry> Living(IEnumerable<MemoryEntry> entries)
    {
        var now = clock.GetUtcNow();
        return [.. entries.Where(entry => entry.ExpiresAt > now).OrderByDescending(entry => entry.At).Take(MaxEntries)];
    }

    private static List<MemoryEntry> Parse(HashEntry[] fields) =>
        [.. fields.Select(field => JsonSerializer.Deserialize(field.Value.ToString(), DomainJson.Shared.MemoryEntry)).OfType<MemoryEntry>()];

    private static RedisKey Key(string domain) => $"memory:{domain}";

    [LoggerMessage(LogLevel.Warning, "The company memory is away: {Reason}")]
    private partial void LogAway(string reason);
}
