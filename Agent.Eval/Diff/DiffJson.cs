using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Api;
using Agent.Plugins.Scoring;

namespace Agent.Eval.Diff;

/// <summary>The comparison for programs: every lead, also those that stay as they are.</summary>
internal static class DiffJson
{
    public static string Write(DiffReport report) => new JsonObject
    {
        ["against"] = Side(report.Against),
        ["candidate"] = Side(report.Candidate),
        ["rubric_changes"] = Texts(RubricChanges.Between(report.Against.RubricText, report.Candidate.RubricText)),
        ["reader_changes"] = report.ReaderChanges,
        ["read_by"] = WireJson.Word(report.Options.ReadBy),
        ["model_requests"] = report.Requests,
        ["spent_usd"] = report.Spent,
        ["changed"] = report.Changed.Count,
        ["drifted"] = report.Drifted.Count,
        ["fail_on"] = WireJson.Word(report.Options.FailOn),
        ["failing"] = report.Failing,
        ["allowed"] = report.Options.Allow,
        ["passes"] = report.Passes,
        ["cost_estimate"] = new JsonObject
        {
            ["against_usd"] = report.Cost.Against,
            ["candidate_usd"] = report.Cost.Candidate,
            ["priced_leads"] = report.Cost.Priced,
            ["input_tokens"] = report.Cost.InputTokens,
        },
        ["leads"] = new JsonArray([.. report.Leads.Select(Lead)]),
        ["not_decided"] = new JsonArray([.. report.Not.Select(lead => (JsonNode)new JsonObject { ["lead_key"] = lead.LeadKey, ["domain"] = lead.Domain, ["why"] = lead.Why })]),
    }.ToJsonString(new JsonSerializerOptions(ApiJson.Text) { WriteIndented = true }) + "\n";

    private static JsonObject Side(PromptSide side) => new()
    {
        ["folder"] = side.Folder,
        ["versions"] = new JsonObject(side.Hashes.Select(hash => KeyValuePair.Create(hash.Key, (JsonNode?)hash.Value))),
    };

    private static JsonNode Lead(Redecision lead) => new JsonObject
    {
        ["lead_key"] = lead.Stored.Lead.LeadKey,
        ["run_id"] = lead.Stored.RunId,
        ["domain"] = lead.Stored.Lead.Domain,
        ["stored"] = Of(lead.Stored.Decision),
        ["against"] = Of(lead.Against),
        ["candidate"] = Of(lead.Candidate),
        ["noticed"] = lead.Change.IsNoticed,
        ["moved"] = new JsonArray([.. lead.Change.Moved.Select(move => (JsonNode)new JsonObject { ["criterion"] = move.Name, ["before"] = move.Before, ["after"] = move.After })]),
        ["gates_opened"] = Texts(lead.Change.GatesOpened),
        ["gates_closed"] = Texts(lead.Change.GatesClosed),
    };

    private static JsonObject Of(Decision decision) => new()
    {
        ["score"] = decision.Score,
        ["tier"] = WireJson.Word(decision.Tier),
        ["disposition"] = WireJson.Word(decision.Disposition),
        ["segment"] = WireJson.Word(decision.Segment),
        ["reason_code"] = decision.ReasonCode,
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
