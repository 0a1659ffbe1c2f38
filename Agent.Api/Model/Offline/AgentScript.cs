using System.Text.Json;

namespace Agent.Api.Model.Offline;

/// <summary>
/// Triage and the specialists: looks at the last user message and at what was called since, and says the next step. Calls only what
/// the request offers, and nothing twice.
/// </summary>
internal static class AgentScript
{
    private static readonly ChatReply Done = ChatReply.Say("Done.");

    private static readonly ChatReply Idle = ChatReply.Say("There is nothing for me to do here.");

    public static ChatReply Answer(ChatRequest request)
    {
        using var brief = Brief.TryRead(request.LastUserText());
        var calls = request.CallsSinceLastUser();

        return brief?.Task switch
        {
            null => Idle,
            "qualify" => calls.Count == 0 ? FirstTurn(request, Triage(brief)) : ChatReply.Say("The lead is scored."),
            "act" => calls.Count == 0 ? FirstTurn(request, ActPlan.For(brief)) : Afterwards(request, brief, calls),
            "continue" => calls.Count == 0 ? FirstTurn(request, ContinuationPlan.For(brief)) : Done,
            _ => Idle,
        };
    }

    private static ToolCall[] Triage(Brief brief) =>
    [
        new(ToolNames.History, Arguments.Of(("domain", brief.Domain))),
        new(ToolNames.Score, Arguments.None),
    ];

    private static ChatReply FirstTurn(ChatRequest request, IReadOnlyList<ToolCall> plan)
    {
        var calls = plan.Where(call => request.Offers(call.Tool)).ToArray();
        return calls.Length > 0 ? ChatReply.Call(calls) : Idle;
    }

    private static ChatReply Afterwards(ChatRequest request, Brief brief, List<(string Id, string Tool)> calls)
    {
        if (brief.Outreach != "propose" || !request.Offers(ToolNames.Send) || calls.Exists(call => call.Tool == ToolNames.Send))
        {
            return Done;
        }

        var draft = calls.Find(call => call.Tool == ToolNames.Draft);
        return draft.Id is not null && DraftIdOf(request.ResultOf(draft.Id)) is { } id
            ? ChatReply.Call([new(ToolNames.Send, Arguments.Of(("draft_id", id)))])
            : Done;
    }

    // A history that went through storage may carry the result as a JSON string that holds JSON.
    private static string? DraftIdOf(string? result, bool again = true)
    {
        try
        {
            using var document = JsonDocument.Parse(result ?? "null");

            return document.RootElement switch
            {
                { ValueKind: JsonValueKind.Object } fields when fields.TryGetProperty("draft_id", out var id) => id.ToString(),
                { ValueKind: JsonValueKind.String } text when again => DraftIdOf(text.GetString(), again: false),
                _ => null,
            };
        }
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
