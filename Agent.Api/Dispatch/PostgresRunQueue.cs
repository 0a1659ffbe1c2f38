using Agent.Api.Data;
using Agent.Api.Runs;
using Npgsql;
using NpgsqlTypes;
using Quartz;

namespace Agent.Api.Dispatch;

/// <summary>
/// What does not run at once waits here: runs beyond a node's room, runs to be tried again, runs of dead nodes. Quartz, clustered on
/// the same Postgres; the run's row and its trigger commit together or not at all.
/// </summary>
internal sealed class PostgresRunQueue(NpgsqlDataSource database, ISchedulerFactory schedulers, PostgresRuns runs, TimeProvider clock)
{
    private const string Requeue = """
        update runs set status = 'queued', owner = null, queued_at = now(), failures = failures + 1, error = $3
         where run_id = $1 and attempt = $2 and status = 'running'
        """;

    /// <summary>Takes a submission in and queues its run.</summary>
    public async Task<Acceptance> AcceptAsync(Submission submission, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var acceptance = await runs.AcceptAsync(submission, "queued", owner: null, connection, cancellationToken);
        if (acceptance.Outcome == "accepted")
        {
            await ScheduleAsync(connection, transaction, submission.RunId, 0, clock.GetUtcNow(), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return acceptance;
    }

    /// <summary>Gives a failed pass's run back, to be tried again later. False when another pass has it by now.</summary>
    public Task<bool> RequeueAsync(string runId, int attempt, string error, TimeSpan delay, CancellationToken cancellationToken)
        => QueueAgainAsync(
            runId, attempt, connection => new NpgsqlCommand(Requeue, connection).With(runId).With(attempt, NpgsqlDbType.Integer).With(error), cancellationToken, delay);

    /// <summary>Executes a statement that queues one run, and schedules the run in the same transaction if the statement found it.</summary>
    public async Task<bool> QueueAgainAsync(
        string runId, int attempt, Func<NpgsqlConnection, NpgsqlCommand> queue, CancellationToken cancellationToken, TimeSpan delay = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = queue(connection);
        var mine = await command.ExecuteNonQueryAsync(cancellationToken) == 1;
        if (mine)
        {
            await ScheduleAsync(connection, transaction, runId, attempt, clock.GetUtcNow() + delay, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return mine;
    }

    /// <summary>Schedules a run found orphaned. Finding it again before it runs changes nothing.</summary>
    public async Task RescueAsync(string runId, int attempt, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        if (await scheduler.Exists(KeyOf(runId, attempt), cancellationToken))
        {
            return;
        }

        var (job, trigger) = Build(runId, attempt, clock.GetUtcNow());
        await scheduler.ScheduleJob(job, trigger, cancellationToken: cancellationToken);
    }

    private async Task ScheduleAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string runId, int attempt, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        using var enlisted = scheduler.EnlistConnection(connection, transaction);
        var (job, trigger) = Build(runId, attempt, at);
        await scheduler.ScheduleJob(job, trigger, cancellationToken: cancellationToken);
    }

    private static JobKey KeyOf(string runId, int attempt) => new($"{runId}:{attempt}", "runs");

    private static (IJobDetail Job, ITrigger Trigger) Build(string runId, int attempt, DateTimeOffset at) => (
        JobBuilder.Create<RunJob>().WithIdentity(KeyOf(runId, attempt)).UsingJobData(RunJob.RunId, runId).RequestRecovery().Build(),
        TriggerBuilder.Create().WithIdentity($"{runId}:{attempt}", "runs").StartAt(at).Build());
}
