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

    // With the lease given up, what its last passes did not finish is free to take at once.
    private const string Leave = "update nodes set lease_until = now() where node_id = $1";

    private const string Held = "select run_id, attempt from runs where owner = $1 and status = 'running'";

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

    public async Task<List<(string RunId, int Attempt)>> OrphansAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Orphans);
        return await command.ReadRunsAsync(cancellationToken);
    }

    /// <summary>Runs that are a node's by their rows.</summary>
    public async Task<List<(string RunId, int Attempt)>> HeldAsync(string node, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Held).With(node);
        return await command.ReadRunsAsync(cancellationToken);
    }

    public async Task ForgetOldAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Forget);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
