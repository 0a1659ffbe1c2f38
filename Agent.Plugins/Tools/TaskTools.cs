using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Nodes;
using Agent.Plugins.Ports;
using Agent.Plugins.Runs;
using Microsoft.SemanticKernel;

namespace Agent.Plugins.Tools;

/// <summary>Work for a person. Once per run and purpose: the role that owns it, and what the agent was doing when it asked.</summary>
[Description("Tasks for people.")]
public sealed class TaskTools(IActs acts, TimeProvider clock)
{
    private static readonly string[] Roles = ["sales_rep", "account_executive", "sales_manager", "support"];

    [KernelFunction("create_followup_task")]
    [Description("Creates a task about this lead. The same purpose twice makes one task.")]
    [ToolEffect(Effect.Writes)]
    public async Task<string> CreateFollowupTaskAsync(
        [Description("What to do, at most 120 characters, without names or links.")] string title,
        [Description("'4 business hours', '1 business day', '14 days', or an ISO 8601 date.")] string due,
        [Description("sales_rep, account_executive, sales_manager or support.")] string owner_role,
        Kernel kernel,
        CancellationToken cancellationToken)
    {
        var run = LeadRun.Of(kernel);
        var subject = PlainText.Line(title, 120) ?? throw new ToolRetryException("title: one line of 1 to 120 characters, no links.");
        if (!Roles.Contains(owner_role))
        {
            throw new ToolRetryException($"owner_role is one of {string.Join(", ", Roles)}.");
        }

        var at = DueTime.Parse(due, clock.GetUtcNow())
            ?? throw new ToolRetryException("due: '4 business hours', '1 business day', '14 days', or an ISO 8601 date within two years.");

        var purpose = $"{run.Phase}:{owner_role}";
        var taskId = Ids.Derived("tsk_", run.RunId, purpose);
        var result = new JsonObject
        {
            ["task_id"] = taskId,
            ["title"] = subject,
            ["due"] = at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["owner_role"] = owner_role,
        }.ToJsonString(DomainJson.Shared.Options);

        await acts.CommitAsync(run, new Act.CreateTask(taskId, purpose, subject, at, owner_role), result, cancellationToken);
        return result;
    }
}
