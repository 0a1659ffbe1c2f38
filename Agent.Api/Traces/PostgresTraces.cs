using System.Globalization;
using Agent.Api.Data;
using Npgsql;
using NpgsqlTypes;

namespace Agent.Api.Traces;

/// <summary>The journal as people read it. Read only.</summary>
internal sealed class PostgresTraces(NpgsqlDataSource database)
{
    private const string Columns = """
        t.run_id, r.lead_key, t.seq, t.attempt, t.at, t.kind, t.agent, t.name, t.call_key, t.payload::text,
        t.model, t.input_tokens, t.output_tokens, t.cached_tokens, t.reasoning_tokens, t.cost_usd
        """;

    private const string SelectRun = "select lead_key, status, attempt, received_at, finished_at from runs where run_id = $1";

    private const string SelectSteps = $"select {Columns} from traces t join runs r using (run_id) where t.run_id = $1 order by t.seq";

    // Run ids sort by time, so the primary key serves newest first.
    private const string SelectPage = $"""
        select {Columns}
          from traces t join runs r using (run_id)
         where ($1::text is null or t.run_id = $1)
           and ($2::text is null or r.lead_key = $2)
           and ($3::text is null or t.kind = $3)
           and ($4::text is null or (t.run_id, t.seq) < ($4, $5))
         order by t.run_id desc, t.seq desc
         limit $6
        """;

    public async Task<RunTrace?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(SelectRun).With(runId);
        batch.Add(SelectSteps).With(runId);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var run = new RunTrace(
            runId, reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetFieldValue<DateTimeOffset>(3), reader.Moment(4), []);
        await reader.NextResultAsync(cancellationToken);
        return run with { Steps = await ReadStepsAsync(reader, cancellationToken) };
    }

    public async Task<Page<TraceStep>> ListAsync(TraceQuery query, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(SelectPage)
            .With(query.RunId).With(query.LeadKey).With(query.Kind)
            .With(query.After?.RunId).With(query.After?.Seq, NpgsqlDbType.Integer).With(query.Limit + 1, NpgsqlDbType.Integer);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var steps = await ReadStepsAsync(reader, cancellationToken);
        return steps.Count <= query.Limit
            ? new(steps, null)
            : new(steps[..query.Limit], Cursor.Of(steps[query.Limit - 1].RunId, steps[query.Limit - 1].Seq));
    }

    private static async Task<List<TraceStep>> ReadStepsAsync(NpgsqlDataReader row, CancellationToken cancellationToken)
    {
        var steps = new List<TraceStep>();
        while (await row.ReadAsync(cancellationToken))
        {
            steps.Add(new(
                row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetInt32(3), row.GetFieldValue<DateTimeOffset>(4), row.GetString(5),
                row.Text(6), row.Text(7), row.Text(8), new RawJson(row.GetString(9)), row.Text(10), row.Number(11), row.Number(12), row.Number(13),
                row.Number(14), row.IsDBNull(15) ? null : row.GetDecimal(15)));
        }

        return steps;
    }
}

/// <summary>Which steps to list, and after which one.</summary>
internal sealed record TraceQuery(string? RunId, string? LeadKey, string? Kind, (string RunId, int Seq)? After, int Limit)
{
    /// <returns>False for a text that is no cursor of this list.</returns>
    public static bool TryReadCursor(string? cursor, out (string, int)? after)
    {
        after = null;
        if (cursor is null)
        {
            return true;
        }

        if (Cursor.Decode(cursor, 2) is not [var runId, var seq] || !int.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        after = (runId, number);
        return true;
    }
}
