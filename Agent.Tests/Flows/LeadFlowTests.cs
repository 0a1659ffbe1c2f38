using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Agent.Tests.Support;

namespace Agent.Tests.Flows;

public sealed class LeadFlowTests
{
    [Fact]
    public async Task Submit_NothingKnown_AsksForFacts()
    {
        await using var app = await AgentApp.StartAsync();

        var result = await app.SubmitAsync(Make.BareLead());

        Assert.Equal("needs_info", (string?)result["disposition"]);
        Assert.Equal(["need", "timeline", "budget", "title", "company_size"], result["missing_fields"]!.AsArray().Select(field => (string?)field));
        Assert.Equal("completed", (string?)result["status"]);
    }

    [Fact]
    public async Task Submit_SmallBusiness_ActsWithoutAPerson()
    {
        await using var app = await AgentApp.StartAsync();

        var result = await app.SubmitAsync(Make.SmallBusinessLead());

        Assert.Equal(("qualified", "smb", "completed"), ((string?)result["tier"], (string?)result["segment"], (string?)result["status"]));
        Assert.Equal(
            ["upsert_lead_row", "create_followup_task", "draft_email", "write_company_summary"],
            result["actions_taken"]!.AsArray().Select(act => (string?)act!["name"]));
        Assert.Equal((int)result["score"]!, result["criteria"]!.AsArray().Sum(criterion => (int)criterion!["points"]!));
        Assert.Equal(1, await app.CountAsync("select count(*) from leads where row_status = 'qualified'"));
        Assert.Equal(1, await app.CountAsync("select count(*) from tasks"));
        Assert.Equal(1, await app.CountAsync("select count(*) from email_drafts where recipient = 'buyer@smallbiz.com'"));
    }

    [Fact]
    public async Task Approve_EnterpriseMeeting_BooksItOnceAndGoesOn()
    {
        await using var app = await AgentApp.StartAsync();
        var result = await app.SubmitAsync(Make.EnterpriseLead());
        var action = (string)result["pending_actions"]!.AsArray().Single(act => (string?)act!["gate"] == "enterprise_scheduling")!["action_id"]!;
        Assert.Equal(0, await app.CountAsync("select count(*) from meetings"));

        using var first = await app.DecideAsync(action, "approve", "go");
        using var again = await app.DecideAsync(action, "approve");
        using var otherwise = await app.DecideAsync(action, "reject");
        await app.SettleAsync();

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Conflict), (first.StatusCode, again.StatusCode, otherwise.StatusCode));
        Assert.Equal("executed", (string?)(await first.Content.ReadFromJsonAsync<JsonObject>())!["status"]);
        Assert.Equal(1, await app.CountAsync("select count(*) from meetings"));
        Assert.Equal(1, await app.CountAsync("select count(*) from tasks where purpose = 'after:schedule_meeting:account_executive'"));
        var lead = await app.GetAsync($"/lead/{result["lead_key"]}");
        Assert.Equal("completed", (string?)lead["result"]!["status"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"note":"go"}""")]
    public async Task Approve_WithoutADecisionInTheBody_Approves(string body)
    {
        await using var app = await AgentApp.StartAsync();
        var result = await app.SubmitAsync(Make.EnterpriseLead());
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var response = await app.Client.PostAsync($"/approve/{result["pending_actions"]![0]!["action_id"]}", content);

        Assert.Equal("executed", (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["status"]);
    }

    [Fact]
    public async Task Approve_WithEditedArguments_IsRefusedAndStaysPending()
    {
        await using var app = await AgentApp.StartAsync();
        var result = await app.SubmitAsync(Make.EnterpriseLead());

        using var response = await app.Client.PostAsJsonAsync(
            $"/approve/{result["pending_actions"]![0]!["action_id"]}", new { decision = "approve", arguments = new { duration_minutes = 60 } });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(1, await app.CountAsync("select count(*) from actions where status = 'pending'"));
    }

    [Fact]
    public async Task Reject_EnterpriseMeeting_BooksNothingAndTellsTheAgent()
    {
        await using var app = await AgentApp.StartAsync();
        var result = await app.SubmitAsync(Make.EnterpriseLead());

        using var response = await app.DecideAsync((string)result["pending_actions"]![0]!["action_id"]!, "reject", "we know them");
        await app.SettleAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(0, await app.CountAsync("select count(*) from meetings"));
        var trace = await app.GetAsync($"/traces/{result["run_id"]}");
        var approval = trace["steps"]!.AsArray().Single(step => (string?)step!["kind"] == "approval")!;
        Assert.Equal(("rejected", "we know them"), ((string?)approval["payload"]!["decision"], (string?)approval["payload"]!["note"]));
    }

    [Fact]
    public async Task Submit_TheSameTwice_IsOneRun()
    {
        await using var app = await AgentApp.StartAsync();
        var first = await app.SubmitAsync(Make.SmallBusinessLead());

        var second = await app.SubmitAsync(Make.SmallBusinessLead());

        Assert.Equal(("duplicate", (string?)first["run_id"]), ((string?)second["disposition"], (string?)second["duplicate_of"]));
        Assert.Equal((string?)first["tier"], (string?)second["tier"]);
        Assert.Equal(1, await app.CountAsync("select count(*) from runs"));
        var ledger = (await app.GetAsync("/health"))["ledger"]!;
        Assert.Equal((2, 1, 1, true), ((int)ledger["received"]!, (int)ledger["decided"]!, (int)ledger["duplicate"]!, (bool)ledger["balanced"]!));
    }

    [Fact]
    public async Task Submit_TheSameADayLater_IsANewRun()
    {
        await using var app = await AgentApp.StartAsync();
        await app.SubmitAsync(Make.SmallBusinessLead());
        app.Clock.Advance(TimeSpan.FromHours(25));

        var second = await app.SubmitAsync(Make.SmallBusinessLead());

        Assert.Equal("qualified", (string?)second["disposition"]);
        Assert.Equal(2, await app.CountAsync("select count(*) from runs"));
        Assert.Equal(1, await app.CountAsync("select count(*) from leads"));
    }

    [Fact]
    public async Task Submit_FiftyEqualAtOnce_IsOneRun()
    {
        await using var app = await AgentApp.StartAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => app.SubmitAsync(Make.EnterpriseLead())));

        Assert.Single(results.Select(result => (string?)result["run_id"]).Distinct());
        Assert.Equal(1, await app.CountAsync("select count(*) from runs"));
        Assert.Equal(1, await app.CountAsync("select count(*) from actions where name = 'schedule_meeting'"));
    }

    [Fact]
    public async Task Submit_AsyncPreferred_AnswersAcceptedAndFinishes()
    {
        await using var app = await AgentApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/lead") { Content = JsonContent.Create(Make.SmallBusinessLead()) };
        request.Headers.Add("Prefer", "respond-async");

        using var response = await app.Client.SendAsync(request);
        await app.SettleAsync();

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var lead = await app.GetAsync(response.Headers.Location!.ToString());
        Assert.Equal("completed", (string?)lead["result"]!["status"]);
    }

    [Fact]
    public async Task Submit_NoRoomOnTheNode_IsQueuedAndFinishes()
    {
        await using var app = await AgentApp.StartAsync(new AppSetup { Settings = [("Agent:Concurrency", "1")], Model = new ScriptedModel(_ => null) });

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.SubmitAsync(Make.SmallBusinessLead(Make.Email()))));

        Assert.All(results, result => Assert.Equal("completed", (string?)result["status"]));
        Assert.Equal(8, await app.CountAsync("select count(*) from tasks"));
    }
}
