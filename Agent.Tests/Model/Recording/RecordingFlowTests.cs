using System.Text.Json.Nodes;
using Agent.Api.Model.Recording;
using Agent.Tests.Prompts;
using Agent.Tests.Support;
using Agent.Tests.Support.OpenAi;

namespace Agent.Tests.Model.Recording;

/// <summary>What a model said once is enough to decide the same leads again: without it, on another day, in another installation.</summary>
public sealed class RecordingFlowTests : IDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("recordings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Replay_AnotherDayAndInstallation_DecidesAndActsTheSameAndAsksNobody()
    {
        var then = await RecordAsync(Leads);

        var nobody = new Nobody();
        await using var app = await ReplayAsync(nobody);
        var now = await SubmitAsync(app, Leads);

        Assert.Empty(Reviews(now));
        Assert.Equal(then.Select(Story), now.Select(Story));
        Assert.Equal(["qualified", "qualified", "needs_info", "disqualified"], now.Select(result => result.Text("disposition")));
        Assert.All(now, result => Assert.Equal((PaidModel.Name, 0m), (result.Text("model"), (decimal)result["usage"]!["cost_usd"]!)));
        Assert.Equal(0, (decimal)(await app.GetAsync("/costs"))["today"]!["spent_usd"]!);
        Assert.Equal(0, nobody.Requests);
        await app.AssertPromisesAsync();
    }

    [Fact]
    public async Task Replay_TalkThatGoesOnAfterADecision_IsAnsweredToItsEnd()
    {
        var then = await RecordAsync([Enterprise], approve: true);

        await using var app = await ReplayAsync(new Nobody());
        var now = await SubmitAsync(app, [Enterprise], approve: true);

        Assert.Empty(Reviews(now));
        Assert.Equal("completed", now[0].Text("status"));
        Assert.Equal(then.Select(Story), now.Select(Story));
        Assert.Equal(2, await app.CountAsync("select count(*) from tasks"));
        Assert.Equal(1, await app.CountAsync("select count(*) from meetings"));
    }

    [Fact]
    public async Task Record_KeysAddressesAndNumbers_AreNowhereInTheFolder()
    {
        var results = await RecordAsync(Leads);

        var files = new RecordingFolder(_folder).Files().ToList();
        var all = string.Concat(files.Select(File.ReadAllText));
        Assert.Equal(["reader", "triage"], files.Select(File.ReadAllText).Select(text => (string)JsonNode.Parse(text)!["agent"]!).Intersect(["reader", "triage"]).Order());
        Assert.All(
            (string[])["stand-in-0123", "x-request-id", "authorization", "bearer", "grace.hopper", "bigcorp.com>", "555 010", "5550109999", "req_0", "sk-lost", .. results.Select(result => result.Text("lead_key")!)],
            secret => Assert.DoesNotContain(secret, all, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Enterprise API integration", all, StringComparison.Ordinal);
        Assert.Contains("⟦email_1⟧", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_EachExchange_SaysWhoAskedUnderWhichPromptAndWhatItUsed()
    {
        var result = (await RecordAsync([Small]))[0];

        var exchanges = new RecordingFolder(_folder).Files().Select(RecordingFolder.Read).ToList();
        Assert.Equal(["reader", "smb_specialist", "smb_specialist", "triage", "writer"], exchanges.Select(exchange => exchange.Agent).Order());
        Assert.All(exchanges, exchange =>
        {
            Assert.Equal(exchange.Agent, exchange.Prompt);
            Assert.Equal(result["prompts"]![exchange.Prompt]!.GetValue<string>(), exchange.PromptHash);
            Assert.Equal((PaidModel.Name, RecordedRequest.KeyOf(exchange.Request)), (exchange.Model, exchange.Key));
            Assert.InRange(exchange.RecordedAt, Monday, Monday.AddMinutes(5));
        });
        Assert.Equal((int)result["usage"]!["input_tokens"]!, exchanges.Sum(exchange => exchange.Usage!.Input));
    }

    [Fact]
    public async Task Record_ManyLeadsAtOnce_AllAreReplayed()
    {
        // at free-mail addresses, which have no company memory: whether Redis keeps up with all of them is another matter
        var leads = Enumerable.Range(1, 16).Select(number => Lead($"buyer.{number}@gmail.com", $"We need a CRM for {number * 10} people by spring")).ToList();
        await using (var server = await OpenAiServer.StartAsync())
        {
            await using var app = await AgentApp.StartAsync(Setup(Monday, [.. server.Settings, ("Recordings:Mode", "record")]));
            await Task.WhenAll(leads.Select(lead => app.SubmitAsync(lead)));
        }

        await using var replay = await ReplayAsync(new Nobody());
        var results = await Task.WhenAll(leads.Select(lead => replay.SubmitAsync(lead)));

        Assert.Empty(Reviews(results));
        Assert.All(results, result => Assert.Contains("draft_email", result.Taken()));
    }

    [Fact]
    public async Task Replay_LeadNobodyRecorded_GoesToAPersonAtOnceWithAgentAndPromptNamed()
    {
        await RecordAsync([Small]);

        await using var app = await ReplayAsync(new Nobody());
        var result = await app.SubmitAsync(Lead("new@smallbiz.com", "Something nobody has asked for"));

        Assert.Equal("awaiting_approval", result.Text("status"));
        Assert.Null(result["disposition"]);
        var reason = (string)result["pending_actions"]![0]!["reason"]!;
        Assert.StartsWith("No recording answers reader under prompt reader (sha256:", reason, StringComparison.Ordinal);
        Assert.Contains("neither this lead", reason, StringComparison.Ordinal);
        await app.AssertPromisesAsync();
    }

    [Fact]
    public async Task Replay_PromptChangedSince_SaysThatTheRecordingsAreOfOtherVersions()
    {
        await RecordAsync([Small]);
        using var prompts = new PromptFolder();
        prompts.Append("triage/skprompt.txt", "\nBe brief.");

        await using var app = await ReplayAsync(new Nobody(), ("Agent:PromptsDir", prompts.Path));
        var result = await app.SubmitAsync(Small);

        Assert.Contains("made under other versions of the prompt: sha256:", (string?)result["pending_actions"]![0]!["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_OtherModel_SaysWhichOneTheRecordingsAreOf()
    {
        await RecordAsync([Small]);

        await using var app = await ReplayAsync(new Nobody(), ("OpenAI:Model", "gpt-9"));
        var result = await app.SubmitAsync(Small);

        Assert.Contains($"made with another model: {PaidModel.Name}; asked for is gpt-9", (string?)result["pending_actions"]![0]!["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_MissWithOffline_IsDecidedByTheEmbeddedModel()
    {
        await RecordAsync([Small]);

        await using var app = await ReplayAsync(new Nobody(), ("Recordings:OnMiss", "offline"));
        var result = await app.SubmitAsync(Enterprise);

        Assert.Equal(("awaiting_approval", "qualified"), (result.Text("status"), result.Text("disposition")));
        Assert.Equal(["schedule_meeting"], result.Pending());
    }

    [Theory]
    [InlineData("record", "recordings", "Recordings:Mode is 'record': the embedded model is not recorded")]
    [InlineData("replay", "no-such-folder", "Recordings:Folder is 'no-such-folder': there is no such folder")]
    [InlineData("replai", "recordings", "Recordings:Mode is 'replai': one of off, record, replay.")]
    public async Task Start_WhatCannotWork_IsRefused(string mode, string folder, string message)
    {
        var refused = await Record.ExceptionAsync(() => AgentApp.StartAsync(new AppSetup { Settings = [("Recordings:Mode", mode), ("Recordings:Folder", folder)] }));

        Assert.Contains(message, refused?.Message, StringComparison.Ordinal);
    }

    private static object Enterprise => new
    {
        email = "grace.hopper@bigcorp.com",
        name = "Grace Hopper",
        company = "BigCorp Industries",
        phone = "+1 555 010 9999",
        need = "Enterprise API integration",
        timeline = "Immediately",
        budget = "$50,000+",
        company_size = 500,
        title = "CTO",
        message = "Reach me at grace.hopper@bigcorp.com or 555 010 9999.\nOur old key is sk-lost-0123456789abcdef.",
    };

    private static object Small => Make.SmallBusinessLead();

    private static object[] Leads =>
    [
        Enterprise,
        Small,
        Make.BareLead(),
        Lead("cv@someone-else.com", "I am looking for a job as a developer, please find my CV attached. Call +1 555 010 9999."),
    ];

    private static object Lead(string email, string message) => new { email, company = "Somebody", message };

    private async Task<IReadOnlyList<JsonObject>> RecordAsync(IReadOnlyList<object> leads, bool approve = false)
    {
        await using var server = await OpenAiServer.StartAsync();
        await using var app = await AgentApp.StartAsync(Setup(Monday, [.. server.Settings, ("Recordings:Mode", "record")]));
        var results = await SubmitAsync(app, leads, approve);
        Assert.Equal(server.Exchanges.Count, new RecordingFolder(_folder).Files().Count());
        return results;
    }

    private Task<AgentApp> ReplayAsync(Nobody nobody, params (string Key, string Value)[] more) => AgentApp.StartAsync(
        Setup(Monday.AddDays(11).AddHours(7), [("Recordings:Mode", "replay"), ("Agent:Secret", "another installation"), .. more]) with { Model = nobody });

    private AppSetup Setup(DateTimeOffset now, IReadOnlyList<(string Key, string Value)> settings)
    {
        var clock = new MovableClock();
        clock.Set(now);
        return new AppSetup { Clock = clock, Settings = [("Recordings:Folder", _folder), .. settings] };
    }

    private static async Task<IReadOnlyList<JsonObject>> SubmitAsync(AgentApp app, IReadOnlyList<object> leads, bool approve = false)
    {
        var results = new List<JsonObject>();
        foreach (var lead in leads)
        {
            var result = await app.SubmitAsync(lead);
            if (approve)
            {
                using var response = await app.DecideAsync(result["pending_actions"]![0]!["action_id"]!.GetValue<string>(), "approve");
                response.EnsureSuccessStatusCode();
                await app.SettleAsync();
                result = (await app.GetAsync($"/lead/{result["lead_key"]}"))["result"]!.AsObject();
            }

            results.Add(result);
        }

        return results;
    }

    /// <summary>Why runs went to a person.</summary>
    private static IEnumerable<string?> Reviews(IEnumerable<JsonObject> results) =>
        from result in results from act in result["pending_actions"]!.AsArray() where (string?)act!["name"] == "review_lead" select (string?)act["reason"];

    /// <summary>What a reader of the result would tell about it: all but ids and times.</summary>
    private static string Story(JsonObject result) => new JsonObject
    {
        ["decision"] = new JsonArray([.. ((string[])["status", "score", "tier", "disposition", "segment", "criteria", "reason_code", "flags", "summary", "agent", "model", "prompts"])
            .Select(name => result[name]?.DeepClone())]),
        ["taken"] = new JsonArray([.. result.Taken().Select(name => (JsonNode?)name)]),
        ["pending"] = new JsonArray([.. result.Pending().Select(name => (JsonNode?)name)]),
        ["tokens"] = result["usage"]!["input_tokens"]!.DeepClone(),
    }.ToJsonString();

    /// <summary>The network's end of the chain, where nobody may arrive.</summary>
    private sealed class Nobody : HttpMessageHandler
    {
        private int _requests;

        public int Requests => Volatile.Read(ref _requests);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _requests);
            throw new HttpRequestException("A request left.");
        }
    }
}
