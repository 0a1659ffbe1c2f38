using System.Globalization;
using Agent.Api.Data;
using Agent.Api.Dispatch;
using Agent.Api.Model;
using Agent.Api.Prompts;
using Npgsql;
using Quartz;

namespace Agent.Api.Health;

/// <summary>Asks every part the service stands on, each with a limit of its own, all at once.</summary>
internal sealed class HealthChecks(
    RedisConnection redis, PromptCatalog prompts, ModelOptions model, ModelState models, ISchedulerFactory schedulers, RunDispatcher dispatcher,
    PostgresLedger ledger, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthReport> ReportAsync(CancellationToken cancellationToken)
    {
        var postgres = CheckAsync(PingPostgresAsync, cancellationToken);
        var memory = CheckAsync(async token => $"{(await redis.PingAsync(token)).TotalMilliseconds:0.0} ms", cancellationToken);
        var queue = CheckAsync(QueueAsync, cancellationToken);
        await Task.WhenAll(postgres, memory, queue);

        var checks = new Dictionary<string, HealthCheck>
        {
            ["postgres"] = await postgres,
            ["redis"] = await memory,
            ["model"] = Model(),
            ["prompts"] = Prompts(),
            ["queue"] = await queue,
        };
        var status = checks["postgres"].Status == "unhealthy" ? "unhealthy" : checks.Values.Any(check => check.Status != "healthy") ? "degraded" : "healthy";
        return new(status, checks, status == "unhealthy" ? null : await ledger.CountAsync(cancellationToken));
    }

    /// <summary>Whether leads can be taken: nothing else is needed than Postgres.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken) => (await CheckAsync(PingPostgresAsync, cancellationToken)).Status == "healthy";

    // looks at the files first, so that an edit shows before the next lead
    private HealthCheck Prompts()
    {
        var current = prompts.Current;
        return prompts.Error is { } error ? new("degraded", error) : new("healthy", current.Rubric.Hash);
    }

    // a lead is decided all the same, by the rules
    private HealthCheck Model()
    {
        var known = models.All;
        var ill = known.Where(status => status.Out is not null || status.Breaker != BreakerState.Closed).ToList();
        return ill.Count > 0
            ? new("degraded", string.Join("; ", ill.Select(Words)))
            : new("healthy", known.Count > 1 ? string.Join(", ", known.Select(status => status.Model)) : model.Name);
    }

    private static string Words(ModelStatus status) => status is { Out: { } reason, Since: { } since }
        ? $"{status.Model}: out: {WireJson.Word(reason)} since {since.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}, rules decide"
        : $"{status.Model}: failed too often, one request finds out whether it is back";

    private async Task<string> PingPostgresAsync(CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        await ledger.PingAsync(cancellationToken);
        return $"{clock.GetElapsedTime(started).TotalMilliseconds:0.0} ms";
    }

    private async Task<string> QueueAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        return $"{scheduler.Status.ToString().ToLowerInvariant()}, {dispatcher.InFlight} in flight here";
    }

    private async Task<HealthCheck> CheckAsync(Func<CancellationToken, Task<string>> ask, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timer = clock.CreateTimer(_ => limit.Cancel(), null, Patience, Timeout.InfiniteTimeSpan);
        try
        {
            return new("healthy", await ask(limit.Token));
        }
        catch (Exception away) when (away is NpgsqlException or SchedulerException or OperationCanceledException or IOException || RedisConnection.IsOutage(away))
        {
            cancellationToken.ThrowIfCancellationRequested();

            // which part is enough; the reason is in the log
            return new("unhealthy", away is OperationCanceledException or TimeoutException ? "no answer in time" : "no connection");
        }
    }
}

/// <summary>healthy, degraded (leads are taken and decided, with less) or unhealthy (they cannot be taken).</summary>
public sealed record HealthReport(string Status, IReadOnlyDictionary<string, HealthCheck> Checks, Ledger? Ledger);

public sealed record HealthCheck(string Status, string? Detail);
