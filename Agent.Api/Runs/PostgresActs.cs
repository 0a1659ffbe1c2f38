using Agent.Api.Data;
using Agent.Api.Traces;
using Agent.Plugins.Ports;
using Agent.Plugins.Runs;
using Npgsql;

namespace Agent.Api.Runs;

/// <summary>
/// Acts in Postgres. The effect, the record of it and every journal row before it commit together, behind the fence, once per call:
/// an ordinary act is unique by its place in the journal, an approved one by its change from approved to executed.
/// </summary>
internal sealed class PostgresActs(NpgsqlDataSource database, TimeProvider clock) : IActs
{
    /// <summary>Columns as <see cref="ReadAct"/> takes them.</summary>
    internal const string SelectOfRun = """
        select action_id, call_key, plugin, name, gate, reason, arguments, digest, preview::text, status, settled, result::text,
               created_at, expires_at, decided_by, decided_at, note, executed_at
          from actions where run_id = $1 order by created_at, action_id
        """;

    private const string Execute = "select execute_action($1, $2, $3)";

    private const string Settle = """
        update actions set settled = true, status = $2, result = $3, executed_at = $4 where action_id = $1 and not settled
        """;

    private const string FindDraft = "select draft_id, recipient, subject, body from email_drafts where draft_id = $1 and run_id = $2";

    public async Task CommitAsync(LeadRun leadRun, Act act, string result, CancellationToken cancellationToken)
    {
        var run = (AgentRun)leadRun;
        var call = run.Call;
        var now = clock.GetUtcNow();
        var done = run.ApprovedActionId is { } approvedId ? Approved(run, approvedId, result, now) : Direct(run, call, result, now);

        await using var batch = database.CreateBatch();
        batch.AddJournal(run.RunId, run.Attempt, run.Journal);
        if (run.ApprovedActionId is null)
        {
            batch.AddAct(run, done);
        }
        else
        {
            batch.Add(Execute).With(done.ActionId).WithJson(result).With(now);
        }

        batch.AddEffect(run, act, done, now);
        await PostgresRuns.CommitAsync(batch, run, cancellationToken);
        run.Record(done);
    }

    /// <summary>Stores a gated call as it was asked for, with the journal rows that say so.</summary>
    public async Task ParkAsync(AgentRun run, RunAct pending, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.AddJournal(run.RunId, run.Attempt, run.Journal);
        batch.AddAct(run, pending);
        await PostgresRuns.CommitAsync(batch, run, cancellationToken);
        run.Record(pending);
    }

    /// <summary>Marks a decided act as dealt with: rejected ones once the agent was told, approved ones that could not be carried out.</summary>
    public async Task SettleAsync(AgentRun run, RunAct act, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.AddJournal(run.RunId, run.Attempt, run.Journal);
        batch.Add(Settle).With(act.ActionId).With(act.Status).WithJson(act.Result).With(act.ExecutedAt);
        await PostgresRuns.CommitAsync(batch, run, cancellationToken);
        run.Record(act with { Settled = true });
    }

    public async Task<SavedDraft?> FindDraftAsync(LeadRun run, string draftId, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(FindDraft).With(draftId).With(run.RunId);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3))
            : null;
    }

    internal static RunAct ReadAct(NpgsqlDataReader row) => new()
    {
        ActionId = row.GetString(0),
        CallKey = row.GetString(1),
        Plugin = row.GetString(2),
        Name = row.GetString(3),
        Gate = row.Text(4),
        Reason = row.Text(5),
        Arguments = row.GetString(6),
        Digest = row.GetString(7),
        Preview = row.Text(8),
        Status = row.GetString(9),
        Settled = row.GetBoolean(10),
        Result = row.Text(11),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(12),
        ExpiresAt = row.Moment(13),
        DecidedBy = row.Text(14),
        DecidedAt = row.Moment(15),
        Note = row.Text(16),
        ExecutedAt = row.Moment(17),
    };

    private static RunAct Direct(AgentRun run, ToolCall call, string result, DateTimeOffset now)
    {
        var act = new RunAct
        {
            ActionId = Ids.NewAction(now),
            CallKey = call.Key,
            Plugin = call.Plugin,
            Name = call.Function,
            Arguments = call.Arguments,
            Digest = call.Digest,
            Status = "executed",
            Settled = true,
            Result = result,
            CreatedAt = now,
            ExecutedAt = now,
        };
        run.Journal.Append(StepKind.Tool, run.Agent, call.Function, Steps.Of(call, result, act.ActionId), call.Key);
        return act;
    }

    private static RunAct Approved(AgentRun run, string actionId, string result, DateTimeOffset now)
    {
        var act = run.Acts.Find(known => known.ActionId == actionId)
            ?? throw new InvalidOperationException($"Run {run.RunId} has no act {actionId}.");
        var done = act with { Status = "executed", Settled = true, Result = result, ExecutedAt = now };
        run.Journal.Append(StepKind.Approval, run.Agent, act.Name, Steps.Of(done), act.CallKey);
        return done;
    }
}
