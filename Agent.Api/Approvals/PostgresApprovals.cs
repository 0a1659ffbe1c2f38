using Agent.Api.Data;
using Npgsql;
using NpgsqlTypes;

namespace Agent.Api.Approvals;

/// <summary>Acts that wait for a person or were decided by one.</summary>
internal sealed class PostgresApprovals(NpgsqlDataSource database)
{
    private const string Decide = "select outcome, run_id, attempt from decide_action($1, $2, $3, $4, $5, $6)";

    private const string Settled = "select settled from actions where action_id = $1";

    private const string Columns = """
        action_id, lead_key, run_id, name, gate, reason, status, arguments, digest, preview::text, created_at, expires_at,
        decided_by, decided_at, note, result::text, executed_at
        """;

    private const string Find = $"select {Columns} from actions where action_id = $1";

    // Only what a gate held: acts that ran by themselves are no business of an approver's.
    private const string List = $"""
        select {Columns}
          from actions
         where gate is not null
           and ($1::text is null or status = $1)
           and ($2::text is null or lead_key = $2)
           and ($3::text is null or action_id < $3)
         order by action_id desc
         limit $4
        """;

    public async Task<DecisionRecord> DecideAsync(
        string actionId, string decision, string by, string? note, DateTimeOffset at, string node, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Decide)
            .With(actionId).With(decision).With(by).With(note).With(at.ToUniversalTime(), NpgsqlDbType.TimestampTz).With(node);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new(row.GetString(0), row.Text(1), row.Number(2));
    }

    /// <summary>Whether the decision has been carried out.</summary>
    public async Task<bool> IsSettledAsync(string actionId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Settled).With(actionId);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    public async Task<ApprovalView?> FindAsync(string actionId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Find).With(actionId);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? Read(row) : null;
    }

    public async Task<List<ApprovalView>> ListAsync(string? status, string? leadKey, string? after, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(List).With(status).With(leadKey).With(after).With(limit, NpgsqlDbType.Integer);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var acts = new List<ApprovalView>();
        while (await row.ReadAsync(cancellationToken))
        {
            acts.Add(Read(row));
        }

        return acts;
    }

    private static ApprovalView Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Text(4), row.Text(5), row.GetString(6),
        new RawJson(row.GetString(7)), row.GetString(8), RawJson.Of(row.Text(9)), row.GetFieldValue<DateTimeOffset>(10), row.Moment(11),
        row.IsDBNull(13) ? null : row.GetString(6) == "rejected" ? "reject" : "approve",
        row.Text(12), row.Moment(13), row.Text(14), RawJson.Of(row.Text(15)), row.Moment(16));
}

/// <summary>What the database made of a decision: decided, same, conflict, expired or unknown (db/init.sql, <c>decide_action</c>).</summary>
/// <param name="Attempt">Set when the decision made the run this node's: the pass must be executed.</param>
internal sealed record DecisionRecord(string Outcome, string? RunId, int? Attempt);

/// <summary>An act as its approver sees it.</summary>
/// <param name="Status">pending, approved, rejected, executed or failed.</param>
/// <param name="Arguments">Exactly what is executed on approval.</param>
/// <param name="Digest">What the decision is bound to: sha256 of tool and arguments.</param>
/// <param name="Decision">approve or reject; null while pending.</param>
public sealed record ApprovalView(
    string ActionId,
    string LeadKey,
    string RunId,
    string Name,
    string? Gate,
    string? Reason,
    string Status,
    RawJson Arguments,
    string Digest,
    RawJson? Preview,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    string? Decision,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Note,
    RawJson? Result,
    DateTimeOffset? ExecutedAt);
