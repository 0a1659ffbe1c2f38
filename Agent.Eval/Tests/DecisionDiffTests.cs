using Agent.Eval.Diff;
using Agent.Plugins.Leads;
using Agent.Plugins.Scoring;

namespace Agent.Eval.Tests;

public sealed class DecisionDiffTests
{
    private static readonly string RubricText = File.ReadAllText(Path.Combine(PromptCopy.Shipped, "rubric.json"));

    [Fact]
    public void Of_SameDecision_IsNoChange()
    {
        var decision = Decide(Facts(people: 500));

        var diff = DecisionDiff.Of(decision, Decide(Facts(people: 500)));

        Assert.Equal((false, false, false, false, false), (diff.IsNoticed, diff.TierChanges, diff.DispositionChanges, diff.CrossesRejection, diff.ScoreChanges));
        Assert.Empty(diff.Moved);
    }

    [Fact]
    public void Of_ThresholdOnly_MovesNoCriterionAndClosesTheGate()
    {
        var diff = DecisionDiff.Of(Decide(Facts(people: 500)), Decide(Facts(people: 500), "\"qualified_from\": 60", "\"qualified_from\": 99"));

        Assert.Equal((true, true, false), (diff.TierChanges, diff.DispositionChanges, diff.ScoreChanges));
        Assert.Empty(diff.Moved);
        Assert.Equal(["enterprise_scheduling"], diff.GatesClosed);
    }

    [Fact]
    public void Of_PointsOnly_NamesTheCriterionAndIsNotNoticed()
    {
        var diff = DecisionDiff.Of(Decide(Facts(people: 500)), Decide(Facts(people: 500), "\"points\": 16", "\"points\": 15"));

        Assert.Equal([new CriterionMove("timeline", 16, 15)], diff.Moved);
        Assert.Equal((true, false), (diff.ScoreChanges, diff.IsNoticed));
    }

    [Fact]
    public void Of_SegmentEdge_OpensTheGateAndIsNoticed()
    {
        var diff = DecisionDiff.Of(Decide(Facts(people: 100)), Decide(Facts(people: 100), "\"enterprise_from\": 200", "\"enterprise_from\": 100"));

        Assert.Equal((true, false), (diff.IsNoticed, diff.DispositionChanges));
        Assert.Equal(["enterprise_scheduling"], diff.GatesOpened);
    }

    [Theory]
    [InlineData(IntentKind.Buyer, IntentKind.JobSeeker, true, "reject_decision")]
    [InlineData(IntentKind.Buyer, IntentKind.Spam, true, "mark_spam")]
    [InlineData(IntentKind.Spam, IntentKind.Buyer, false, "enterprise_scheduling")]
    public void Of_IntentReadOtherwise_CrossesTheRejection(IntentKind before, IntentKind after, bool into, string opened)
    {
        var diff = DecisionDiff.Of(Decide(Facts(500, before)), Decide(Facts(500, after)));

        Assert.Equal((true, into), (diff.CrossesRejection, diff.IsNewlyRejected));
        Assert.Contains(opened, diff.GatesOpened);
    }

    [Fact]
    public void Of_OneRejectionForAnother_IsNoticedAndCrossesNothing()
    {
        var diff = DecisionDiff.Of(Decide(Facts(500, IntentKind.JobSeeker)), Decide(Facts(500, IntentKind.Vendor)));

        Assert.Equal((true, false, false), (diff.IsNoticed, diff.DispositionChanges, diff.CrossesRejection));
    }

    [Fact]
    public void Of_BorderlineBandWider_OpensTheGate()
    {
        var diff = DecisionDiff.Of(Decide(Facts(people: 500)), Decide(Facts(people: 500), "\"borderline_within\": 3", "\"borderline_within\": 20"));

        Assert.Equal(["borderline"], diff.GatesOpened);
    }

    [Fact]
    public void Between_CriterionThatOneRubricLacks_HasNoPointsThere() => Assert.Equal(
        [new CriterionMove("money", null, 10), new CriterionMove("budget", 10, null)],
        CriterionMove.Between([new("budget", 10, 20, null, null), new("need", 5, 10, null, null)], [new("money", 10, 20, null, null), new("need", 5, 10, null, null)]));

    [Fact]
    public void Changes_OfRubrics_AreListedByPath() => Assert.Equal(
        ["a.b 1 → 2", "c[1] 6 → none", "d none → true"],
        RubricChanges.Between("""{"a":{"b":1}, "c":[5,6]} // old""", """{"a":{"b":2},"c":[5,],"d":true}"""));

    private static Decision Decide(LeadFacts facts, string from = "", string to = "")
    {
        Assert.Contains(from, RubricText, StringComparison.Ordinal);
        var rubric = Rubric.Parse(from.Length == 0 ? RubricText : RubricText.Replace(from, to, StringComparison.Ordinal));
        return Scorer.Decide(SomeLead.Acme, new CheckedFacts(facts, false), rubric);
    }

    // 25 + 16 + 0 + 20 + 15 or 12
    private static LeadFacts Facts(int people, IntentKind intent = IntentKind.Buyer) => LeadFacts.Unknown with
    {
        Need = new(NeedLevel.Specific, null),
        Timeline = new(TimelineKind.Horizon, 60, null, null),
        Authority = new(AuthorityLevel.Executive, null),
        CompanySize = new(people, people, null),
        Intent = new(intent, null),
    };
}
