using System.Text.Json.Nodes;

namespace Agent.Tests.Model.Offline;

/// <summary>Builds chat completion requests as Semantic Kernel sends them.</summary>
internal sealed class Chat
{
    public static readonly string[] AllTools =
    [
        "memory-get_company_history", "memory-write_company_summary", "crm-upsert_lead_row", "tasks-create_followup_task", "email-draft_email", "email-send_email",
        "calendar-schedule_meeting", "disposition-reject_lead", "disposition-mark_spam",
    ];

    private readonly JsonObject _root = new() { ["model"] = "offline", ["messages"] = new JsonArray() };

    public static Chat Of(JsonObject user)
    {
        var chat = new Chat();
        chat.Add(new JsonObject { ["role"] = "system", ["content"] = "You are an agent." });
        return chat.Then(user);
    }

    public static JsonObject User(string content) => new() { ["role"] = "user", ["content"] = content };

    public static string Act(string disposition, string segment, string outreach = "draft") =>
        $$"""{"task":"act","agent":"x","lead_key":"ld_1","domain":"acme.com","address_class":"business","outreach":"{{outreach}}","decision":{"score":61,"tier":"qualified","disposition":"{{disposition}}","segment":"{{segment}}","missing_fields":["budget","company_size"],"reason_code":"low_fit","flags":[],"summary":"Qualified with 61."},"history":[]}""";

    public Chat Then(JsonObject message)
    {
        Add(message);
        return this;
    }

    public Chat Says(string text) => Then(new JsonObject { ["role"] = "assistant", ["content"] = text });

    public Chat Calls(params (string Id, string Name)[] calls) => Then(new JsonObject
    {
        ["role"] = "assistant",
        ["content"] = "",
        ["tool_calls"] = new JsonArray([.. calls.Select(call => new JsonObject
        {
            ["id"] = call.Id,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = "{}" },
        })]),
    });

    public Chat Result(string id, string text) => Then(new JsonObject { ["role"] = "tool", ["tool_call_id"] = id, ["content"] = text });

    public Chat Offering(params string[] tools)
    {
        _root["tools"] = new JsonArray([.. tools.Select(tool => new JsonObject
        {
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = tool, ["description"] = "", ["parameters"] = new JsonObject { ["type"] = "object" } },
        })]);
        return Choosing("auto");
    }

    public Chat Choosing(string choice)
    {
        _root["tool_choice"] = choice;
        return this;
    }

    public Chat Answering(string schema)
    {
        _root["response_format"] = new JsonObject { ["type"] = "json_schema", ["json_schema"] = new JsonObject { ["name"] = schema, ["strict"] = true } };
        return this;
    }

    public override string ToString() => _root.ToJsonString();

    private void Add(JsonObject message) => _root["messages"]!.AsArray().Add((JsonNode)message);
}
