using Agent.Api.Traces;
using Agent.Plugins.Runs;

namespace Agent.Api.Runs;

/// <summary>Journal payloads from what a pass has at hand.</summary>
internal static class Steps
{
    public static ToolStep Of(ToolCall call, string result, string? actionId = null) =>
        new(call.Id, call.Plugin, new RawJson(call.Arguments), result, actionId);

    public static ApprovalStep Of(RunAct act) => new(
        act.ActionId, act.Name, act.Status == "rejected" ? "rejected" : "approved", act.Status, act.DecidedBy, act.Note, RawJson.Of(act.Result));
}
