using System.Text.Json.Nodes;

namespace Agent.Tests.Support;

/// <summary>What must hold after every test, whatever the model, the stores or the network did. One query each.</summary>
internal static class Promises
{
    private static readonly (string Broken, string Sql)[] Queries =
    [
        ("a trace has gaps", """
            select count(*) from (select run_id from traces group by run_id having min(seq) <> 0 or max(seq) <> count(*) - 1 or count(distinct seq) <> count(*)) t
            """),
        ("a trace has two ends", "select count(*) from (select run_id from traces where kind = 'end' group by run_id having count(*) > 1) t"),
        ("a closed run's trace does not say so", """
            select count(*) from runs r
             where r.status in ('completed', 'failed', 'awaiting_approval')
               and (select kind from traces t where t.run_id = r.run_id order by seq desc limit 1)
                   is distinct from case when r.status = 'awaiting_approval' or r.provisional then 'pause' else 'end' end
            """),
        ("a lead and its run disagree", "select count(*) from leads l join runs r using (run_id) where l.status <> r.status"),
        ("a closed run has an owner", "select count(*) from runs where owner is not null and status <> 'running'"),
        ("a run waits for nobody", """
            select count(*) from runs r where (status = 'awaiting_approval') <> exists (select from actions a where a.run_id = r.run_id and a.status = 'pending')
               and status in ('awaiting_approval', 'completed', 'failed')
            """),
        ("a decision was not carried out", """
            select count(*) from actions a join runs r using (run_id)
             where a.status in ('approved', 'rejected') and not a.settled and r.status in ('awaiting_approval', 'completed', 'failed')
            """),
        ("a gated act has no person behind it", """
            select count(*) from actions where status in ('executed', 'failed') and gate is not null and (decided_at is null or decided_at > executed_at)
            """),
        ("a gated tool ran without a gate", """
            select count(*) from actions where status = 'executed' and gate is null and name in ('send_email', 'reject_lead', 'mark_spam')
            """),
        ("an enterprise meeting ran without a gate", """
            select count(*) from actions a join runs r using (run_id)
             where a.status = 'executed' and a.gate is null and a.name = 'schedule_meeting' and r.result ->> 'segment' = 'enterprise'
            """),
        ("a meeting has no act", """
            select count(*) from meetings m
             where not exists (select from actions a where a.run_id = m.run_id and a.name = 'schedule_meeting' and a.status = 'executed')
            """),
        ("a mail has no approved act", """
            select count(*) from outbox o left join actions a using (action_id) where a.decided_at is null or a.status <> 'executed'
            """),
        ("a lead was closed without a person", """
            select count(*) from leads l where closed_as is not null and not exists
              (select from actions a where a.lead_key = l.lead_key and a.name in ('reject_lead', 'mark_spam') and a.status = 'executed' and a.decided_by is not null)
            """),
        ("a draft goes to somebody else", "select count(*) from email_drafts d join leads l using (lead_key) where d.recipient <> l.email"),
        ("a meeting invites somebody else", "select count(*) from meetings m join leads l using (lead_key) where m.attendee <> l.email"),
    ];

    /// <summary>The ledger is balanced, every trace is gapless with one end, and no gated act has happened without a stored decision.</summary>
    public static async Task AssertPromisesAsync(this AgentApp app)
    {
        foreach (var (broken, sql) in Queries)
        {
            Assert.True(await app.CountAsync(sql) == 0, broken);
        }

        var ledger = (await app.GetAsync("/health"))["ledger"]!;
        Assert.True((bool)ledger["balanced"]!, ledger.ToJsonString());
        Assert.Equal(await app.CountAsync("select count(*) + coalesce((select sum(duplicates) from leads), 0) from runs"), (long)ledger["received"]!);
    }

    /// <summary>The names of a result's pending acts.</summary>
    public static IEnumerable<string?> Pending(this JsonObject result) => result["pending_actions"]!.AsArray().Select(act => (string?)act!["name"]);

    /// <summary>The id of a result's pending act of this name.</summary>
    public static string PendingId(this JsonObject result, string name) =>
        (string)result["pending_actions"]!.AsArray().Single(act => (string?)act!["name"] == name)!["action_id"]!;

    public static IEnumerable<string?> Taken(this JsonObject result) => result["actions_taken"]!.AsArray().Select(act => (string?)act!["name"]);

    public static IEnumerable<string?> Flags(this JsonObject result) => result["flags"]!.AsArray().Select(flag => (string?)flag);

    public static string? Text(this JsonObject result, string member) => (string?)result[member];
}
