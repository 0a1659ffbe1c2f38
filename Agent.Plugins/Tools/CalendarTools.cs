using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Nodes;
using Agent.Plugins.Ports;
using Agent.Plugins.Runs;
using Microsoft.SemanticKernel;

namespace Agent.Plugins.Tools;

/// <summary>Meetings with the lead: one per run and purpose, the lead's own address as the only guest.</summary>
[Description("Meetings with the lead.")]
public sealed class CalendarTools(IActs acts, TimeProvider clock)
{
    private static readonly string[] Purposes = ["discovery_call", "demo", "follow_up"];

    [KernelFunction("schedule_meeting")]
    [Description("Books a meeting with the lead. Waits for a person when the lead is an enterprise.")]
    [ToolEffect(Effect.Reaches, Gate = "enterprise_scheduling", When = GateWhen.Enterprise)]
    public async Task<string> ScheduleMeetingAsync(
        [Description("discovery_call, demo or follow_up.")] string purpose,
        [Description("Not before: '1 business day', '3 days', or an ISO 8601 date.")] string earliest,
        [Description("15 to 120.")] int duration_minutes,
        Kernel kernel,
        CancellationToken cancellationToken)
    {
        var run = LeadRun.Of(kernel);
        if (!Purposes.Contains(purpose))
        {
            throw new ToolRetryException($"purpose is one of {string.Join(", ", Purposes)}.");
        }

        if (duration_minutes is < 15 or > 120)
        {
            throw new ToolRetryException("duration_minutes is 15 to 120.");
        }

        var from = DueTime.Parse(earliest, clock.GetUtcNow())
            ?? throw new ToolRetryException("earliest: '1 business day', '3 days', or an ISO 8601 date within two years.");

        var meetingId = Ids.Derived("mtg_", run.RunId, purpose);
        var result = new JsonObject
        {
            ["meeting_id"] = meetingId,
            ["purpose"] = purpose,
            ["earliest"] = from.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            ["duration_minutes"] = duration_minutes,
        }.ToJsonString(DomainJson.Shared.Options);

        await acts.CommitAsync(run, new Act.BookMeeting(meetingId, purpose, from, duration_minutes, run.Lead.Email), result, cancellationToken);
        return result;
    }
}
