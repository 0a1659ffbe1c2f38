using Agent.Api.Data;
using Agent.Plugins.Scoring;
using Npgsql;
using NpgsqlTypes;

namespace Agent.Api.Dispatch;

/// <summary>
/// Questions about a borderline decision that nobody answered in time. They hold nothing outward back, only the lead's own acts: in doubt the
/// reading counts that ends better for the lead, and its run goes on. Whatever reaches outside has a gate of its own.
/// </summary>
internal sealed class PostgresUnanswered(NpgsqlDataSource database, PostgresRunQueue queue, TimeProvider clock)
{
    private static readonly string[] BestFirst = [.. Enum.GetValues<Disposition>().Select(WireJson.Word)];

    // A run that asks a person to look at it is that person's business.
    private const string Due = """
        select r.run_id, r.attempt
          from actions a join runs r using (run_id)
         where a.status = 'pending' and a.name = 'confirm_decision' and a.expires_at <= $1 and r.status = 'awaiting_approval'
           and not exists (select from actions v where v.run_id = r.run_id and v.name = 'review_lead' and v.status = 'pending')
         order by a.expires_at, r.run_id
         limit $2
        """;

    // The run first, as in every lock order: a word that came in meanwhile has changed its attempt.
    private const string GoOn = """
        with begun as (
          update runs set status = 'queued', owner = null, queued_at = now()
           where run_id = $1 and attempt = $2 and status = 'awaiting_approval'
          returning run_id, lead_key, disposition),
        closed as (
          update actions a
             set status = case when array_position($4, b.disposition) <= array_position($4, a.preview ->> 'otherwise') then 'approved' else 'rejected' end,
                 decided_at = $3, decided_by = 'house', note = 'Nobody answered in time.'
            from begun b
           where a.run_id = b.run_id and a.name = 'confirm_decision' and a.status = 'pending' and a.expires_at <= $3)
        update leads l set status = 'queued' from begun b where l.lead_key = b.lead_key and l.run_id = b.run_id
        """;

    public async Task<List<(string RunId, int Attempt)>> DueAsync(int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Due).With(clock.GetUtcNow(), NpgsqlDbType.TimestampTz).With(limit, NpgsqlDbType.Integer);
        return await command.ReadRunsAsync(cancellationToken);
    }

    /// <summary>Closes the run's question and queues the run. False when somebody answered after all.</summary>
    public Task<bool> GoOnAsync(string runId, int attempt, CancellationToken cancellationToken) => queue.QueueAgainAsync(
        runId,
        attempt,
        connection => new NpgsqlCommand(GoOn, connection).With(runId).With(attempt, NpgsqlDbType.Integer)
            .With(clock.GetUtcNow(), NpgsqlDbType.TimestampTz).With(BestFirst, NpgsqlDbType.Array | NpgsqlDbType.Text),
        cancellationToken);
}
