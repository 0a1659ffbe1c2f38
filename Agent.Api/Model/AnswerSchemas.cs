using System.Text.Json;
using Agent.Plugins;
using Agent.Plugins.Scoring;
using Microsoft.Extensions.AI;
using ChatResponseFormat = OpenAI.Chat.ChatResponseFormat;

namespace Agent.Api.Model;

/// <summary>The schemas the reader and the writer must answer in, made once from the types that read the answers.</summary>
internal static class AnswerSchemas
{
    public static ChatResponseFormat LeadFacts { get; } = Strict("lead_facts", typeof(LeadFacts));

    public static ChatResponseFormat EmailBody { get; } = ChatResponseFormat.CreateJsonSchemaFormat(
        "email_body",
        BinaryData.FromString("""{"type":"object","properties":{"body":{"type":"string"}},"required":["body"],"additionalProperties":false}"""),
        jsonSchemaIsStrict: true);

    private static ChatResponseFormat Strict(string name, Type type)
    {
        // What OpenAI's strict mode takes: every property required, no others.
        var options = new AIJsonSchemaCreateOptions
        {
            TransformOptions = new() { DisallowAdditionalProperties = true, RequireAllProperties = true, MoveDefaultKeywordToDescription = true },
        };
        var schema = AIJsonUtilities.CreateJsonSchema(type, serializerOptions: DomainJson.Shared.Options, inferenceOptions: options);
        return ChatResponseFormat.CreateJsonSchemaFormat(name, BinaryData.FromString(JsonSerializer.Serialize(schema, ApiJson.Text)), jsonSchemaIsStrict: true);
    }
}
