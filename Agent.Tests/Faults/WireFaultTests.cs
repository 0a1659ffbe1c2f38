using System.Text.Json.Nodes;
using Agent.Api.Dispatch;
using Agent.Tests.Support;
using Agent.Tests.Support.OpenAi;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Tests.Faults;

/// <summary>
/// Every fault of a model's server, over a real connection against the whole service. A model that is out costs the lead nothing but a
/// provisional decision; a model that talks nonsense costs it a second pass, then a person is asked. Nothing is done by halves.
/// </summary>
public sealed class WireFaultTests(OutageApp outages, SilenceApp silences, NonsenseApp nonsense, FaultTable table)
    : IClassFixture<OutageApp>, IClassFixture<SilenceApp>, IClassFixture<NonsenseApp>, IClassFixture<FaultTable>
{
    /// <summary>What one lead may ask of a model that is out, within a minute.</summary>
    private const int MostRequests = 5;

    public static TheoryData<int, string> OutageRows() => Rows(WireFault.Outages);

    public static TheoryData<int, string> SilenceRows() => Rows(WireFault.Silences);

    public static TheoryData<int, string> NonsenseRows() => Rows(WireFault.Nonsense);

    [Theory]
    [MemberData(nameof(OutageRows))]
    public Task Outage_Lasting_RulesDecideAndTheModelDecidesAnew(int row, string name) => SeeOutageAsync(outages, row, WireFault.Outages[row], name);

    [Theory]
    [MemberData(nameof(SilenceRows))]
    public Task Silence_Lasting_RulesDecideAndTheModelDecidesAnew(int row, string name) => SeeOutageAsync(silences, 100 + row, WireFault.Silences[row], name);

    [Theory]
    [MemberData(nameof(NonsenseRows))]
    public async Task Nonsense_Lasting_NothingIsDoneByHalvesAndAPersonIsAsked(int row, string name)
    {
        var fault = WireFault.Nonsense[row];
        var lead = Lead(nonsense, fault);

        var result = await lead.SubmitAsync();
        var requests = Requests(nonsense, lead);

        Assert.True(result.Text("status") == "awaiting_approval", $"{name}: {result.ToJsonString()}");
        Assert.Contains("review_lead", result.Pending());
        Assert.False((bool)result["provisional"]!);
        if (fault.Where == "specialist" && !fault.Fault.EndsWith("for ever", StringComparison.Ordinal))
        {
            Assert.Empty(result.Taken());
            Assert.Equal((0, 0), (await lead.CountAsync("tasks"), await lead.CountAsync("email_drafts")));
        }

        await lead.AssertNothingOutwardAsync();

        // the model has come to its senses, and the person says: try again
        lead.Script = _ => null;
        await lead.DecideAsync(result.PendingId("review_lead"), "approve");
        var then = await lead.ResultAsync(result);
        Assert.DoesNotContain("review_lead", then.Pending());
        Assert.Equal((1, 1), (await lead.CountAsync("tasks"), await lead.CountAsync("email_drafts")));
        table.Add(200 + row, fault, result, requests.Count, then);
    }

    [Theory]
    [InlineData("triage")]
    [InlineData("writer")]
    public async Task SlowFirstByte_WithinTheTime_IsWaitedFor(string where)
    {
        var let = new TaskCompletionSource();
        var heard = new TaskCompletionSource();
        var fault = new WireFault("slow first byte", where, FaultEnd.Completed, _ =>
        {
            heard.TrySetResult();
            return WireFaults.SlowFirstByte(let.Task);
        });
        var lead = Lead(outages, fault);

        var submitting = lead.SubmitAsync();
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(20));
        let.SetResult();

        var result = await submitting;
        Assert.Equal(("completed", false), (result.Text("status"), (bool)result["provisional"]!));
        Assert.DoesNotContain("model_out", result.Flags());
    }

    [Theory]
    [InlineData("nobody listens")]
    [InlineData("closed after accept")]
    public async Task Server_Away_RulesDecide(string kind)
    {
        var server = await OpenAiServer.StartAsync();
        server.CloseOnAccept();
        if (kind == "nobody listens")
        {
            await server.DisposeAsync();
        }

        await using var app = await AgentApp.StartAsync(server, ("OpenAI:RetryPauseMilliseconds", "0"));

        var result = await app.SubmitAsync(Make.SmallBusinessLead());

        Assert.Equal((true, "unreachable", "qualified"), ((bool)result["provisional"]!, result.Text("provisional_reason"), result.Text("disposition")));
        Assert.Empty(server.Exchanges);
        await app.AssertPromisesAsync();
        await server.DisposeAsync();
    }

    /// <summary>Twenty leads meet a model that is out: the breaker spares it all but the first, and no lead waits for it.</summary>
    [Fact]
    public async Task Outage_ManyLeads_TheModelIsAskedFiveTimes()
    {
        await using var server = await OpenAiServer.StartAsync(_ => WireFaults.TooManyRequests());
        await using var app = await AgentApp.StartAsync(server, ("OpenAI:RetryPauseMilliseconds", "0"));

        var results = new List<JsonObject>();
        for (var lead = 0; lead < 20; lead++)
        {
            results.Add(await app.SubmitAsync(Make.SmallBusinessLead(Make.Email())));
        }

        Assert.Equal(5, server.Exchanges.Count);
        Assert.All(results, result => Assert.Equal((true, "qualified"), ((bool)result["provisional"]!, result.Text("disposition"))));
        Assert.Equal(["circuit_open", "rate_limited"], results.Select(result => result.Text("provisional_reason")).Distinct().Order(StringComparer.Ordinal));
        await app.AssertPromisesAsync();
    }

    /// <summary>The approved bytes are executed or nothing, whatever the model says in the meantime.</summary>
    [Fact]
    public async Task Approve_ModelChangesItsMind_TheApprovedBytesAreExecuted()
    {
        static string Meeting(string purpose) => $$"""{"purpose":"{{purpose}}","earliest":"3 days","duration_minutes":30}""";
        var lead = nonsense.Enterprise(request => !request.IsSpecialist ? null
            : request.LastUser.Contains("continue", StringComparison.Ordinal) ? (request.Turn > 2 ? ModelReply.Text("Done.") : ModelReply.Calls(("calendar-schedule_meeting", Meeting("demo"))))
            : request.Turn == 0 ? ModelReply.Calls(("calendar-schedule_meeting", Meeting("discovery_call")))
            : ModelReply.Text("Done."));
        var result = await lead.SubmitAsync();

        await lead.DecideAsync(result.PendingId("schedule_meeting"), "approve");

        Assert.Equal((1, 0), (await lead.CountAsync("meetings", "purpose = 'discovery_call'"), await lead.CountAsync("meetings", "purpose = 'demo'")));
        await nonsense.App.AssertPromisesAsync();
    }

    private async Task SeeOutageAsync(WireApp app, int order, WireFault fault, string name)
    {
        var lead = Lead(app, fault);

        var result = await lead.SubmitAsync();
        var requests = Requests(app, lead);

        Assert.True(result.Text("status") == "completed", $"{name}: {result.ToJsonString()}");
        Assert.Equal(fault.End == FaultEnd.Provisional, (bool)result["provisional"]!);
        Assert.Contains("model_out", result.Flags());
        Assert.Empty(result.Pending());
        Assert.InRange(requests.Count(exchange => fault.Answer(exchange.Request!) is not null), 1, MostRequests);
        Assert.Equal(0, await lead.CountAsync("runs", "failures > 0"));
        await lead.AssertNothingOutwardAsync();

        lead.Script = _ => null;
        var then = fault.End == FaultEnd.Provisional ? await DoAnewAsync(app, lead, result) : await lead.ResultAsync(result);
        Assert.False((bool)then["provisional"]!);
        Assert.Equal((1, 1), (await lead.CountAsync("tasks"), await lead.CountAsync("email_drafts")));
        table.Add(order, fault, result, requests.Count, then);
    }

    private static async Task<JsonObject> DoAnewAsync(WireApp app, SharedApp.Case lead, JsonObject result)
    {
        app.App.Clock.Advance(TimeSpan.FromHours(1));
        var redo = app.App.Services.GetRequiredService<PostgresRedo>();
        var (runId, attempt) = (await redo.DueAsync(1_000, CancellationToken.None)).Single(due => due.RunId == result.Text("run_id"));
        await redo.BeginAsync(runId, attempt, CancellationToken.None);
        await app.App.TakeOverAsync(app.App, runId);
        await app.App.AssertPromisesAsync();
        return await lead.ResultAsync(result);
    }

    private static SharedApp.Case Lead(WireApp app, WireFault fault) => fault.Enterprise ? app.Enterprise(fault.Answer) : app.SmallBusiness(fault.Answer);

    private static IReadOnlyList<OpenAiExchange> Requests(WireApp app, SharedApp.Case lead) => app.Server.About(lead.Domain[..^4]);

    private static TheoryData<int, string> Rows(IReadOnlyList<WireFault> faults)
    {
        var rows = new TheoryData<int, string>();
        for (var row = 0; row < faults.Count; row++)
        {
            rows.Add(row, faults[row].ToString());
        }

        return rows;
    }
}
