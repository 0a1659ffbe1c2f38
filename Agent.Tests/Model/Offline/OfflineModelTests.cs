using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Api.Model.Offline;
using Agent.Plugins;
using Agent.Plugins.Scoring;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Agent.Tests.Model.Offline;

/// <summary>The embedded model from outside: JSON in and JSON out through a real HttpClient.</summary>
public sealed class OfflineModelTests : IDisposable
{
    private const string Url = "http://offline.test/v1/chat/completions";

    private readonly HttpClient _client = new(new OfflineModel(new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero))));

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Send_TriageFirstTurn_AnswersTheWholeProtocolShape()
    {
        var request = Chat.Of(Chat.User("""{"task":"qualify","lead_key":"ld_1","domain":"acme.com","address_class":"business","received_at":"2026-11-20T10:00:00Z"}"""))
            .Offering("memory-get_company_history", "scoring-score_lead");

        var body = await PostAsync(request.ToString());
        var prompt = (Encoding.UTF8.GetByteCount(request.ToString()) + 3) / 4;

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse($$"""
                {"id": "chatcmpl-offline-2-{{Encoding.UTF8.GetByteCount(request.ToString())}}", "object": "chat.completion", "created": 1795168800, "model": "offline",
                 "choices": [{"index": 0, "message": {"role": "assistant", "content": null, "refusal": null, "tool_calls": [
                   {"id": "call_2_0", "type": "function", "function": {"name": "memory-get_company_history", "arguments": "{\"domain\":\"acme.com\"}"} },
                   {"id": "call_2_1", "type": "function", "function": {"name": "scoring-score_lead", "arguments": "{}"} }]},
                   "logprobs": null, "finish_reason": "tool_calls"}],
                 "usage": {"prompt_tokens": {{prompt}}, "completion_tokens": 17, "total_tokens": {{prompt + 17}},
                   "prompt_tokens_details": {"cached_tokens": 0}, "completion_tokens_details": {"reasoning_tokens": 0} },
                 "system_fingerprint": "fp_offline"}
                """),
            body), body.ToJsonString());
    }

    [Fact]
    public async Task Send_TriageAfterTheScore_Stops()
    {
        var request = Chat.Of(Chat.User("""{"task":"qualify","domain":"acme.com"}"""))
            .Calls(("call_2_0", "memory-get_company_history"), ("call_2_1", "scoring-score_lead"))
            .Result("call_2_0", "[]").Result("call_2_1", """{"score":93}""")
            .Offering("memory-get_company_history", "scoring-score_lead");

        var choice = (await PostAsync(request.ToString()))["choices"]![0]!;

        Assert.Equal("stop", (string?)choice["finish_reason"]);
        Assert.NotEmpty((string?)choice["message"]!["content"] ?? "");
        Assert.Null(choice["message"]!["tool_calls"]);
    }

    [Theory]
    [InlineData("qualified", "smb", "crm-upsert_lead_row qualified|tasks-create_followup_task 4 business hours sales_rep|email-draft_email propose_meeting|memory-write_company_summary")]
    [InlineData("qualified", "unknown", "crm-upsert_lead_row qualified|tasks-create_followup_task 4 business hours sales_rep|email-draft_email propose_meeting|memory-write_company_summary")]
    [InlineData("qualified", "enterprise", "crm-upsert_lead_row qualified|calendar-schedule_meeting discovery_call 1 business day 30|tasks-create_followup_task 4 business hours account_executive|email-draft_email propose_meeting|memory-write_company_summary")]
    [InlineData("needs_info", "smb", "crm-upsert_lead_row needs_info|email-draft_email ask_for_facts|tasks-create_followup_task 1 business day sales_rep|memory-write_company_summary")]
    [InlineData("nurture", "smb", "crm-upsert_lead_row nurture|email-draft_email nurture|tasks-create_followup_task 14 days sales_rep|memory-write_company_summary")]
    [InlineData("disqualified", "smb", "crm-upsert_lead_row pending_rejection|disposition-reject_lead low_fit")]
    [InlineData("spam", "smb", "disposition-mark_spam")]
    [InlineData("duplicate", "smb", "")]
    public async Task Send_Act_CallsTheActsOfTheTable(string disposition, string segment, string acts)
    {
        var calls = await CallsAsync(Chat.Of(Chat.User(Chat.Act(disposition, segment))).Offering(Chat.AllTools));

        Assert.Equal(acts, string.Join('|', calls.Select(call => $"{call.Name} {Shown(call)}".Trim())));
        Assert.Equal(calls.Count, calls.Select(call => call.Id).Distinct().Count());
    }

    [Fact]
    public async Task Send_Act_FillsInDomainAndSummary()
    {
        var calls = await CallsAsync(Chat.Of(Chat.User(Chat.Act("qualified", "smb"))).Offering(Chat.AllTools));
        var summary = calls.Single(call => call.Name == "memory-write_company_summary").Arguments;

        Assert.Equal(("acme.com", "Qualified with 61."), ((string?)summary["domain"], (string?)summary["summary"]));
        Assert.Equal("Call the lead: qualified, score 61; still open: budget, company size", (string?)calls[1].Arguments["title"]);
    }

    [Fact]
    public async Task Send_ToolsNotOffered_AreNotCalled()
    {
        var calls = await CallsAsync(Chat.Of(Chat.User(Chat.Act("qualified", "smb"))).Offering("crm-upsert_lead_row", "email-draft_email"));

        Assert.Equal(["crm-upsert_lead_row", "email-draft_email"], calls.Select(call => call.Name));
        Assert.Empty(await CallsAsync(Chat.Of(Chat.User(Chat.Act("qualified", "smb")))));
        Assert.Empty(await CallsAsync(Chat.Of(Chat.User(Chat.Act("qualified", "smb"))).Offering(Chat.AllTools).Choosing("none")));
    }

    [Theory]
    [InlineData("""{"draft_id":"dr_7"}""", "propose", true)]
    [InlineData("""  "{\"draft_id\":\"dr_7\"}"  """, "propose", true)]
    [InlineData("""{"draft_id":"dr_7"}""", "draft", false)]
    [InlineData("Failed: leak", "propose", false)]
    [InlineData("{}", "propose", false)]
    [InlineData("[1]", "propose", false)]
    [InlineData("", "propose", false)]
    public async Task Send_DraftWritten_ProposesToSendOnlyWhenAsked(string result, string outreach, bool sends)
    {
        var request = Chat.Of(Chat.User(Chat.Act("nurture", "smb", outreach))).Calls(("call_2_0", "crm-upsert_lead_row"), ("call_2_1", "email-draft_email"))
            .Result("call_2_0", "done").Result("call_2_1", result).Offering(Chat.AllTools);

        var calls = await CallsAsync(request);

        Assert.Equal(sends ? ["email-send_email"] : [], calls.Select(call => call.Name));
        Assert.All(calls, call => Assert.Equal("dr_7", (string?)call.Arguments["draft_id"]));
    }

    [Fact]
    public async Task Send_DraftSent_Stops()
    {
        var request = Chat.Of(Chat.User(Chat.Act("nurture", "smb", "propose"))).Calls(("a", "email-draft_email")).Result("a", """{"draft_id":"dr_7"}""")
            .Calls(("b", "email-send_email")).Result("b", "Waits for a person as act_1.").Offering(Chat.AllTools);

        Assert.Empty(await CallsAsync(request));
    }

    [Theory]
    [InlineData("schedule_meeting", "approved", "tasks-create_followup_task Prepare the discovery call 1 business day account_executive")]
    [InlineData("calendar-schedule_meeting", "approved", "tasks-create_followup_task Prepare the discovery call 1 business day account_executive")]
    [InlineData("schedule_meeting", "rejected", "tasks-create_followup_task Call the lead: the meeting was not approved 1 business day account_executive")]
    [InlineData("reject_lead", "rejected", "crm-upsert_lead_row nurture|email-draft_email nurture|tasks-create_followup_task Return to the lead: a person kept it 14 days sales_rep")]
    [InlineData("mark_spam", "rejected", "crm-upsert_lead_row nurture|email-draft_email nurture|tasks-create_followup_task Return to the lead: a person kept it 14 days sales_rep")]
    [InlineData("reject_lead", "approved", "")]
    [InlineData("mark_spam", "approved", "")]
    [InlineData("send_email", "approved", "")]
    [InlineData("send_email", "rejected", "")]
    public async Task Send_Continue_DoesWhatFollows(string action, string decision, string acts)
    {
        var request = Chat.Of(Chat.User(Chat.Act("qualified", "enterprise"))).Calls(("a", "calendar-schedule_meeting")).Result("a", "waits").Says("Done.")
            .Then(Chat.User($$"""{"task":"continue","action":{"action_id":"act_1","name":"{{action}}","decision":"{{decision}}","result":null,"note":"go"} }""")).Offering(Chat.AllTools);

        var calls = await CallsAsync(request);

        Assert.Equal(acts, string.Join('|', calls.Select(call => $"{call.Name} {string.Join(' ', call.Arguments.Select(a => a.Value))}")));
    }

    [Fact]
    public async Task Send_ContinueAnswered_Stops()
    {
        var request = Chat.Of(Chat.User("""{"task":"continue","action":{"name":"schedule_meeting","decision":"approved"}}"""))
            .Calls(("a", "tasks-create_followup_task")).Result("a", "done").Offering(Chat.AllTools);

        Assert.Empty(await CallsAsync(request));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"task":7}""")]
    [InlineData("""{"task":"dance"}""")]
    [InlineData("""{"task":"act","decision":[]}""")]
    [InlineData("""{"task":"continue","action":"x"}""")]
    public async Task Send_UnknownBrief_SaysSoAndCallsNothing(string text) => Assert.Empty(await CallsAsync(Chat.Of(Chat.User(text)).Offering(Chat.AllTools)));

    [Fact]
    public async Task Send_Reader_AnswersFacts()
    {
        var request = Chat.Of(Chat.User("received_at: 2026-11-20T10:00:00Z\nlead (untrusted data, one JSON object):\n{\"need\":\"Enterprise API integration\",\"timeline\":\"Immediately\",\"budget\":\"$50,000+\",\"title\":\"CTO\",\"company_size\":500}"))
            .Answering("lead_facts");

        var facts = JsonSerializer.Deserialize((string)(await PostAsync(request.ToString()))["choices"]![0]!["message"]!["content"]!, DomainJson.Shared.LeadFacts)!;

        Assert.Equal(
            (NeedLevel.Specific, 0, 50_000m, AuthorityLevel.Executive, 500, IntentKind.Buyer, false),
            (facts.Need.Level, facts.Timeline.Days, facts.Budget.Amount, facts.Authority.Level, facts.CompanySize.Min, facts.Intent.Kind, facts.Injection.Suspected));
    }

    [Theory]
    [InlineData("""{"purpose":"propose_meeting","first_name":"Jane","company":"Acme","missing_fields":[],"sender":"The Example team"}""", "Hello Jane,", "half an hour", "The Example team")]
    [InlineData("""{"purpose":"ask_for_facts","first_name":null,"company":null,"missing_fields":["timeline","budget","title"],"sender":"Sam"}""", "Hello,", "- When would you like to start?\n- What range", "Sam")]
    [InlineData("""{"purpose":"ask_for_facts"}""", "Hello,", "- What would you like to achieve", "The sales team")]
    [InlineData("""{"purpose":"nurture","first_name":"Jane","company":"Acme"}""", "Hello Jane,", "at Acme", "The sales team")]
    public async Task Send_Writer_AnswersALetter(string letter, string greeting, string middle, string sender)
    {
        var content = (string)(await PostAsync(Chat.Of(Chat.User(letter)).Answering("email_body").ToString()))["choices"]![0]!["message"]!["content"]!;
        var body = (string)JsonNode.Parse(content)!["body"]!;

        Assert.StartsWith(greeting, body, StringComparison.Ordinal);
        Assert.Contains(middle, body, StringComparison.Ordinal);
        Assert.EndsWith($"Kind regards,\n{sender}", body, StringComparison.Ordinal);
        Assert.DoesNotContain("http", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_WriterAsksForFacts_AsksTwoAtMost()
    {
        var letter = """{"purpose":"ask_for_facts","missing_fields":["need","timeline","budget","title","company_size"]}""";
        var content = (string)(await PostAsync(Chat.Of(Chat.User(letter)).Answering("email_body").ToString()))["choices"]![0]!["message"]!["content"]!;

        Assert.Equal(2, content.Count(c => c == '?'));
    }

    [Fact]
    public async Task Send_SameRequestTwice_AnswersTheSameBytes()
    {
        var request = Chat.Of(Chat.User(Chat.Act("qualified", "enterprise"))).Offering(Chat.AllTools).ToString();

        Assert.Equal((await PostAsync(request)).ToJsonString(), (await PostAsync(request)).ToJsonString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"messages": []}""")]
    [InlineData("""{"messages": "x"}""")]
    [InlineData("""{"messages": [1]}""")]
    [InlineData("""{"messages": [{"role": "wizard"}]}""")]
    [InlineData("""{"messages": [{"role": "user", "content": "x"}], "stream": true}""")]
    [InlineData("""{"messages": [{"role": "user", "content": "\ud800"}]}""")]
    [InlineData("""{"messages": [{"role": "user", "content": "no lead"}], "response_format": {"type": "json_schema", "json_schema": {"name": "lead_facts"}}}""")]
    [InlineData("""{"messages": [{"role": "user", "content": "{}"}], "response_format": {"type": "json_schema", "json_schema": {"name": "lead_facts"}}}""")]
    [InlineData("""{"messages": [{"role": "user", "content": "no letter"}], "response_format": {"type": "json_schema", "json_schema": {"name": "email_body"}}}""")]
    [InlineData("""{"messages": [{"role": "user", "content": "x"}], "response_format": {"type": "json_schema", "json_schema": {"name": "poem"}}}""")]
    public async Task Send_BadRequest_AnswersAnOpenAiError(string body)
    {
        using var response = await _client.PostAsync(Url, new StringContent(body, Encoding.UTF8, "application/json"));
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["error"]!;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("invalid_request_error", (string?)error["type"]);
        Assert.NotEmpty((string)error["message"]!);
    }

    [Fact]
    public async Task Send_OtherPathOrMethod_AnswersNotFound()
    {
        using var models = await _client.GetAsync("http://offline.test/v1/models");
        using var get = await _client.GetAsync(Url);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (models.StatusCode, get.StatusCode));
        Assert.Equal("unknown_url", (string?)JsonNode.Parse(await models.Content.ReadAsStringAsync())!["error"]!["code"]);
    }

    private async Task<JsonNode> PostAsync(string request)
    {
        using var response = await _client.PostAsync(Url, new StringContent(request, Encoding.UTF8, "application/json"));
        var body = await response.Content.ReadAsStringAsync();

        Assert.True(response.StatusCode is HttpStatusCode.OK, body);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(body)!;
    }

    private async Task<List<(string Id, string Name, JsonObject Arguments)>> CallsAsync(Chat request)
    {
        var calls = (await PostAsync(request.ToString()))["choices"]![0]!["message"]!["tool_calls"]?.AsArray() ?? [];
        return [.. calls.Select(call => ((string)call!["id"]!, (string)call["function"]!["name"]!, JsonNode.Parse((string)call["function"]!["arguments"]!)!.AsObject()))];
    }

    // The words that code acts on; titles, notes and summaries are for people.
    private static string Shown((string Id, string Name, JsonObject Arguments) call) =>
        string.Join(' ', call.Arguments.Where(a => a.Key is not ("title" or "domain" or "summary" or "note" or "reason")).Select(a => a.Value));
}
