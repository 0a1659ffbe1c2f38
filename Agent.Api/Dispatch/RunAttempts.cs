using Npgsql;

namespace Agent.Api.Dispatch;

/// <summary>Runs with the attempt they were found at, as what looks for work names them.</summary>
internal static class RunAttempts
{
    /// <summary>Reads rows of <c>run_id, attempt</c>.</summary>
    public static async Task<List<(string RunId, int Attempt)>> ReadRunsAsync(this NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var runs = new List<(string, int)>();
        while (await row.ReadAsync(cancellationToken))
        {
            runs.Add((row.GetString(0), row.GetInt32(1)));
        }

        return runs;
    }
}
