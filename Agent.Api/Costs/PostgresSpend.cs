using Agent.Api.Data;
using Npgsql;
using NpgsqlTypes;

namespace Agent.Api.Costs;

/// <summary>
/// What all nodes together spent on models today (UTC). A request reserves the most it can cost before it is made and gives the rest
/// back afterwards; a process that dies in between leaves its reservation counted, as the provider may have counted it too.
/// </summary>
internal sealed class PostgresSpend(NpgsqlDataSource database)
{
    // No row comes back when the day would pass its cap.
    private const string Reserve = """
        insert into model_spend as s (day, usd) select $1, $2 where $2 <= $3
        on conflict (day) do update set usd = s.usd + excluded.usd where s.usd + excluded.usd <= $3
        returning usd
        """;

    private const string Settle = "update model_spend set usd = greatest(usd + $2, 0) where day = $1";

    private const string Read = "select usd from model_spend where day = $1";

    /// <returns>False when the day's cap does not allow it: nothing was reserved.</returns>
    public async Task<bool> ReserveAsync(DateOnly day, decimal usd, decimal cap, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Reserve).With(day, NpgsqlDbType.Date).With(usd, NpgsqlDbType.Numeric).With(cap, NpgsqlDbType.Numeric);
        return await command.ExecuteScalarAsync(cancellationToken) is decimal;
    }

    /// <summary>Corrects a reservation to what the request really cost.</summary>
    /// <param name="difference">Real cost less the reserved one; usually negative.</param>
    public async Task SettleAsync(DateOnly day, decimal difference, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Settle).With(day, NpgsqlDbType.Date).With(difference, NpgsqlDbType.Numeric);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<decimal> ReadAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Read).With(day, NpgsqlDbType.Date);
        return await command.ExecuteScalarAsync(cancellationToken) as decimal? ?? 0m;
    }
}
