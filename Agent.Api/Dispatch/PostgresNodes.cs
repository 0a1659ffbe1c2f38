using Agent.Api.Data;
using Npgsql;
using NpgsqlTypes;

namespace Agent.Api.Dispatch;

/// <summary>Leases of nodes and what lapsed ones leave behind. Leases are decided by the database's clock alone.</summary>
internal sealed class PostgresNodes(NpgsqlDataSource database)
{
    /// <summary>A node that has not renewed for this long is taken for dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    private const string Renew = """
        insert into nodes (node_id, lease_until) values ($1, now() + $2)
        on conflict (node_id) do update set lease_until = excluded.lease_until
        """;

    // Whatever this node's passes did not finish is orphaned from now on.
    private const string Leave = "update nodes set lease_until = now() where node_id = $1";

    private const string Owned = "select run_id from runs where owner = $1 and status = 'running'";

    private const string Disown = "update runs set owner = null where run_id = any($2) and owner = $1 and status = 'running'";

    // Free to take: runs of a node whose lease has lapsed, and runs whose place in the queue was lost.
    private const string Orphans = """
        select r.run_id, r.attempt
          from runs r
         where (r.status = 'running' and not exists (select 1 from nodes n where n.node_id = r.owner and n.lease_until > now()))
            or (r.status = 'queued' and r.queued_at < now() - interval '1 minute')
         order by r.run_id
         limit 500
        """;

    private const string Forget = "delete from nodes where lease_until < now() - interval '1 day'";

    public async Task RenewAsync(string node, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Renew).With(node).With(Lease, NpgsqlDbType.Interval);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task LeaveAsync(string node, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Leave).With(node);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs that are this node's by the rows.</summary>
    public async Task<List<string>> OwnedAsync(string node, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Owned).With(node);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var owned = new List<string>();
        while (await row.ReadAsync(cancellationToken))
        {
            owned.Add(row.GetString(0));
        }

        return owned;
    }

    /// <summary>Makes runs orphans, to be scheduled again.</summary>
    public async Task DisownAsync(string node, IEnumerable<string> runIds, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Disown).With(node).With(runIds.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<List<(string RunId, int Attempt)>> OrphansAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Orphans);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var orphans = new List<(string, int)>();
        while (await row.ReadAsync(cancellationToken))
        {
            orphans.Add((row.GetString(0), row.GetInt32(1)));
        }

        return orphans;
    }

    public async Task ForgetOldAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Forget);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
