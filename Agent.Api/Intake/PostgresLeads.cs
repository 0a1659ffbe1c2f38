using System.Text.Json;
using Agent.Api.Data;
using Agent.Api.Outcomes;
using Agent.Api.Runs;
using Agent.Api.Traces;
using Agent.Plugins;
using Agent.Plugins.Leads;
using Npgsql;
using NpgsqlTypes;

namespace Agent.Api.Intake;

/// <summary>Leads as people look them up. Read only.</summary>
internal sealed class PostgresLeads(NpgsqlDataSource database)
{
    private const string SelectRun = "select lead_key, run_id, status, result::text from runs where run_id = $1";

    private const string SelectLead = """
        select r.lead::text, r.lead_key, r.run_id, r.status, r.result::text, l.row_status, l.closed_as, l.closed_reason, l.duplicates
          from leads l join runs r on r.run_id = l.run_id
         where l.lead_key = $1
        """;

    private const string SelectActs = """
        select a.action_id, a.name, a.status, a.gate, a.reason, a.preview::text, a.expires_at, coalesce(a.executed_at, a.created_at), a.result::text
          from actions a join leads l on l.run_id = a.run_id
         where l.lead_key = $1 order by a.created_at, a.action_id
        """;

    private const string SelectRuns = """
        select run_id, status, attempt, disposition, received_at, finished_at from runs where lead_key = $1 order by run_id desc limit 50
        """;

    private const string SelectPage = """
        select lead_key, run_id, email, company, name, last_received_at, status, tier, disposition, segment, score, row_status
          from leads
         where ($1::text is null or tier = $1)
           and ($2::text is null or disposition = $2)
           and ($3::text is null or segment = $3)
           and ($4::text is null or status = $4)
           and ($5::text is null or email ilike $5 or company ilike $5 or name ilike $5)
           and ($6::timestamptz is null or (last_received_at, lead_key) < ($6, $7))
         order by last_received_at desc, lead_key desc
         limit $8
        """;

    public async Task<RunResult?> FindResultAsync(string runId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SelectRun).With(runId);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? ReadResult(row, 0) : null;
    }

    public async Task<LeadView?> FindAsync(string leadKey, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(SelectLead).With(leadKey);
        batch.Add(SelectActs).With(leadKey);
        batch.Add(SelectRuns).With(leadKey);
        batch.Add(PostgresOutcomes.SelectOfLead).With(leadKey);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var lead = JsonSerializer.Deserialize(reader.GetString(0), DomainJson.Shared.Lead)!;
        var result = ReadResult(reader, 1);
        var row = new LeadRowState(reader.Text(5), reader.Text(6), reader.Text(7), reader.GetInt32(8));
        await reader.NextResultAsync(cancellationToken);
        result = await WithActsAsync(result, reader, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var runs = await ReadRunsAsync(reader, cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return new(lead, row, result, runs, await PostgresOutcomes.ReadAllAsync(reader, cancellationToken));
    }

    public async Task<Page<LeadRow>> ListAsync(LeadQuery query, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SelectPage)
            .With(query.Tier).With(query.Disposition).With(query.Segment).With(query.Status).With(query.Like)
            .With(query.After?.At.ToUniversalTime(), NpgsqlDbType.TimestampTz).With(query.After?.LeadKey).With(query.Limit + 1, NpgsqlDbType.Integer);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<LeadRow>();
        while (await row.ReadAsync(cancellationToken))
        {
            rows.Add(new(
                row.GetString(0), row.GetString(1), row.GetString(2), row.Text(3), row.Text(4), row.GetFieldValue<DateTimeOffset>(5), row.GetString(6),
                row.Text(7), row.Text(8), row.Text(9), row.Number(10), row.Text(11)));
        }

        return rows.Count <= query.Limit
            ? new(rows, null)
            : new(rows[..query.Limit], Cursor.Of(rows[query.Limit - 1].ReceivedAt, rows[query.Limit - 1].LeadKey));
    }

    // The result is of the last pass that closed; the status is of this moment.
    private static RunResult ReadResult(NpgsqlDataReader row, int first)
    {
        var status = row.GetString(first + 2);
        return row.Text(first + 3) is { } json
            ? JsonSerializer.Deserialize(json, WireJson.Shared.RunResult)! with { Status = status }
            : new() { LeadKey = row.GetString(first), RunId = row.GetString(first + 1), Status = status };
    }

    // Acts are shown as they are now, not as they were when a pass last closed.
    private static async Task<RunResult> WithActsAsync(RunResult result, NpgsqlDataReader row, CancellationToken cancellationToken)
    {
        var taken = new List<TakenAction>();
        var pending = new List<PendingAction>();
        while (await row.ReadAsync(cancellationToken))
        {
            switch (row.GetString(2))
            {
                case "executed":
                    taken.Add(new(row.GetString(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(7), RawJson.Of(row.Text(8))));
                    break;

                case "pending":
                    pending.Add(new(row.GetString(0), row.GetString(1), row.Text(3), row.Text(4), RawJson.Of(row.Text(5)), row.Moment(6)));
                    break;
            }
        }

        return result with { ActionsTaken = taken, PendingActions = pending };
    }

    private static async Task<List<RunView>> ReadRunsAsync(NpgsqlDataReader row, CancellationToken cancellationToken)
    {
        var runs = new List<RunView>();
        while (await row.ReadAsync(cancellationToken))
        {
            runs.Add(new(row.GetString(0), row.GetString(1), row.GetInt32(2), row.Text(3), row.GetFieldValue<DateTimeOffset>(4), row.Moment(5)));
        }

        return runs;
    }
}

/// <summary>Which leads to list, and after which one.</summary>
internal sealed record LeadQuery(
    string? Tier, string? Disposition, string? Segment, string? Status, string? Like, (DateTimeOffset At, string LeadKey)? After, int Limit);
