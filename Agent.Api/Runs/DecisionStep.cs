using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Plugins;
using Agent.Plugins.Scoring;

namespace Agent.Api.Runs;

/// <summary>The payload of a <c>decision</c> row: the checked facts and what code made of them. A resumed run takes both from here.</summary>
internal static class DecisionStep
{
    public static JsonObject Payload(LeadFacts facts, Decision decision) => new()
    {
        ["facts"] = JsonSerializer.SerializeToNode(facts, DomainJson.Shared.LeadFacts),
        ["decision"] = JsonSerializer.SerializeToNode(decision, DomainJson.Shared.Decision),
    };

    public static (LeadFacts Facts, Decision Decision) Read(string payload)
    {
        var node = JsonNode.Parse(payload)!;
        return (node["facts"].Deserialize(DomainJson.Shared.LeadFacts)!, node["decision"].Deserialize(DomainJson.Shared.Decision)!);
    }
}
