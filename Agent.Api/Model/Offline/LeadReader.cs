using System.Text.Json;
using Agent.Api.Model.Offline.Reading;
using Agent.Plugins;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline;

/// <summary>The reader: finds the lead in its prompt's message and reads it by rules.</summary>
internal static class LeadReader
{
    /// <summary>The response schema by which a reader's request is known.</summary>
    public const string Schema = "lead_facts";

    public static ChatReply Answer(ChatRequest request)
    {
        var lead = LeadText.Parse(request.LastUserText());
        return ChatReply.Say(JsonSerializer.Serialize(FactReader.Read(lead), DomainJson.Shared.LeadFacts));
    }
}
