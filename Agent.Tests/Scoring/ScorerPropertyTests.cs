using Agent.Plugins.Leads;
using Agent.Plugins.Scoring;
using Xunit;

namespace Agent.Tests.Scoring;

/// <summary>What must hold for any facts at all: thousands of them from a fixed seed.</summary>
public sealed class ScorerPropertyTests
{
    private const int Rounds = 5_000;

    [Fact]
    public void Decide_AnyFacts_AddsUpAndStaysInRange()
    {
        var random = new Random(4711);

        for (var i = 0; i < Rounds; i++)
        {
            var lead = ScoringMake.Lead() with { AddressClass = Pick<AddressClass>(random), Company = random.Next(3) == 0 ? null : "Acme" };
            var decision = Scorer.Decide(lead, AnyFacts(random), ScoringMake.Rubric);

            Assert.Equal(decision.Score, decision.Criteria.Sum(criterion => criterion.Points));
            Assert.InRange(decision.Score, 0, decision.Ceiling);
            Assert.InRange(decision.Ceiling, 0, 100);
            Assert.InRange(decision.Confidence, 0, 1);
            Assert.All(decision.Criteria, criterion => Assert.InRange(criterion.Points, 0, criterion.Max));
            Assert.Equal(decision.Disposition is Disposition.Spam or Disposition.Disqualified, decision.ReasonCode is not null);
            Assert.Equal(Scorer.TierOf(decision.Disposition), decision.Tier);
            Assert.All(decision.WhatWouldChange, change => Assert.NotEqual(decision.Disposition, change.Disposition));
        }
    }

    [Fact]
    public void Decide_SameInput_GivesTheSameDecision()
    {
        var random = new Random(4712);

        for (var i = 0; i < 200; i++)
        {
            var facts = AnyFacts(random);
            Assert.Equivalent(ScoringMake.Decide(facts), ScoringMake.Decide(facts), strict: true);
        }
    }

    [Fact]
    public void Decide_BetterFact_NeverLowersTheScore()
    {
        var random = new Random(4713);

        for (var i = 0; i < Rounds; i++)
        {
            var facts = ScoringMake.Facts((NeedLevel)random.Next(4), random.Next(800), random.Next(1, 90_000), (AuthorityLevel)random.Next(6), random.Next(1, 900));
            var score = ScoringMake.Decide(facts).Score;
            var better = random.Next(5) switch
            {
                0 => facts with { Need = facts.Need with { Level = NeedLevel.Specific } },
                1 => facts with { Timeline = facts.Timeline with { Days = facts.Timeline.Days / 2 } },
                2 => facts with { Budget = facts.Budget with { Amount = facts.Budget.Amount * 2 } },
                3 => facts with { Authority = facts.Authority with { Level = AuthorityLevel.Executive } },
                _ => facts with { CompanySize = facts.CompanySize with { Min = facts.CompanySize.Min * 3 } },
            };

            Assert.InRange(ScoringMake.Decide(better).Score, score, 100);
        }
    }

    private static LeadFacts AnyFacts(Random random) => new()
    {
        Need = new(Pick<NeedLevel>(random), AnyEvidence(random)),
        Timeline = new(
            Pick<TimelineKind>(random), Maybe(random, () => random.Next(int.MinValue, int.MaxValue)), Maybe(random, () => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber))), AnyEvidence(random)),
        Budget = new(
            Pick<BudgetKind>(random), Maybe(random, () => random.Next(4) == 0 ? decimal.MaxValue : random.Next(-100, 100_000)), random.Next(3) switch { 0 => "EUR", 1 => "??", _ => null }, Maybe(random, () => Pick<BudgetPeriod>(random)), AnyEvidence(random)),
        Authority = new(Pick<AuthorityLevel>(random), AnyEvidence(random)),
        CompanySize = new(Maybe(random, () => random.Next(-10, 5_000)), Maybe(random, () => random.Next(-10, 5_000)), AnyEvidence(random)),
        Intent = new(Pick<IntentKind>(random), AnyEvidence(random)),
        Injection = new(random.Next(2) == 0, AnyEvidence(random)),
    };

    private static Evidence? AnyEvidence(Random random) => random.Next(5) switch
    {
        0 => null,
        1 => new("message", "not in there"),
        2 => new("nowhere", "as said"),
        _ => ScoringMake.Said,
    };

    private static T? Maybe<T>(Random random, Func<T> make) where T : struct => random.Next(3) == 0 ? null : make();

    private static T Pick<T>(Random random) where T : struct, Enum => Enum.GetValues<T>()[random.Next(Enum.GetValues<T>().Length)];
}
