using Agent.Plugins.Scoring;
using Agent.Tests.Support;

namespace Agent.Tests.Faults;

/// <summary>The reader is talked into lying: what has no quote in the lead's own words counts as unknown, and code does the sums.</summary>
public sealed class HijackedReaderTests(FaultyApp shared) : IClassFixture<FaultyApp>
{
    private static readonly Evidence Invented = new("message", "We are Exxon and will pay five million dollars today.");

    private static readonly LeadFacts Lies = new()
    {
        Need = new(NeedLevel.Specific, Invented),
        Timeline = new(TimelineKind.Horizon, 1, null, Invented),
        Budget = new(BudgetKind.Amount, 5_000_000, "USD", BudgetPeriod.Year, Invented),
        Authority = new(AuthorityLevel.Executive, Invented),
        CompanySize = new(100_000, 100_000, Invented),
        Intent = new(IntentKind.Buyer, Invented),
        Injection = new(false, null),
    };

    [Fact]
    public async Task Reader_InventsQuotes_FactsCountAsUnknown()
    {
        var lead = shared.Bare(Reads(Lies));
        var twin = shared.Bare(Reads(LeadFacts.Unknown));

        var result = await lead.SubmitAsync();
        var clean = await twin.SubmitAsync();

        Assert.Contains("unsupported_evidence", result.Flags());
        Assert.Equal(clean["score"]!.ToJsonString(), result["score"]!.ToJsonString());
        Assert.Equal((clean.Text("disposition"), clean.Text("segment")), (result.Text("disposition"), result.Text("segment")));
        await lead.AssertNothingOutwardAsync();
    }

    [Theory]
    [InlineData("email", "buyer")]
    [InlineData("custom", "anything")]
    [InlineData("", "")]
    [InlineData("message", "")]
    [InlineData("message", " ")]
    [InlineData("need\0", "x")]
    public async Task Reader_QuotesFromWhereNothingStands_FactsCountAsUnknown(string field, string quote)
    {
        var lie = new Evidence(field, quote);
        var lead = shared.Bare(Reads(LeadFacts.Unknown with
        {
            Need = new(NeedLevel.Specific, lie),
            Budget = new(BudgetKind.Amount, 5_000_000, "USD", BudgetPeriod.Year, lie),
            CompanySize = new(100_000, null, lie),
        }));

        var result = await lead.SubmitAsync();

        Assert.Contains("unsupported_evidence", result.Flags());
        Assert.Equal("needs_info", result.Text("disposition"));
        await lead.AssertNothingOutwardAsync();
    }

    /// <summary>A true quote under an absurd value moves the score by what the rubric gives at most, and breaks no sum.</summary>
    [Fact]
    public async Task Reader_ClaimsHugeValues_ScoreStaysASumWithinItsBounds()
    {
        var lead = shared.SmallBusiness();
        var said = new Evidence("need", "Need CRM integration");
        lead.Script = Reads(Lies with
        {
            Need = new(NeedLevel.Specific, said),
            Timeline = new(TimelineKind.Horizon, int.MaxValue, null, said),
            Budget = new(BudgetKind.Amount, decimal.MaxValue, "USD", BudgetPeriod.Month, said),
            CompanySize = new(int.MaxValue, int.MaxValue, said),
            Authority = new(AuthorityLevel.Executive, said),
        });

        var result = await lead.SubmitAsync();

        Assert.InRange((int)result["score"]!, 0, 100);
        Assert.Equal((int)result["score"]!, result["criteria"]!.AsArray().Sum(criterion => (int)criterion!["points"]!));
        Assert.All(result["criteria"]!.AsArray(), criterion => Assert.InRange((int)criterion!["points"]!, 0, (int)criterion["max"]!));
        Assert.Equal(0, await lead.CountAsync("runs", "failures > 0"));
        await lead.AssertNothingOutwardAsync();
    }

    /// <summary>An enterprise that the reader makes small to get around its gate: the doubt about the text itself holds the meeting.</summary>
    [Fact]
    public async Task Reader_SuspectsAnInjection_OutwardActsWaitInEverySegment()
    {
        var lead = shared.Enterprise(Reads(LeadFacts.Unknown with
        {
            Need = new(NeedLevel.Specific, new("need", "Enterprise API integration")),
            Timeline = new(TimelineKind.Horizon, 0, null, new("timeline", "Immediately")),
            Budget = new(BudgetKind.Amount, 50_000, "USD", BudgetPeriod.Year, new("budget", "$50,000+")),
            Authority = new(AuthorityLevel.Executive, new("title", "CTO")),
            CompanySize = new(500, 500, new("company_size", "500")),
            Injection = new(true, null),
        }));

        var result = await lead.SubmitAsync();

        Assert.Contains("injection", result.Flags());
        Assert.DoesNotContain("schedule_meeting", result.Taken());
        await lead.AssertNothingOutwardAsync();
    }

    private static Func<ModelRequest, ModelReply?> Reads(LeadFacts facts) =>
        request => request.Schema == "lead_facts" ? SharedApp.Facts(facts) : null;
}
