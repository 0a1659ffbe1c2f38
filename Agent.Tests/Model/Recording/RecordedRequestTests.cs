using System.Text;
using System.Text.Json.Nodes;
using Agent.Api.Model.Recording;

namespace Agent.Tests.Model.Recording;

/// <summary>One key for one question, whatever ids and dates it carries; another for any other question.</summary>
public sealed class RecordedRequestTests
{
    private const string Lead1 = "ld_0123456789abcdefghjkmnpqrs";
    private const string Lead2 = "ld_zyxwvtsrqpnmkjhgfedcba9876";

    [Fact]
    public void Key_OtherIdsTimesAndCallIds_IsTheSame()
    {
        var monday = Talk(Lead1, "2026-11-23", Draft('a'), "2026-11-24T09:00:00Z", "2026-11-23T13:00:00Z", "call_x");
        var friday = Talk(Lead2, "2027-01-29", Draft('b'), "2027-02-01T09:00:00Z", "2027-02-01T09:00:00Z", "call_9Zq");

        Assert.Equal(Read(monday).Key, Read(friday).Key);
    }

    [Fact]
    public void Key_MembersInAnotherOrderAndNumbersInAnotherForm_IsTheSame()
    {
        var one = """{"model":"m","temperature":0,"messages":[{"role":"user","content":"hi"}]}""";
        var other = """{"messages":[{"content":"hi","role":"user"}],"temperature":0.0,"model":"m"}""";

        Assert.Equal(Read(one).Key, Read(other).Key);
    }

    /// <summary>A talk that is taken up again after a crash is written anew.</summary>
    [Fact]
    public void Key_ArgumentsOfACallWrittenOtherwise_IsTheSame()
    {
        Assert.Equal(Read(Called("""{"title":"the lead's answer","days":2}""")).Key, Read(Called("""{ "days": 2, "title": "the lead\u0027s answer" }""")).Key);
        Assert.NotEqual(Read(Called("""{"title":"the lead's answer","days":2}""")).Key, Read(Called("""{"title":"the lead's answer","days":3}""")).Key);
        Assert.NotEqual(Read(Called("no JSON")).Key, Read(Called("no JSON either")).Key);
    }

    [Theory]
    [InlineData("model")]
    [InlineData("temperature")]
    [InlineData("prompt")]
    [InlineData("tool")]
    [InlineData("format")]
    [InlineData("lead")]
    [InlineData("domain")]
    public void Key_AnythingElseChanged_IsAnother(string what)
    {
        var before = JsonNode.Parse(Talk(Lead1, "2026-11-23", Draft('a'), "2026-11-24T09:00:00Z", "2026-11-23T13:00:00Z", "call_x"))!.AsObject();
        var after = before.DeepClone().AsObject();
        switch (what)
        {
            case "model":
                after["model"] = "gpt-4o";
                break;
            case "temperature":
                after["temperature"] = 0.2;
                break;
            case "prompt":
                after["messages"]![0]!["content"] = "You act on one lead!";
                break;
            case "tool":
                after["tools"]![0]!["function"]!["description"] = "Drafts.";
                break;
            case "format":
                after["response_format"] = JsonNode.Parse("""{"type":"json_object"}""");
                break;
            case "lead":
                after["messages"]![1]!["content"] = after["messages"]![1]!["content"]!.GetValue<string>().Replace("qualify", "requalify", StringComparison.Ordinal);
                break;
            default:
                after["messages"]![1]!["content"] = after["messages"]![1]!["content"]!.GetValue<string>().Replace("bigcorp", "smallcorp", StringComparison.Ordinal);
                break;
        }

        Assert.NotEqual(Read(before.ToJsonString()).Key, Read(after.ToJsonString()).Key);
    }

    [Fact]
    public void Key_ReaderWithATimeInTheLeadsWords_CountsThem()
    {
        Assert.NotEqual(Read(Reader("2026-11-23", "live by 2026-12-01T10:00")).Key, Read(Reader("2026-11-23", "live by 2027-12-01T10:00")).Key);
        Assert.NotEqual(Read(Reader("2026-11-23", "live by 2026-12-01")).Key, Read(Reader("2026-11-23", "live by 2027-12-01")).Key);
        Assert.Equal(Read(Reader("2026-11-23", "live by 2026-12-01")).Key, Read(Reader("2026-11-30", "live by 2026-12-01")).Key);
    }

    [Fact]
    public void Restore_DraftIdOfTheRequest_IsThatOfTheReplaysRequest()
    {
        var then = Read(Talk(Lead1, "2026-11-23", Draft('a'), "2026-11-24T09:00:00Z", "2026-11-23T13:00:00Z", "call_x"));
        var kept = then.Scrub(Answer($$"""{"draft_id":"{{Draft('a')}}","at":"2026-11-24T09:00:00Z","mine":"2030-01-01T00:00:00Z"}"""))!;
        var now = Read(Talk(Lead2, "2027-01-29", Draft('b'), "2027-02-01T09:00:00Z", "2027-02-01T13:00:00Z", "call_9Zq"));

        Assert.DoesNotContain(Draft('a'), kept.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal($$"""{"draft_id":"{{Draft('b')}}","at":"2027-02-01T09:00:00Z","mine":"2030-01-01T00:00:00Z"}""", Said(now.Restore(kept)));
    }

    [Theory]
    [InlineData("call me on +1 555 010 9999 today", "+1 555 010 9999", "call me on +44 20 7946 0958 today", "+44 20 7946 0958")]
    [InlineData("call me on +1 555 010 9999 today", "555 010 9999", "call me on +1 555 010 1234 today", "555 010 1234")]
    [InlineData("mail\nbob@one.example", "mail\nbob@one.example", "mail\nchristine@two.example", "mail\nchristine@two.example")]
    public void Restore_QuoteWithPrivateText_StandsInTheReplaysLead(string message, string quote, string otherMessage, string otherQuote)
    {
        var then = Read(Reader("2026-11-23", message));
        var kept = then.Scrub(Answer(Quoting(quote)))!;
        var now = Read(Reader("2026-12-01", otherMessage));

        Assert.Equal(then.Key, now.Key);
        Assert.DoesNotContain("555", kept.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("bob", kept.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(Quoting(otherQuote), Said(now.Restore(kept)));
    }

    /// <summary>"Next quarter" is as far away in a replay as it was then; what the lead says word for word stays as it says it.</summary>
    [Theory]
    [InlineData("2026-11-23", "2027-05-05")]
    [InlineData("2027-01-01", "2027-06-13")]
    [InlineData("2026-11-22", "2027-05-04")]
    public void Restore_DateOfTheReader_KeepsItsDistanceToTheDayTheLeadCameIn(string date, string later)
    {
        var kept = Read(Reader("2026-11-23", "from 2027-01-01 on")).Scrub(Answer(Dated(date)))!;

        Assert.Equal(Dated(later), Said(Read(Reader("2027-05-05", "from 2027-01-01 on")).Restore(kept)));
    }

    [Fact]
    public void Restore_LeadThatWritesPlaceholders_GetsItsOwnWordsBack()
    {
        var asked = Read(Reader("2026-11-23", "⟦email_1⟧ and bob@one.example"));
        var kept = asked.Scrub(Answer(Quoting("⟦email_1⟧ and bob@one.example")))!;

        Assert.Equal(Quoting("⟦email_1⟧ and bob@one.example"), Said(asked.Restore(kept)));
    }

    [Fact]
    public void Scrub_PrivateTextOnlyTheAnswerHas_IsMaskedForGood()
    {
        var kept = Read(Reader("2026-11-23", "hello")).Scrub(Answer("write to made.up@model.example or sk-made-up-0123"))!;

        Assert.Equal("write to ⟦email_1⟧ or ⟦secret_1⟧", Said(Read(Reader("2026-11-23", "hello")).Restore(kept)));
    }

    [Fact]
    public void Read_ServicesOwnKeyInAnyShape_IsMasked()
    {
        var body = Read(Reader("2026-11-23", "psst: hunter2hunter2"), "hunter2hunter2").Body.ToJsonString();

        Assert.DoesNotContain("hunter2", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("[]")]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"error":{"message":"no"}}""")]
    public void Scrub_NoAnswerOfTheProtocol_IsNotKept(string answer) => Assert.Null(Read(Reader("2026-11-23", "hi")).Scrub(Encoding.UTF8.GetBytes(answer)));

    private static RecordedRequest Read(string body, string? apiKey = null) => RecordedRequest.Read(Encoding.UTF8.GetBytes(body), null, apiKey)!;

    private static string Draft(char digit) => $"drf_{new string(digit, 32)}";

    private static string Quoting(string quote) => new JsonObject { ["evidence"] = new JsonObject { ["field"] = "message", ["quote"] = quote } }.ToJsonString(Agent.Api.ApiJson.Text);

    private static string Dated(string date) => $$$"""{"kind":"date","date":"{{{date}}}","evidence":{"quote":"2027-01-01"}}""";

    private static byte[] Answer(string content) => Encoding.UTF8.GetBytes(
        new JsonObject { ["choices"] = new JsonArray(new JsonObject { ["message"] = new JsonObject { ["content"] = content } }) }.ToJsonString());

    private static string Said(byte[] answer) => JsonNode.Parse(answer)!["choices"]![0]!["message"]!["content"]!.GetValue<string>();

    private static string Reader(string receivedAt, string message) => new JsonObject
    {
        ["model"] = "gpt-4o-mini",
        ["messages"] = new JsonArray(
            new JsonObject { ["role"] = "system", ["content"] = "You read a lead." },
            new JsonObject
            {
                ["role"] = "user",
                ["content"] = $"received_at: {receivedAt}\nlead:\n{new JsonObject { ["message"] = message }.ToJsonString(Agent.Api.ApiJson.Text)}",
            }),
    }.ToJsonString();

    private static string Called(string arguments) => new JsonObject
    {
        ["messages"] = new JsonArray(new JsonObject
        {
            ["role"] = "assistant",
            ["tool_calls"] = new JsonArray(new JsonObject { ["id"] = "call_1", ["function"] = new JsonObject { ["name"] = "a-b", ["arguments"] = arguments } }),
        }),
    }.ToJsonString();

    private static string Talk(string lead, string receivedAt, string draft, string due, string earliest, string call) => new JsonObject
    {
        ["model"] = "gpt-4o-mini",
        ["temperature"] = 0,
        ["tools"] = new JsonArray(JsonNode.Parse("""{"type":"function","function":{"name":"email-draft_email","description":"Has a draft written."}}""")),
        ["messages"] = new JsonArray(
            new JsonObject { ["role"] = "system", ["content"] = "You act on one lead." },
            new JsonObject
            {
                ["role"] = "user",
                ["content"] = new JsonObject { ["task"] = "qualify", ["lead_key"] = lead, ["domain"] = "bigcorp.com", ["received_at"] = receivedAt }.ToJsonString(),
            },
            new JsonObject
            {
                ["role"] = "assistant",
                ["tool_calls"] = new JsonArray(new JsonObject { ["id"] = call, ["function"] = new JsonObject { ["name"] = "email-draft_email", ["arguments"] = "{}" } }),
            },
            new JsonObject
            {
                ["role"] = "tool",
                ["tool_call_id"] = call,
                ["content"] = new JsonObject { ["draft_id"] = draft, ["due"] = due, ["earliest"] = earliest }.ToJsonString(),
            }),
    }.ToJsonString();
}
