using System.Text.Json.Nodes;
using Agent.Api.Data;
using Agent.Plugins.Ports;
using Npgsql;

namespace Agent.Api.Runs;

/// <summary>
/// Each kind of act as statements of the transaction it commits in. The same purpose twice is one row: the first stays, unless a run that
/// rules decided is done anew, which rewords what nobody has taken up.
/// </summary>
internal static class PostgresEffects
{
    private const string InsertAct = """
        insert into actions (action_id, run_id, lead_key, call_key, plugin, name, gate, reason, arguments, digest, preview, status, settled, result,
                             created_at, expires_at, executed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        """;

    private const string UpsertRow = "update leads set row_status = $2, row_updated_at = $3 where lead_key = $1";

    private const string CreateTask = """
        insert into tasks (task_id, run_id, lead_key, purpose, title, due, owner_role, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (run_id, purpose) do update set title = excluded.title, due = excluded.due where $9 and tasks.status = 'open'
        """;

    private const string SaveDraft = """
        insert into email_drafts (draft_id, run_id, lead_key, purpose, recipient, subject, body, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (run_id, purpose) do update set subject = excluded.subject, body = excluded.body where $9 and email_drafts.status = 'draft'
        """;

    private const string QueueDraft = "update email_drafts set status = 'queued' where draft_id = $1 and run_id = $2 and status = 'draft'";

    private const string BookMeeting = """
        insert into meetings (meeting_id, run_id, lead_key, purpose, earliest, duration_minutes, attendee, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (run_id, purpose) do nothing
        """;

    private const string CloseLead = """
        update leads set closed_as = $2, closed_reason = $3, closed_at = $4, row_status = case $2 when 'spam' then 'spam' else 'rejected' end,
                         row_updated_at = $4
         where lead_key = $1
        """;

    private const string Outbox = """
        insert into outbox (action_id, run_id, target, payload, created_at) values ($1, $2, $3, $4, $5)
        """;

    public static void AddEffect(this NpgsqlBatch batch, AgentRun run, Act act, RunAct record, DateTimeOffset now)
    {
        var lead = run.Lead;
        switch (act)
        {
            case Act.UpsertLeadRow(var status):
                batch.Add(UpsertRow).With(lead.LeadKey).With(status).With(now);
                break;

            case Act.CreateTask task:
                batch.Add(CreateTask).With(task.TaskId).With(run.RunId).With(lead.LeadKey).With(task.Purpose).With(task.Title)
                    .With(task.Due).With(task.OwnerRole).With(now).With(run.IsRedo);
                break;

            case Act.SaveDraft draft:
                batch.Add(SaveDraft).With(draft.DraftId).With(run.RunId).With(lead.LeadKey).With(draft.Purpose).With(draft.Recipient)
                    .With(draft.Subject).With(draft.Body).With(now).With(run.IsRedo);
                break;

            case Act.QueueMail(var draftId):
                batch.Add(QueueDraft).With(draftId).With(run.RunId);
                batch.AddOutbox(run, record, "mail", new JsonObject { ["draft_id"] = draftId }, now);
                break;

            case Act.BookMeeting meeting:
                batch.Add(BookMeeting).With(meeting.MeetingId).With(run.RunId).With(lead.LeadKey).With(meeting.Purpose).With(meeting.Earliest)
                    .With(meeting.DurationMinutes).With(meeting.Attendee).With(now);
                break;

            case Act.CloseLead(var closedAs, var reason):
                batch.Add(CloseLead).With(lead.LeadKey).With(closedAs).With(reason).With(now);
                break;

            case Act.Remembered:
                break;

            default:
                throw new InvalidOperationException($"No effect for {act.GetType().Name}.");
        }
    }

    public static void AddAct(this NpgsqlBatch batch, AgentRun run, RunAct act)
    {
        var command = batch.Add(InsertAct).With(act.ActionId).With(run.RunId).With(run.Lead.LeadKey).With(act.CallKey)
            .With(act.Plugin).With(act.Name).With(act.Gate).With(act.Reason).With(act.Arguments).With(act.Digest)
            .WithJson(act.Preview).With(act.Status);
        command.With(act.Settled);
        command.WithJson(act.Result).With(act.CreatedAt).With(act.ExpiresAt).With(act.ExecutedAt);
    }

    private static void AddOutbox(this NpgsqlBatch batch, AgentRun run, RunAct record, string target, JsonObject payload, DateTimeOffset now) =>
        batch.Add(Outbox).With(record.ActionId).With(run.RunId).With(target).WithJson(payload.ToJsonString(ApiJson.Text)).With(now);
}
