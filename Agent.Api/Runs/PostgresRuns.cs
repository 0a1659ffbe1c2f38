using System.Text.Json;
using Agent.Api.Data;
using Agent.Api.Traces;
using Agent.Plugins;
using Agent.Plugins.Leads;
using Npgsql;

namespace Agent.Api.Runs;

/// <summary>Runs in Postgres: taken in at one door, owned by one pass at a time, closed once.</summary>
internal sealed class PostgresRuns(NpgsqlDataSource database)
{
    private static readonly TimeSpan MaxLag = TimeSpan.FromSeconds(1);

    private const string Accept = """
        select outcome, run_id, answer_status, answer_body
          from accept_lead($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """;

    // A run is free to take when it is queued, or when the node that had it let its lease lapse. That pass never said how it ended, which
    // counts as a failure: a run that takes its process down each time goes to a person in the end.
    private const string Claim = """
        update runs r set status = 'running', attempt = r.attempt + 1, owner = $2, failures = r.failures + case r.status when 'running' then 1 else 0 end
         where r.run_id = $1
           and (r.status = 'queued'
                or (r.status = 'running' and not exists (select 1 from nodes n where n.node_id = r.owner and n.lease_until > now())))
        returning r.attempt, r.lead, r.failures, r.redoing
        """;

    private const string Load = "select attempt, lead, failures, redoing from runs where run_id = $1 and attempt = $2 and status = 'running'";

    private const string Close = "select close_run($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

    // What rules had set up for a decision that another one has replaced, as far as nobody has taken it up.
    private const string Withdraw = """
        with t as (update tasks set status = 'withdrawn' where run_id = $1 and status = 'open' and purpose like 'first:%' and task_id <> all ($2))
        update email_drafts set status = 'withdrawn' where run_id = $1 and status = 'draft' and draft_id <> all ($2)
        """;

    // The first answer stays, whoever comes second is given it.
    private const string Answered = """
        update idempotency_keys set status = coalesce(status, $2), body = coalesce(body, $3) where key = $1 returning body
        """;

    /// <summary>Takes a submission in, exactly once. With a connection given, inside its transaction.</summary>
    public async Task<Acceptance> AcceptAsync(
        Submission submission, string status, string? owner, NpgsqlConnection? connection, CancellationToken cancellationToken)
    {
        var lead = submission.Lead;
        await using var command = connection is null ? database.CreateCommand(Accept) : new NpgsqlCommand(Accept, connection);
        command.With(submission.RunId).With(lead.LeadKey)
            .With(JsonSerializer.Serialize(lead, DomainJson.Shared.Lead), NpgsqlTypes.NpgsqlDbType.Jsonb)
            .With(submission.FactsHash).With(lead.Email).With(lead.Domain).With(lead.Company).With(lead.Name).With(lead.Title)
            .With(lead.ReceivedAt, NpgsqlTypes.NpgsqlDbType.TimestampTz).With(status).With(owner)
            .With(submission.IdempotencyKey).With(submission.RequestDigest);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new(row.GetString(0), row.GetString(1), row.Number(2), row.Text(3));
    }

    /// <summary>Makes a run this node's, as a new attempt. Null when another pass has it or it needs none.</summary>
    public async Task<ClaimedRun?> ClaimAsync(string runId, string owner, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Claim).With(runId).With(owner);
        return await ReadClaimAsync(command, runId, cancellationToken);
    }

    /// <summary>A run that a decision has just made this node's.</summary>
    public async Task<ClaimedRun?> LoadAsync(string runId, int attempt, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Load).With(runId).With(attempt, NpgsqlTypes.NpgsqlDbType.Integer);
        return await ReadClaimAsync(command, runId, cancellationToken);
    }

    /// <summary>What earlier passes left: the journal to resume from and the acts.</summary>
    public async Task<(List<JournalRow> Journal, List<RunAct> Acts)> ReadHistoryAsync(string runId, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.AddReadJournal(runId);
        batch.Add(PostgresActs.SelectOfRun).With(runId);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var journal = await reader.ReadJournalAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return (journal, await ReadActsAsync(reader, cancellationToken));
    }

    public async Task<List<RunAct>> ReadActsAsync(string runId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(PostgresActs.SelectOfRun).With(runId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await ReadActsAsync(reader, cancellationToken);
    }

    /// <summary>
    /// Stores steps that have waited for an effect for too long: what a slow model said is not asked for again after a crash. A fast
    /// pass never gets here; its steps are stored with its effects.
    /// </summary>
    public Task FlushLateAsync(AgentRun run, CancellationToken cancellationToken) =>
        run.Journal.Lag < MaxLag ? Task.CompletedTask : FlushAsync(run, cancellationToken);

    /// <summary>Stores the steps so far: the next pass goes on from here.</summary>
    public async Task FlushAsync(AgentRun run, CancellationToken cancellationToken)
    {
        // a redo that finds the model still out leaves no trace: the decision it was to replace stays the last one
        if (run is { IsRedo: true, Decision: null })
        {
            return;
        }

        await using var batch = database.CreateBatch();
        batch.AddJournal(run.RunId, run.Attempt, run.Journal);
        await CommitAsync(batch, run, cancellationToken);
    }

    /// <summary>Ends the pass. False when a decision came in that this pass has not seen: nothing was written, go on.</summary>
    public async Task<bool> CloseAsync(AgentRun run, RunResult result, RunAct? review, DateTimeOffset? redoAt, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.AddJournal(run.RunId, run.Attempt, run.Journal);
        if (review is not null)
        {
            batch.AddAct(run, review);
        }

        if (run is { Supersedes: not null, Provisional: false })
        {
            batch.Add(Withdraw).With(run.RunId).WithArray(ActViews.Made(run), NpgsqlTypes.NpgsqlDbType.Text);
        }

        var decision = run.Decision;
        batch.Add(Close).With(run.RunId).With(run.Attempt).With(result.Status)
            .WithJson(JsonSerializer.Serialize(result, WireJson.Shared.RunResult))
            .With(WireJson.Word(decision?.Disposition)).With(WireJson.Word(decision?.Tier)).With(WireJson.Word(decision?.Segment))
            .With(decision?.Score).With(run.ReviewReason).With(run.Journal.Rows[^1].At).With(run.Provisional).With(redoAt);

        try
        {
            await CommitAsync(batch, run, cancellationToken);
            return true;
        }
        catch (PostgresException unseen) when (unseen.SqlState == "RF002")
        {
            return false;
        }
    }

    /// <summary>Stores the answer to a keyed request, so that its repeats get the same bytes.</summary>
    /// <returns>The answer to give: this one, or the one that was stored a moment before.</returns>
    public async Task<string> RememberAnswerAsync(string key, int status, string body, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Answered).With(key).With(status, NpgsqlTypes.NpgsqlDbType.Integer).With(body);
        return await command.ExecuteScalarAsync(cancellationToken) as string ?? body;
    }

    /// <summary>Executes a batch that began with the fence, as one transaction.</summary>
    internal static async Task CommitAsync(NpgsqlBatch batch, AgentRun run, CancellationToken cancellationToken)
    {
        try
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException overtaken) when (overtaken.SqlState == "RF001")
        {
            throw new RunLostException(run.RunId, overtaken);
        }

        run.Journal.MarkWritten();
    }

    private static async Task<ClaimedRun?> ReadClaimAsync(NpgsqlCommand command, string runId, CancellationToken cancellationToken)
    {
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new(runId, row.GetInt32(0), JsonSerializer.Deserialize(row.GetString(1), DomainJson.Shared.Lead)!, row.GetInt32(2), row.GetBoolean(3))
            : null;
    }

    private static async Task<List<RunAct>> ReadActsAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var acts = new List<RunAct>();
        while (await reader.ReadAsync(cancellationToken))
        {
            acts.Add(PostgresActs.ReadAct(reader));
        }

        return acts;
    }
}

/// <summary>A lead on its way in.</summary>
internal sealed record Submission(string RunId, Lead Lead, string FactsHash, string? IdempotencyKey, string? RequestDigest);

/// <summary>What the door said: accepted, duplicate, key_known or key_reused (db/init.sql, <c>accept_lead</c>).</summary>
internal sealed record Acceptance(string Outcome, string RunId, int? AnswerStatus, string? AnswerBody);

/// <summary>A run this node owns, as the attempt that fences its writes.</summary>
/// <param name="IsRedo">It was decided by rules, and its turn has come to be decided anew.</param>
internal sealed record ClaimedRun(string RunId, int Attempt, Lead Lead, int Failures, bool IsRedo = false);
