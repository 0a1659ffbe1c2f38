using Agent.Api.Data;
using Npgsql;
using NpgsqlTypes;

namespace Agent.Api.Outcomes;

/// <summary>Decided runs and the outcome each has now, counted where they lie. Read only.</summary>
internal sealed class PostgresCalibration(NpgsqlDataSource database)
{
    /// <summary>Rejected leads an answer shows at most.</summary>
    private const int MostRejected = 50;

    // The last stage of each decision counts.
    private const string Latest = "(select distinct on (run_id) run_id, outcome, at, value_usd from outcomes order by run_id, at desc, outcome_id desc)";

    // What rules decided while the model was out is decided anew, and not what is judged here.
    private const string Chosen = """
        r.disposition is not null and r.score is not null and not r.provisional and ($1::text is null or r.rubric = $1) and ($2::timestamptz is null or r.received_at >= $2)
        """;

    private const string Count = $"""
        select r.score, o.outcome, count(*)::int
          from runs r left join {Latest} o using (run_id)
         where {Chosen}
         group by r.score, o.outcome
        """;

    private const string Rejected = $"""
        select r.lead_key, run_id, r.score, r.disposition, r.result ->> 'reason_code', o.outcome, o.at, o.value_usd, (count(*) over ())::int
          from runs r join {Latest} o using (run_id)
         where {Chosen} and r.disposition in ('disqualified', 'spam') and o.outcome = any($4)
         order by o.at desc, run_id desc
         limit $3
        """;

    private const string Rubrics = $"""
        select u.rubric, r.result ->> 'rubric_name', u.decided, u.told
          from (select r.rubric, max(run_id) newest, count(*)::int decided, count(o.outcome)::int told
                  from runs r left join {Latest} o using (run_id)
                 where {Chosen} and r.rubric is not null
                 group by r.rubric) u
          join runs r on r.run_id = u.newest
         order by u.decided desc, u.rubric
         limit 50
        """;

    /// <param name="rubric">A rubric's hash; null for all.</param>
    public async Task<CalibrationRows> ReadAsync(string? rubric, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(Count).With(rubric).With(since);
        batch.Add(Rejected).With(rubric).With(since).With(MostRejected).WithArray(OutcomeStages.Good, NpgsqlDbType.Text);
        batch.Add(Rubrics).With((string?)null).With(since);
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);

        var leads = new List<DecidedLeads>();
        while (await row.ReadAsync(cancellationToken))
        {
            leads.Add(new(row.GetInt32(0), OutcomeStages.Find(row.Text(1)), row.GetInt32(2)));
        }

        await row.NextResultAsync(cancellationToken);
        var (rejected, count) = await ReadRejectedAsync(row, cancellationToken);
        await row.NextResultAsync(cancellationToken);
        return new(leads, rejected, count, await ReadRubricsAsync(row, cancellationToken));
    }

    private static async Task<(List<RejectedLead> Leads, int Count)> ReadRejectedAsync(NpgsqlDataReader row, CancellationToken cancellationToken)
    {
        var leads = new List<RejectedLead>();
        var count = 0;
        while (await row.ReadAsync(cancellationToken))
        {
            count = row.GetInt32(8);
            leads.Add(new(
                row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetString(3), row.Text(4), OutcomeStages.Parse(row.GetString(5)),
                row.GetFieldValue<DateTimeOffset>(6), row.IsDBNull(7) ? null : row.GetDecimal(7)));
        }

        return (leads, count);
    }

    private static async Task<List<RubricUse>> ReadRubricsAsync(NpgsqlDataReader row, CancellationToken cancellationToken)
    {
        var rubrics = new List<RubricUse>();
        while (await row.ReadAsync(cancellationToken))
        {
            rubrics.Add(new(row.GetString(0), row.Text(1), row.GetInt32(2), row.GetInt32(3)));
        }

        return rubrics;
    }
}

/// <summary>What the table is made of.</summary>
internal sealed record CalibrationRows(
    IReadOnlyList<DecidedLeads> Leads, IReadOnlyList<RejectedLead> RejectedButGood, int RejectedButGoodCount, IReadOnlyList<RubricUse> Rubrics);
