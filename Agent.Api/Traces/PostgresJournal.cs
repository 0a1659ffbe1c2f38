using Agent.Api.Data;
using Npgsql;
using NpgsqlTypes;

namespace Agent.Api.Traces;

/// <summary>The journal in Postgres. Always written behind the fence, in the transaction of what it precedes.</summary>
internal static class PostgresJournal
{
    private const string Hold = "select hold_run($1, $2)";

    // One statement for any number of steps: the plan is prepared once.
    private const string Insert = """
        insert into traces (run_id, attempt, seq, at, kind, agent, name, call_key, payload, model, prompt, input_tokens, output_tokens,
                            cached_tokens, reasoning_tokens, cost_usd)
        select $1, $2, s.seq, s.at, s.kind, s.agent, s.name, s.call_key, s.payload::jsonb, s.model, s.prompt, s.input, s.output, s.cached, s.reasoning, s.cost
          from unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            as s(seq, at, kind, agent, name, call_key, payload, model, prompt, input, output, cached, reasoning, cost)
        """;

    private const string Select = """
        select seq, attempt, at, kind, agent, name, call_key, payload::text, model, prompt,
               input_tokens, output_tokens, cached_tokens, reasoning_tokens, cost_usd
          from traces where run_id = $1 order by seq
        """;

    /// <summary>Takes the fence and writes what the journal has not written yet.</summary>
    public static void AddJournal(this NpgsqlBatch batch, string runId, int attempt, Journal journal)
    {
        batch.Add(Hold).With(runId).With(attempt);
        var rows = journal.Unwritten.ToArray();
        if (rows.Length == 0)
        {
            return;
        }

        batch.Add(Insert).With(runId).With(attempt)
            .WithArray(Array.ConvertAll(rows, row => row.Seq), NpgsqlDbType.Integer)
            .WithArray(Array.ConvertAll(rows, row => row.At.ToUniversalTime()), NpgsqlDbType.TimestampTz)
            .WithArray(Array.ConvertAll(rows, row => row.Kind), NpgsqlDbType.Text)
            .WithArray(Array.ConvertAll(rows, row => row.Agent), NpgsqlDbType.Text)
            .WithArray(Array.ConvertAll(rows, row => row.Name), NpgsqlDbType.Text)
            .WithArray(Array.ConvertAll(rows, row => row.CallKey), NpgsqlDbType.Text)
            .WithArray(Array.ConvertAll(rows, row => PostgresCommands.Storable(row.Payload)), NpgsqlDbType.Text)
            .WithArray(Array.ConvertAll(rows, row => row.Use?.Model), NpgsqlDbType.Text)
            .WithArray(Array.ConvertAll(rows, row => row.Use?.Prompt), NpgsqlDbType.Text)
            .WithArray(Array.ConvertAll(rows, row => row.Tokens?.Input), NpgsqlDbType.Integer)
            .WithArray(Array.ConvertAll(rows, row => row.Tokens?.Output), NpgsqlDbType.Integer)
            .WithArray(Array.ConvertAll(rows, row => row.Tokens?.CachedInput), NpgsqlDbType.Integer)
            .WithArray(Array.ConvertAll(rows, row => row.Tokens?.Reasoning), NpgsqlDbType.Integer)
            .WithArray(Array.ConvertAll(rows, row => row.Use?.CostUsd), NpgsqlDbType.Numeric);
    }

    public static NpgsqlBatchCommand AddReadJournal(this NpgsqlBatch batch, string runId) => batch.Add(Select).With(runId);

    public static async Task<List<JournalRow>> ReadJournalAsync(this NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var rows = new List<JournalRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new(
                reader.GetInt32(0), reader.GetInt32(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetString(3), reader.Text(4),
                reader.Text(5), reader.Text(6), reader.GetString(7), ReadUse(reader)));
        }

        return rows;
    }

    private static ModelUse? ReadUse(NpgsqlDataReader row)
    {
        TokenCount? tokens = row.IsDBNull(10) ? null : new(row.GetInt32(10), row.GetInt32(11), row.GetInt32(12), row.Number(13) ?? 0);
        return row.Text(8) is { } model
            ? new(model, row.Text(9), tokens, row.IsDBNull(14) ? null : row.GetDecimal(14))
            : null;
    }
}
