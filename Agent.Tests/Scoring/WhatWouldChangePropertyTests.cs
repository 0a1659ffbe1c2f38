using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Plugins.Scoring;
using Xunit;

namespace Agent.Tests.Scoring;

/// <summary>What a decision promises comes true: the named change is made to the facts, in every way its words allow, and decided again.</summary>
public sealed partial class WhatWouldChangePropertyTests
{
    private const int Rounds = 1_500;

    private static readonly decimal[] Shares = [1m, 0.5m, 0.01m];

    [Fact]
    public void WhatWouldChange_Applied_HasThePromisedEffect()
    {
        var random = new Random(4721);
        var promises = 0;

        for (var i = 0; i < Rounds; i++)
        {
            var rubric = i % 3 == 0 ? ScoringMake.Rubric : AnyScoring.Rubric(random);
            var (lead, facts) = (AnyScoring.Lead(random), AnyScoring.Sound(random) with { Intent = new(AnyScoring.Pick<IntentKind>(random), ScoringMake.Said) });
            var before = Scorer.Decide(lead, facts, rubric);

            foreach (var change in before.WhatWouldChange)
            {
                var up = Height(change.Disposition) > Height(before.Disposition);
                var after = Applied(change, facts).Select(changed => Scorer.Decide(lead, changed, rubric)).ToList();
                promises++;

                Assert.Contains(after, decision => (decision.Disposition, decision.Score) == (change.Disposition, change.Score));
                Assert.All(after, decision => Assert.True(
                    up ? Height(decision.Disposition) >= Height(change.Disposition) : Height(decision.Disposition) <= Height(change.Disposition),
                    $"{before.Summary} {change} gave {decision.Summary}"));
            }
        }

        Assert.InRange(promises, Rounds / 2, 2 * Rounds);
    }

    [Fact]
    public void WhatWouldChange_Any_IsOneWayUpThenOneWayDown()
    {
        var random = new Random(4722);

        for (var i = 0; i < Rounds; i++)
        {
            var decision = Scorer.Decide(AnyScoring.Lead(random), AnyScoring.Facts(random), AnyScoring.Rubric(random));
            var directions = decision.WhatWouldChange.Select(change => Math.Sign(Height(change.Disposition) - Height(decision.Disposition))).ToList();

            Assert.DoesNotContain(0, directions);
            Assert.Equal(directions.Distinct().OrderDescending(), directions);
        }
    }

    /// <summary>No single fact is overlooked: whatever value is tried, a change of disposition in a direction is announced for that direction.</summary>
    [Fact]
    public void WhatWouldChange_Empty_MeansThatNoSingleFactSuffices()
    {
        var random = new Random(4723);

        for (var i = 0; i < Rounds; i++)
        {
            var rubric = AnyScoring.Rubric(random);
            var (lead, facts) = (ScoringMake.Lead(), AnyScoring.Sound(random));
            var before = Scorer.Decide(lead, facts, rubric);
            var other = AnyScoring.Sound(random);
            var tried = random.Next(5) switch
            {
                0 when other.Need.Level is not NeedLevel.Absent => facts with { Need = other.Need },
                1 when other.Timeline.Days is not null => facts with { Timeline = other.Timeline },
                2 when other.Budget.Amount is not null => facts with { Budget = other.Budget },
                3 when other.Authority.Level is not AuthorityLevel.Absent => facts with { Authority = other.Authority },
                4 when other.CompanySize.Min is not null => facts with { CompanySize = other.CompanySize },
                _ => facts,
            };
            var after = Scorer.Decide(lead, tried, rubric);
            var moved = Height(after.Disposition) - Height(before.Disposition);

            Assert.True(
                moved == 0 || before.WhatWouldChange.Any(change => Math.Sign(Height(change.Disposition) - Height(before.Disposition)) == Math.Sign(moved)),
                $"{before.Summary} became {after.Summary}");
        }
    }

    private static int Height(Disposition disposition) => ScorerPropertyTests.Height(disposition);

    /// <summary>The facts with the change made, once for each of several values that fit its words.</summary>
    private static IEnumerable<LeadFacts> Applied(Change change, LeadFacts facts) => change.Fact switch
    {
        "need" => [facts with { Need = new(Enum.Parse<NeedLevel>(change.Value, ignoreCase: true), ScoringMake.Said) }],
        "authority" => [facts with { Authority = new(Enum.Parse<AuthorityLevel>(change.Value.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true), ScoringMake.Said) }],
        "intent" => [facts with { Intent = new(Enum.Parse<IntentKind>(change.Value, ignoreCase: true), ScoringMake.Said) }],
        "timeline" when change.Value == "past" => [facts with { Timeline = new(TimelineKind.Past, null, null, ScoringMake.Said) }],
        "timeline" => Days(change.Value).Select(days => facts with { Timeline = new(TimelineKind.Horizon, days, null, ScoringMake.Said) }),
        "budget" when change.Value == "none" => [facts with { Budget = new(BudgetKind.None, null, null, null, ScoringMake.Said) }],
        "budget" when change.Value == "approved, amount not given" => [facts with { Budget = new(BudgetKind.Approved, null, null, null, ScoringMake.Said) }],
        "budget" => Amounts(change.Value).Select(usd => facts with { Budget = new(BudgetKind.Amount, usd, "USD", BudgetPeriod.Year, ScoringMake.Said) }),
        "company_size" => People(change.Value).Select(people => facts with { CompanySize = new(people, people, ScoringMake.Said) }),
        var unknown => throw new ArgumentException(unknown),
    };

    private static IEnumerable<int> Days(string value) => value switch
    {
        "any date to come" => [100_000, 1_000, 100, 0],
        _ when value.StartsWith("within", StringComparison.Ordinal) => Shares.Select(share => (int)(Number(value) * share)),
        _ => [(int)Number(value) + 1, (int)Number(value) * 2 + 2, 100_000],
    };

    private static IEnumerable<decimal> Amounts(string value) => value switch
    {
        "any amount" => [0.01m, 100, 10_000, 1_000_000],
        _ when value.StartsWith("below", StringComparison.Ordinal) => [Number(value) - 0.01m, .. Shares.Skip(1).Select(share => Number(value) * share)],
        _ => [Number(value), Number(value) * 2, 10_000_000],
    };

    private static IEnumerable<int> People(string value) => value switch
    {
        "any number of people" => [1, 10, 100, 100_000],
        _ when value.StartsWith("fewer", StringComparison.Ordinal) => [(int)Number(value) - 1, 1],
        _ => [(int)Number(value), (int)Number(value) * 2, 1_000_000],
    };

    private static decimal Number(string value) => decimal.Parse(Digits().Match(value).ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Digits();
}
