using System.Data;
using System.Text.Json;
using Agent.Api.Data;
using Agent.Api.Traces;
using Agent.Plugins;
using Npgsql;
using NpgsqlTypes;

namespace Agent.Eval.Diff;

/// <summary>
/// Stored leads as of one moment, in one transaction that the database itself keeps from writing. No lead, no row and no counter is changed.
/// </summary>
internal sealed class PostgresStoredDecisions(string connectionString)
{
    private const string ReadOnly = "set transaction read only";

    // The last decision counts: a run that was decided anew has two. With it, whether a person preferred the other reading.
    private const string SelectNewest = """
        select r.run_id, r.lead_key, r.lead::text, d.payload::text,
               exists (select from traces a
                        where a.run_id = r.run_id and a.seq > d.seq and a.kind = 'approval' and a.name = 'confirm_decision'
                          and a.payload ->> 'decision' = 'rejected')
          from leads l
          join runs r on r.run_id = l.run_id
          join lateral (select t.seq, t.payload from traces t
                         where t.run_id = r.run_id and t.kind = 'decision' order by t.seq desc limit 1) d on true
         order by l.last_received_at desc, l.lead_key
         limit $1
        """;

    private const string SelectUses = """
        select t.run_id, t.agent, (array_agg(t.model order by t.seq desc))[1], (array_agg(t.prompt order by t.seq desc))[1],
               count(*)::int, coalesce(sum(t.input_tokens), 0)::int, coalesce(sum(t.cached_tokens), 0)::int, coalesce(sum(t.output_tokens), 0)::int
          from traces t
         where t.run_id = any($1) and t.kind = 'model' and t.model is not null
           and t.seq > coalesce((select max(x.seq) from traces x where x.run_id = t.run_id and x.kind = 'redo'), -1)
         group by t.run_id, t.agent
         order by t.run_id, t.agent
        """;

    public async Task<StoredDecisions> ReadAsync(int last, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await BeginAsync(connection, cancellationToken);
        var rows = await ReadNewestAsync(connection, last, cancellationToken);
        var uses = await ReadUsesAsync(connection, [.. rows.Select(row => row.RunId)], cancellationToken);

        var (readable, unreadable) = (new List<StoredDecision>(), new List<UnreadableDecision>());
        foreach (var row in rows)
        {
            try
            {
                readable.Add(Read(row, [.. uses[row.RunId]]));
            }
            catch (JsonException old)
            {
                unreadable.Add(new(row.LeadKey, old.Message));
            }
        }

        return new(readable, unreadable);
    }

    /// <summary>A transaction in which the database refuses every write.</summary>
    internal static async Task<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using var command = new NpgsqlCommand(ReadOnly, connection, transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return transaction;
    }

    private static StoredDecision Read(Row row, IReadOnlyList<AgentUse> uses)
    {
        var step = JsonSerializer.Deserialize(row.Decision, StepJson.Shared.DecisionStep) ?? throw new JsonException("The decision is null.");
        var (facts, decision) = row.Otherwise && step.Otherwise is { } otherwise ? otherwise : new(step.Facts, step.Decision);
        return new()
        {
            RunId = row.RunId,
            Lead = JsonSerializer.Deserialize(row.Lead, DomainJson.Shared.Lead) ?? throw new JsonException("The lead is null."),
            Facts = facts,
            Decision = decision,
            Uses = uses,
        };
    }

    private static async Task<List<Row>> ReadNewestAsync(NpgsqlConnection connection, int last, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SelectNewest, connection).With(last, NpgsqlDbType.Integer);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<Row>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetBoolean(4)));
        }

        return rows;
    }

    private static async Task<ILookup<string, AgentUse>> ReadUsesAsync(NpgsqlConnection connection, string[] runs, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(SelectUses, connection).With(runs, NpgsqlDbType.Array | NpgsqlDbType.Text);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var uses = new List<(string Run, AgentUse Use)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            uses.Add((reader.GetString(0), new(
                reader.GetString(1), reader.GetString(2), reader.Text(3), reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6), reader.GetInt32(7))));
        }

        return uses.ToLookup(use => use.Run, use => use.Use);
    }

    private sealed record Row(string RunId, string LeadKey, string Lead, string Decision, bool Otherwise);
}
