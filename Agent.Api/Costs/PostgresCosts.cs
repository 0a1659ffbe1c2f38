using Agent.Api.Data;
using Npgsql;
using NpgsqlTypes;

namespace Agent.Api.Costs;

/// <summary>Tokens and USD out of the journal: one row a model request, summed as asked. Read only.</summary>
internal sealed class PostgresCosts(NpgsqlDataSource database)
{
    // A group that is not asked for is one null for all, so the same statement serves every view.
    private const string Sum = """
        select case when $3 then (at at time zone 'UTC')::date end,
               case when $4 then model end, case when $5 then agent end, case when $6 then prompt end,
               count(*), sum(input_tokens)::bigint, sum(cached_tokens)::bigint, sum(output_tokens)::bigint, sum(reasoning_tokens)::bigint,
               sum(cost_usd), count(*) filter (where cost_usd is null)
          from traces
         where kind = 'model' and at >= $1 and at < $2
         group by 1, 2, 3, 4
         order by 1 desc nulls last, 10 desc nulls last, 2, 3, 4
        """;

    public async Task<List<CostRow>> SumAsync(CostQuery query, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Sum)
            .With(query.From.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), NpgsqlDbType.TimestampTz)
            .With(query.To.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), NpgsqlDbType.TimestampTz)
            .With(query.ByDay, NpgsqlDbType.Boolean).With(query.ByModel, NpgsqlDbType.Boolean)
            .With(query.ByAgent, NpgsqlDbType.Boolean).With(query.ByPrompt, NpgsqlDbType.Boolean);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<CostRow>();
        while (await row.ReadAsync(cancellationToken))
        {
            rows.Add(new(
                row.IsDBNull(0) ? null : row.GetFieldValue<DateOnly>(0), row.Text(1), row.Text(2), row.Text(3),
                row.GetInt64(4), Sum0(row, 5), Sum0(row, 6), Sum0(row, 7), Sum0(row, 8), row.IsDBNull(9) ? 0m : row.GetDecimal(9), row.GetInt64(10)));
        }

        return rows;
    }

    private static long Sum0(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? 0 : row.GetInt64(column);
}

/// <summary>Which days (UTC, both included) and which groups.</summary>
internal sealed record CostQuery(DateOnly From, DateOnly To, bool ByDay, bool ByModel, bool ByAgent, bool ByPrompt);
