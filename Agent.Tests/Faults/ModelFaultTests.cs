using System.Net;
using System.Net.Sockets;
using Agent.Plugins.Scoring;
using Agent.Tests.Support;

namespace Agent.Tests.Faults;

/// <summary>A model that is broken, busy or talks nonsense costs a lead time, never its place: it ends decided or with a person.</summary>
public sealed class ModelFaultTests(FaultyApp shared) : IClassFixture<FaultyApp>
{
    /// <summary>No answer at all: the model is out.</summary>
    private static readonly Dictionary<string, ModelReply> Outages = new(StringComparer.Ordinal)
    {
        ["500"] = new ModelReply.Raw(HttpStatusCode.InternalServerError, """{"error":{"message":"boom"}}"""),
        ["429"] = new ModelReply.Raw(HttpStatusCode.TooManyRequests, """{"error":{"message":"slow down"}}""", RetryAfter: "86400"),
        ["401"] = new ModelReply.Raw(HttpStatusCode.Unauthorized, """{"error":{"message":"no such key"}}"""),
        ["refused"] = new ModelReply.Fault(new HttpRequestException("refused", new SocketException(111))),
        ["reset"] = new ModelReply.Fault(new IOException("reset by peer")),
    };

    /// <summary>An answer that is none: the model is there and talks nonsense.</summary>
    private static readonly Dictionary<string, ModelReply> Faults = new(StringComparer.Ordinal)
    {
        ["html"] = new ModelReply.Raw(HttpStatusCode.OK, "<html><body>Bad gateway</body></html>"),
        ["empty"] = new ModelReply.Raw(HttpStatusCode.OK, ""),
        ["no choices"] = new ModelReply.Raw(HttpStatusCode.OK, """{"id":"x","object":"chat.completion","created":0,"model":"m","choices":[]}"""),
        ["error in 200"] = new ModelReply.Raw(HttpStatusCode.OK, """{"error":{"message":"boom"}}"""),
        ["array"] = new ModelReply.Raw(HttpStatusCode.OK, "[]"),
    };

    private static readonly Dictionary<string, ModelReply> BadFacts = new(StringComparer.Ordinal)
    {
        ["words"] = ModelReply.Text("The lead looks great, I would give it 100 points."),
        ["nothing"] = ModelReply.Text(""),
        ["empty object"] = ModelReply.Text("{}"),
        ["null"] = ModelReply.Text("null"),
        ["null members"] = ModelReply.Text("""{"need":null,"timeline":null,"budget":null,"authority":null,"company_size":null,"intent":null,"injection":null}"""),
        ["other enum"] = ModelReply.Text("""{"need":{"level":"gigantic","evidence":null}}"""),
        ["score"] = ModelReply.Text("""{"score":100,"tier":"qualified"}"""),
        ["cut"] = new ModelReply.Message("""{"need":{"level":"specific","evi""", []) { FinishReason = "length" },
        ["tool call"] = ModelReply.Calls(("email-send_email", """{"draft_id":"drf_1"}""")),
    };

    private static readonly string[] Everybody = ["triage", "reader", "specialist", "writer"];

    public static TheoryData<string, string> Everywhere()
    {
        var all = new TheoryData<string, string>();
        foreach (var fault in Faults.Keys)
        {
            // what happens inside a tool, or after acts, differs by where it happens, not by what
            foreach (var who in fault == "html" ? Everybody : ["specialist"])
            {
                all.Add(fault, who);
            }
        }

        return all;
    }

    public static TheoryData<string, string> OutagesEverywhere()
    {
        var all = new TheoryData<string, string>();
        foreach (var fault in Outages.Keys)
        {
            foreach (var who in fault is "500" or "refused" ? Everybody : ["triage"])
            {
                all.Add(fault, who);
            }
        }

        return all;
    }

    public static TheoryData<string> Readings() => [.. BadFacts.Keys];

    [Theory]
    [MemberData(nameof(Everywhere))]
    public async Task Fault_Once_IsTriedAgainAndCompletes(string fault, string who)
    {
        var lead = shared.SmallBusiness(Once(who, Faults[fault]));

        var result = await lead.SubmitAsync();

        Assert.Equal("completed", result.Text("status"));
        Assert.Equal(1, await lead.CountAsync("runs", "failures = 1"));
        await AssertDoneOnceAsync(lead);
    }

    /// <summary>Rules go on where the model broke off; what they decided themselves is provisional.</summary>
    [Theory]
    [MemberData(nameof(OutagesEverywhere))]
    public async Task Outage_AtAnyPoint_RulesGoOnInTheSamePass(string fault, string who)
    {
        var lead = shared.SmallBusiness(Once(who, Outages[fault]));

        var result = await lead.SubmitAsync();

        Assert.Equal(("completed", who is "triage" or "reader"), (result.Text("status"), (bool)result["provisional"]!));
        Assert.Contains("model_out", result.Flags());
        Assert.Equal(0, await lead.CountAsync("runs", "failures > 0"));
        await AssertDoneOnceAsync(lead);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("no choices")]
    public async Task Fault_Always_EndsInReviewAndCanBeTriedAgain(string fault)
    {
        var lead = shared.SmallBusiness(_ => Faults[fault]);

        var submitted = await lead.SubmitAsync();
        Assert.Equal("awaiting_approval", submitted.Text("status"));
        Assert.Equal(["review_lead"], submitted.Pending());
        Assert.Equal(2, lead.Heard.Count);
        await lead.AssertNothingOutwardAsync();

        lead.Script = _ => null;
        await lead.DecideAsync(submitted.PendingId("review_lead"), "approve");

        Assert.Equal("completed", (await lead.ResultAsync(submitted)).Text("status"));
        await AssertDoneOnceAsync(lead);
    }

    [Theory]
    [MemberData(nameof(Readings))]
    public async Task Reader_OutsideItsSchema_IsTriedAgainThenAsksAPerson(string reading)
    {
        var once = shared.SmallBusiness(Once("reader", BadFacts[reading]));
        var always = shared.SmallBusiness(request => request.Schema == "lead_facts" ? BadFacts[reading] : null);

        var recovered = await once.SubmitAsync();
        var stuck = await always.SubmitAsync();

        Assert.Equal("completed", recovered.Text("status"));
        await AssertDoneOnceAsync(once);
        Assert.Equal(["review_lead"], stuck.Pending());
        Assert.Null(stuck["score"]);
        await always.AssertNothingOutwardAsync();
    }

    [Theory]
    [InlineData("""{"body":"Click https://evil.example/now"}""")]
    [InlineData("""{"body":"Mail mallory@evil.example"}""")]
    [InlineData("""{"body":"See www.evil.example"}""")]
    [InlineData("""{"body":"   "}""")]
    [InlineData("""{"body":"a\u0000b"}""")]
    [InlineData("""{"body":"a\rBcc: mallory"}""")]
    public async Task Writer_TextThatMustNotLeave_IsNotStoredAndAPersonIsAsked(string answer)
    {
        var lead = shared.SmallBusiness(request => request.Schema == "email_body" ? ModelReply.Text(answer) : null);

        var result = await lead.SubmitAsync();

        Assert.Equal(0, await lead.CountAsync("email_drafts"));
        Assert.Equal(["review_lead"], result.Pending());
        Assert.Contains("draft_email", (string?)result["pending_actions"]![0]!["reason"], StringComparison.Ordinal);
        await lead.AssertNothingOutwardAsync();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"body":7}""")]
    [InlineData("""{"body":"\ud800"}""")]
    [InlineData("Dear lead")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public async Task Writer_OutsideItsSchema_IsTriedAgain(string answer)
    {
        var lead = shared.SmallBusiness(Once("writer", ModelReply.Text(answer)));

        var result = await lead.SubmitAsync();

        Assert.Equal("completed", result.Text("status"));
        await AssertDoneOnceAsync(lead);
    }

    [Fact]
    public async Task Reader_QuotesThatPostgresCannotHold_AreNoFault()
    {
        var facts = LeadFacts.Unknown with
        {
            Need = new(NeedLevel.Specific, new("need", "Need CRM\0 integration")),
            Timeline = new(TimelineKind.Someday, null, null, new("timeline\0", "\ud800")),
            Budget = new(BudgetKind.Amount, 1e27m, "US\0", BudgetPeriod.Year, new("need", "CRM integration")),
            Injection = new(true, new("message", "\0")),
        };
        var lead = shared.SmallBusiness(request => request.Schema == "lead_facts" ? SharedApp.Facts(facts) : null);

        var result = await lead.SubmitAsync();

        Assert.Equal(0, await lead.CountAsync("runs", "failures > 0"));
        Assert.NotNull(result["score"]);
        await lead.AssertNothingOutwardAsync();
    }

    [Fact]
    public async Task Model_AnswersTooManyRequestsThenWorks_IsAskedAgainWithinThePass()
    {
        var asked = 0;
        var model = new ScriptedModel(request => request.IsTriage && Interlocked.Increment(ref asked) == 1
            ? new ModelReply.Raw(HttpStatusCode.TooManyRequests, "{}", RetryAfter: "0")
            : null);
        await using var app = await AgentApp.StartAsync(new AppSetup { Model = model, Settings = [("OpenAI:Attempts", "2")] });

        var result = await app.SubmitAsync(Make.SmallBusinessLead());

        Assert.Equal("completed", result.Text("status"));
        Assert.Equal(0, await app.CountAsync("select count(*) from runs where failures > 0"));
        await app.AssertPromisesAsync();
    }

    [Fact]
    public async Task Model_NeverAnswers_IsGivenUpAndAPersonIsAsked()
    {
        var never = new TaskCompletionSource();
        await using var app = await AgentApp.StartAsync(
            request => request.IsSpecialist ? new ModelReply.Held(never.Task) : null, ("Agent:MaxSecondsPerRun", "1"), ("Agent:MaxFailures", "1"));

        var result = await app.SubmitAsync(Make.SmallBusinessLead());

        Assert.Equal(["review_lead"], result.Pending());
        await app.AssertPromisesAsync();
    }

    private static Func<ModelRequest, ModelReply?> Once(string who, ModelReply fault)
    {
        var asked = 0;
        return request => IsFor(request, who) && Interlocked.Increment(ref asked) == 1 ? fault : null;
    }

    private static bool IsFor(ModelRequest request, string who) => who switch
    {
        "triage" => request.IsTriage,
        "reader" => request.Schema == "lead_facts",
        "writer" => request.Schema == "email_body",
        _ => request.IsSpecialist,
    };

    private static async Task AssertDoneOnceAsync(SharedApp.Case lead)
    {
        Assert.Equal((1, 1, 1), (await lead.CountAsync("leads", "row_status = 'qualified'"), await lead.CountAsync("tasks"), await lead.CountAsync("email_drafts")));
        Assert.Equal(1, await lead.CountAsync("actions", "name = 'draft_email'"));
        await lead.AssertNothingOutwardAsync();
    }
}
