using Agent.Api.Data;
using Agent.Api.Runs;
using Npgsql;
using NpgsqlTypes;

namespace Agent.Api.Dispatch;

/// <summary>Runs that rules decided while the model was out, and their way back to it: the hottest first.</summary>
internal sealed class PostgresRedo(NpgsqlDataSource database, PostgresRunQueue queue, RunLimits limits, TimeProvider clock)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(30);

    // A run that asks a person already is that person's business.
    private const string Due = """
        select r.run_id, r.attempt
          from runs r
         where r.provisional and r.redo_at <= $1 and r.status in ('completed', 'awaiting_approval')
           and not exists (select from actions a where a.run_id = r.run_id and a.name = 'review_lead' and a.status = 'pending')
         order by (r.result ->> 'score')::int desc nulls last, r.run_id
         limit $2
        """;

    private const string Begin = """
        with begun as (
          update runs set status = 'queued', redoing = true, owner = null, queued_at = now()
           where run_id = $1 and attempt = $2 and provisional and status in ('completed', 'awaiting_approval')
          returning run_id, lead_key)
        update leads l set status = 'queued' from begun b where l.lead_key = b.lead_key and l.run_id = b.run_id
        """;

    // As it was before: nothing but the time has changed.
    private const string Postpone = """
        with back as (
          update runs r
             set status = case when exists (select from actions a where a.run_id = r.run_id and a.status in ('pending', 'approved') and not a.settled)
                               then 'awaiting_approval' else 'completed' end,
                 owner = null, redoing = false, redo_tries = r.redo_tries + 1,
                 redo_at = $3 + least($4 * power(2, least(r.redo_tries + 1, 20)), $5)
           where r.run_id = $1 and r.attempt = $2 and r.status = 'running'
          returning r.run_id, r.lead_key, r.status)
        update leads l set status = b.status from back b where l.lead_key = b.lead_key and l.run_id = b.run_id
        """;

    public async Task<List<(string RunId, int Attempt)>> DueAsync(int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Due).With(clock.GetUtcNow(), NpgsqlDbType.TimestampTz).With(limit, NpgsqlDbType.Integer);
        return await command.ReadRunsAsync(cancellationToken);
    }

    /// <summary>Queues a provisional run to be decided anew. Nothing happens when it is no longer one.</summary>
    public Task BeginAsync(string runId, int attempt, CancellationToken cancellationToken) => queue.QueueAgainAsync(
        runId, attempt, connection => new NpgsqlCommand(Begin, connection).With(runId).With(attempt, NpgsqlDbType.Integer), cancellationToken);

    /// <summary>The model is still out: the run is again what it was, until later.</summary>
    public async Task PostponeAsync(ClaimedRun run, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Postpone)
            .With(run.RunId).With(run.Attempt, NpgsqlDbType.Integer).With(clock.GetUtcNow(), NpgsqlDbType.TimestampTz)
            .With(limits.RedoPause, NpgsqlDbType.Interval).With(LongestPause, NpgsqlDbType.Interval);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
