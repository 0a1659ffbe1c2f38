using Agent.Plugins.Leads;
using Agent.Plugins.Scoring;
using Xunit;

namespace Agent.Tests.Scoring;

/// <summary>What must hold for any lead, any facts and any rubric: thousands of each from fixed seeds, the shipped rubrics among them.</summary>
public sealed class ScorerPropertyTests
{
    private const int Rounds = 5_000;

    private static readonly Rubric Champ = Rubric.Parse(File.ReadAllText(Path.Combine(ScoringMake.Prompts, "presets", "champ.json")));

    [Fact]
    public void Decide_AnyFacts_AddsUpAndStaysInRange()
    {
        var random = new Random(4711);

        for (var i = 0; i < Rounds; i++)
        {
            var rubric = AnyRubric(random);
            var decision = Scorer.Decide(AnyScoring.Lead(random), AnyScoring.Facts(random), rubric);

            Assert.Equal(decision.Score, decision.Criteria.Sum(criterion => criterion.Points));
            Assert.Equal(100, decision.Criteria.Sum(criterion => criterion.Max));
            Assert.InRange(decision.Score, 0, decision.Ceiling);
            Assert.InRange(decision.Ceiling, 0, 100);
            Assert.Equal(decision.Criteria.Where(criterion => criterion.Value is not null).Sum(criterion => criterion.Max) / 100m, decision.Confidence);
            Assert.All(decision.Criteria, criterion => Assert.InRange(criterion.Points, 0, criterion.Max));
            Assert.All(decision.Criteria, criterion => Assert.True(criterion.Max > 0));
            Assert.Equal(Scorer.TierOf(decision.Disposition), decision.Tier);
            Assert.Equal((rubric.Hash, rubric.Title), (decision.Rubric, decision.RubricName));
            Assert.All(decision.WhatWouldChange, change => Assert.NotEqual(decision.Disposition, change.Disposition));
        }
    }

    [Fact]
    public void Decide_AnyFacts_GivesAReasonOfTheClosedListWhenItTurnsAway()
    {
        var random = new Random(4714);

        for (var i = 0; i < Rounds; i++)
        {
            var rubric = AnyRubric(random);
            var decision = Scorer.Decide(AnyScoring.Lead(random), AnyScoring.Facts(random), rubric);

            Assert.Equal(decision.Disposition is Disposition.Spam or Disposition.Disqualified, decision.ReasonCode is not null);
            Assert.True(decision.ReasonCode is null || rubric.HasReasonCode(decision.ReasonCode));
        }
    }

    /// <summary>Rules 2 and 3 come before points: what is worth everything is turned away all the same, and never as borderline.</summary>
    [Fact]
    public void Decide_HardDisqualifier_WinsWhateverThePoints()
    {
        var random = new Random(4715);

        for (var i = 0; i < Rounds; i++)
        {
            var rubric = AnyRubric(random);
            var intent = AnyScoring.Pick<IntentKind>(random);
            var facts = AnyScoring.Sound(random) with { Intent = new(intent, ScoringMake.Said) };
            var listed = rubric.HardDisqualifiers.Intents.GetValueOrDefault(IntentWords.Of(intent));

            var decision = Scorer.Decide(ScoringMake.Lead(), facts, rubric);

            var expected = intent is IntentKind.Spam ? Disposition.Spam : Disposition.Disqualified;
            Assert.Equal(intent is IntentKind.Spam ? rubric.Spam.ReasonCode : listed, decision.Disposition == expected && decision.ReasonCode != "low_fit" ? decision.ReasonCode : null);
            Assert.False((intent is IntentKind.Spam || listed is not null) && decision.Borderline);
        }
    }

    [Fact]
    public void Decide_SameInput_GivesTheSameDecision()
    {
        var random = new Random(4712);

        for (var i = 0; i < 200; i++)
        {
            var (lead, facts, rubric) = (AnyScoring.Lead(random), AnyScoring.Facts(random), AnyRubric(random));
            Assert.Equivalent(Scorer.Decide(lead, facts, rubric), Scorer.Decide(lead, facts, rubric), strict: true);
        }
    }

    [Fact]
    public void Decide_BetterFact_NeverLowersTheScore()
    {
        var random = new Random(4713);

        for (var i = 0; i < Rounds; i++)
        {
            var (lead, rubric, facts) = (AnyScoring.Lead(random), AnyRubric(random), AnyScoring.Sound(random));
            var better = Better(facts, random);

            var (before, after) = (Scorer.Decide(lead, facts, rubric), Scorer.Decide(lead, better, rubric));

            Assert.InRange(after.Score, before.Score, 100);

            // Nothing became unknown, so nobody is turned away for having said more of what was known.
            if (before.MissingFields.SequenceEqual(after.MissingFields))
            {
                Assert.True(Height(after.Disposition) >= Height(before.Disposition), $"{before.Summary} became {after.Summary}");
            }
        }
    }

    [Fact]
    public void Decide_UnknownFactBecomesKnown_NeverLowersTheScoreNorRaisesTheCeiling()
    {
        var random = new Random(4716);

        for (var i = 0; i < Rounds; i++)
        {
            var (lead, rubric, full) = (AnyScoring.Lead(random), AnyRubric(random), Full(random));
            var (before, after) = (Scorer.Decide(lead, Without(full, random.Next(5)), rubric), Scorer.Decide(lead, full, rubric));

            Assert.InRange(after.Score, before.Score, before.Ceiling);
            Assert.InRange(after.Ceiling, after.Score, before.Ceiling);
            Assert.InRange(after.Confidence, before.Confidence, 1);
        }
    }

    [Fact]
    public void Decide_AnyFacts_IsBorderlineExactlyWithinTheBand()
    {
        var random = new Random(4717);

        for (var i = 0; i < Rounds; i++)
        {
            var rubric = AnyRubric(random);
            var rules = rubric.Dispositions;
            var decision = Scorer.Decide(ScoringMake.Lead(), AnyScoring.Sound(random), rubric);

            var distance = Math.Min(Math.Abs(decision.Score - rules.QualifiedFrom), Math.Abs(decision.Score - rules.NurtureFrom));
            Assert.Equal(distance <= rules.BorderlineWithin, decision.Borderline);
        }
    }

    private static Rubric AnyRubric(Random random) => random.Next(4) switch
    {
        0 => ScoringMake.Rubric,
        1 => Champ,
        _ => AnyScoring.Rubric(random),
    };

    private static LeadFacts Better(LeadFacts facts, Random random) => random.Next(5) switch
    {
        0 => facts with { Need = facts.Need with { Level = (NeedLevel)random.Next((int)facts.Need.Level, (int)NeedLevel.Specific + 1) } },
        1 => facts with { Timeline = facts.Timeline with { Days = facts.Timeline.Days is { } days ? random.Next(days + 1) : null } },
        2 => facts with { Budget = facts.Budget with { Amount = facts.Budget.Amount * random.Next(1, 9) } },
        3 => facts with { Authority = facts.Authority with { Level = (AuthorityLevel)random.Next((int)facts.Authority.Level, (int)AuthorityLevel.Executive + 1) } },
        _ => facts with { CompanySize = facts.CompanySize with { Min = facts.CompanySize.Min * random.Next(1, 9) } },
    };

    private static LeadFacts Full(Random random) => ScoringMake.Facts(
        (NeedLevel)random.Next(1, 4), random.Next(800), random.Next(1, 90_000), (AuthorityLevel)random.Next(1, 6), random.Next(1, 900));

    private static LeadFacts Without(LeadFacts facts, int fact) => fact switch
    {
        0 => facts with { Need = LeadFacts.Unknown.Need },
        1 => facts with { Timeline = LeadFacts.Unknown.Timeline },
        2 => facts with { Budget = LeadFacts.Unknown.Budget },
        3 => facts with { Authority = LeadFacts.Unknown.Authority },
        _ => facts with { CompanySize = LeadFacts.Unknown.CompanySize },
    };

    internal static int Height(Disposition disposition) => disposition switch
    {
        Disposition.Qualified => 3,
        Disposition.NeedsInfo or Disposition.Nurture => 2,
        Disposition.Disqualified => 1,
        _ => 0,
    };
}
