using Agent.Api.Data;
using Agent.Plugins.Runs;
using Npgsql;
using NpgsqlTypes;

namespace Agent.Api.Outcomes;

/// <summary>Outcomes in Postgres: a history a lead, each bound to the decision it judges.</summary>
internal sealed class PostgresOutcomes(NpgsqlDataSource database, TimeProvider clock)
{
    private const string Columns = "outcome_id, lead_key, run_id, outcome, at, note, value_usd, score, disposition, rubric, recorded_at";

    /// <summary>A lead's history, newest first; columns as <see cref="Read"/> takes them.</summary>
    internal const string SelectOfLead = $"select {Columns} from outcomes where lead_key = $1 order by at desc, outcome_id desc limit 200";

    private const string Record = "select verdict, outcome_id, received_at from record_outcome($1, $2, $3, $4, $5, $6, $7)";

    private const string Find = $"select {Columns} from outcomes where outcome_id = $1";

    /// <summary>Stores it, or finds that it was told before.</summary>
    public async Task<RecordOutcome> RecordAsync(string leadKey, OutcomeRequest told, CancellationToken cancellationToken)
    {
        var (verdict, outcomeId, receivedAt) = await TryRecordAsync(leadKey, told, cancellationToken);

        return verdict switch
        {
            "unknown" => new RecordOutcome.UnknownLead(),
            "too_early" => new RecordOutcome.TooEarly(receivedAt ?? default),
            _ => new RecordOutcome.Stored(await FindAsync(outcomeId!, cancellationToken)),
        };
    }

    internal static OutcomeView Read(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), OutcomeStages.Parse(row.GetString(3)),
        row.GetFieldValue<DateTimeOffset>(4), row.Text(5), row.IsDBNull(6) ? null : row.GetDecimal(6), row.Number(7), row.Text(8), row.Text(9),
        row.GetFieldValue<DateTimeOffset>(10));

    internal static async Task<List<OutcomeView>> ReadAllAsync(NpgsqlDataReader row, CancellationToken cancellationToken)
    {
        var outcomes = new List<OutcomeView>();
        while (await row.ReadAsync(cancellationToken))
        {
            outcomes.Add(Read(row));
        }

        return outcomes;
    }

    private async Task<(string Verdict, string? OutcomeId, DateTimeOffset? ReceivedAt)> TryRecordAsync(
        string leadKey, OutcomeRequest told, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var command = database.CreateCommand(Record)
            .With(Ids.NewOutcome(now)).With(leadKey).With(WireJson.Word(told.Outcome)).With(told.At?.ToUniversalTime(), NpgsqlDbType.TimestampTz)
            .With(told.Note).With(told.ValueUsd, NpgsqlDbType.Numeric).With(now.ToUniversalTime(), NpgsqlDbType.TimestampTz);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return (row.GetString(0), row.Text(1), row.Moment(2));
    }

    private async Task<OutcomeView> FindAsync(string outcomeId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Find).With(outcomeId);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return Read(row);
    }
}

/// <summary>What came of telling an outcome.</summary>
internal abstract record RecordOutcome
{
    private RecordOutcome()
    {
    }

    /// <param name="Outcome">As it is kept, now or since it was first told.</param>
    public sealed record Stored(OutcomeView Outcome) : RecordOutcome;

    public sealed record UnknownLead : RecordOutcome;

    public sealed record TooEarly(DateTimeOffset ReceivedAt) : RecordOutcome;
}
