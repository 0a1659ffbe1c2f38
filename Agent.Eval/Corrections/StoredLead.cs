using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Eval.Judging;

namespace Agent.Eval.Corrections;

/// <summary>A lead as a service has it: as it came in, and what became of it.</summary>
internal sealed record StoredLead(string LeadKey, string Email, DateTimeOffset ReceivedAt, JsonObject Lead, Answer Result)
{
    /// <summary>From the body of <c>GET /lead/{lead_key}</c>.</summary>
    /// <exception cref="JsonException">The body is something else.</exception>
    public static StoredLead Read(string body)
    {
        var view = JsonNode.Parse(body)?.AsObject();
        if (view?["lead"] is not JsonObject lead || view["result"] is not JsonObject result)
        {
            throw new JsonException("The answer is no lead: it has no 'lead' or no 'result'.");
        }

        return new(Text(lead, "lead_key"), Text(lead, "email"), lead["received_at"]!.GetValue<DateTimeOffset>(), lead, AnswerJson.Read(result.ToJsonString()));
    }

    private static string Text(JsonObject lead, string name) => (string?)lead[name] ?? throw new JsonException($"The lead has no '{name}'.");
}
