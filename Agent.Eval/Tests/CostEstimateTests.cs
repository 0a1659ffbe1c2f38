using Agent.Api.Costs;
using Agent.Eval.Diff;
using Agent.Plugins.Leads;
using Agent.Plugins.Scoring;
using Microsoft.Extensions.Logging.Abstractions;

namespace Agent.Eval.Tests;

/// <summary>Against sums by hand: 1 USD a million in, 0.5 cached, 4 out.</summary>
public sealed class CostEstimateTests : IDisposable
{
    private static readonly ModelPrices Prices = new(
        new PriceOptions { Models = [new() { Model = "m", Input = 1, CachedInput = 0.5m, Output = 4 }, new() { Model = "dear", Input = 10, Output = 40 }] }, NullLogger<ModelPrices>.Instance);

    private readonly PromptCopy _candidate = new();

    public void Dispose() => _candidate.Dispose();

    [Fact]
    public void Of_SamePrompts_CostsWhatWasRecorded()
    {
        var cost = Estimate(Lead(Qualified, Qualified));

        // in 1,000 + 2,000 + 4,000 + 500, of which 1,000 cached; out 10 + 100 + 200 + 80
        Assert.Equal((0.00856m, 0.00856m, 1, 0L), (cost.Against, cost.Candidate, cost.Priced, cost.InputTokens));
        Assert.Empty(cost.Guessed);
    }

    [Fact]
    public void Of_LongerPrompts_CostTheirLengthAsOftenAsTheyAreSent()
    {
        _candidate.Edit("smb_specialist/skprompt.txt", "You act", $"{new string('x', 400)} You act");

        var cost = Estimate(Lead(Qualified, Qualified));

        // 401 characters, sent twice, four to a token
        Assert.Equal((200L, 0.0002m), (cost.InputTokens, cost.Difference));
    }

    [Fact]
    public void Of_AgentThatTakesOver_UsesWhatItUsesOnAverage()
    {
        var turnedAway = Lead(Rejected, Rejected) with { Stored = Stored(Rejected, "closing", 3_000, 50) };

        var cost = Estimate(Lead(Qualified, Rejected), turnedAway);

        // closing in place of the specialist and no writer: 3,000 for 4,000 and 500 in, 50 for 200 and 80 out
        Assert.Equal((-1_500L, -0.00242m), (cost.InputTokens, cost.Difference));
    }

    [Fact]
    public void Of_AgentThatNeverRan_CountsItsPromptAndSaysSo()
    {
        var cost = Estimate(Lead(Qualified, Rejected));

        Assert.Equal(["closing"], cost.Guessed);
        Assert.True(cost.Candidate > 0);
    }

    [Fact]
    public void Of_BorderlineLead_IsReadThrice()
    {
        var cost = Estimate(Lead(Qualified, Qualified with { Borderline = true }));

        // 2 × (2,000 in, 100 out)
        Assert.Equal((4_000L, 0.0048m), (cost.InputTokens, cost.Difference));
    }

    [Fact]
    public void Of_OtherModelInTheCandidate_HasItsPrice()
    {
        _candidate.Edit("reader/config.json", "\"temperature\": 0", "\"model_id\": \"dear\", \"temperature\": 0");

        // 9 times as much more for 2,000 in and 100 out
        Assert.Equal(0.0216m, Estimate(Lead(Qualified, Qualified)).Difference);
    }

    [Fact]
    public void Of_ModelWithoutAPrice_IsLeftOutAndCounted()
    {
        var unpriced = Lead(Qualified, Qualified) with { Stored = Stored(Qualified, "smb_specialist", 4_000, 200, "unheard-of") };

        Assert.Equal((1, 2), (Estimate(Lead(Qualified, Qualified), unpriced).Priced, Estimate(Lead(Qualified, Qualified), unpriced).Leads));
        Assert.Equal(2, Estimate("m", Lead(Qualified, Qualified), unpriced).Priced);
    }

    private static Decision Qualified { get; } = Decide(LeadFacts.Unknown with
    {
        Need = new(NeedLevel.Specific, null),
        Timeline = new(TimelineKind.Horizon, 10, null, null),
        Authority = new(AuthorityLevel.Executive, null),
        CompanySize = new(50, 50, null),
    });

    private static Decision Rejected { get; } = Decide(LeadFacts.Unknown with { Intent = new(IntentKind.JobSeeker, null) });

    private CostEstimate Estimate(params Redecision[] leads) => Estimate(null, leads);

    private CostEstimate Estimate(string? priceAs, params Redecision[] leads) => CostEstimate.Of(
        leads, PromptSide.Load("--against", PromptCopy.Shipped, "rubric.json"), PromptSide.Load("--prompts", _candidate.Path, "rubric.json"), Prices, priceAs);

    private static Redecision Lead(Decision before, Decision after) => new(Stored(before, "smb_specialist", 4_000, 200), before, after);

    private static StoredDecision Stored(Decision decision, string specialist, int input, int output, string model = "m") => new()
    {
        RunId = "run_1",
        Lead = SomeLead.Acme,
        Facts = LeadFacts.Unknown,
        Decision = decision,
        Uses =
        [
            new("triage", model, null, 1, 1_000, 1_000, 10), new("reader", model, null, 1, 2_000, 0, 100), new(specialist, model, null, 2, input, 0, output),
            .. specialist == "closing" ? Array.Empty<AgentUse>() : [new AgentUse("writer", model, null, 1, 500, 0, 80)],
        ],
    };

    private static Decision Decide(LeadFacts facts) =>
        Scorer.Decide(SomeLead.Acme, new CheckedFacts(facts, false), Rubric.Parse(File.ReadAllText(Path.Combine(PromptCopy.Shipped, "rubric.json"))));
}
