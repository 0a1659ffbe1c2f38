using Npgsql;

namespace Agent.Api.Health;

/// <summary>Where every lead is that ever came in. Counted from the rows, so it cannot drift from them.</summary>
internal sealed class PostgresLedger(NpgsqlDataSource database)
{
    private const string Count = """
        select (select coalesce(sum(duplicates), 0) from leads)::bigint,
               count(*),
               count(*) filter (where status = 'completed' and disposition in ('qualified', 'nurture', 'disqualified')),
               count(*) filter (where status = 'completed' and disposition = 'needs_info'),
               count(*) filter (where status = 'completed' and disposition = 'spam'),
               count(*) filter (where status = 'failed'),
               count(*) filter (where status = 'queued'),
               count(*) filter (where status = 'running'),
               count(*) filter (where status = 'awaiting_approval'),
               count(*) filter (where provisional)
          from runs
        """;

    private const string Ping = "select 1";

    /// <summary>A round trip to the database.</summary>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Ping);
        await command.ExecuteScalarAsync(cancellationToken);
    }

    public async Task<Ledger> CountAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Count);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        var duplicates = row.GetInt64(0);
        var waiting = new Waiting(row.GetInt64(6), row.GetInt64(7), row.GetInt64(8));
        var ledger = new Ledger(
            Received: row.GetInt64(1) + duplicates,
            Decided: row.GetInt64(2),
            Waiting: waiting.Queued + waiting.Running + waiting.AwaitingApproval,
            NeedsInfo: row.GetInt64(3),
            Duplicate: duplicates,
            Spam: row.GetInt64(4),
            Failed: row.GetInt64(5),
            Provisional: row.GetInt64(9),
            Balanced: false,
            WaitingFor: waiting);
        return ledger with
        {
            Balanced = ledger.Received == ledger.Decided + ledger.Waiting + ledger.NeedsInfo + ledger.Duplicate + ledger.Spam + ledger.Failed,
        };
    }
}

/// <summary>received = decided + waiting + needs_info + duplicate + spam + failed, always.</summary>
/// <param name="Provisional">How many of these rules decided while no model could be asked; they are decided anew.</param>
public sealed record Ledger(
    long Received, long Decided, long Waiting, long NeedsInfo, long Duplicate, long Spam, long Failed, long Provisional, bool Balanced, Waiting WaitingFor);

/// <summary>What those wait for that are not done: a place, a model, a person.</summary>
public sealed record Waiting(long Queued, long Running, long AwaitingApproval);
