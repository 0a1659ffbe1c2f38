using Agent.Plugins.Scoring;
using Xunit;

namespace Agent.Tests.Scoring;

public sealed class WhatWouldChangeTests
{
    // 25 + 12 + 0 + 12 + 12 = 61: eight points off the fit (12 to 4) or four (12 to 8) would end it; four is the smallest.
    [Fact]
    public void Decide_JustQualified_NamesTheSmallestLoss() =>
        Assert.Equal(
            [new Change("company_size", "fewer than 20 people", Disposition.Nurture, 57)],
            ScoringMake.Decide(ScoringMake.Facts(NeedLevel.Specific, 100, authority: AuthorityLevel.Manager, people: 50)).WhatWouldChange);

    // 18 + 12 + 10 + 6 + 12 = 58: three points more, from the largest size (15), lead to 61; down needs 29 points, which no fact has.
    [Fact]
    public void Decide_JustBelow_NamesTheSmallestGain() =>
        Assert.Equal(
            [new Change("company_size", "200 people or more", Disposition.Qualified, 61)],
            ScoringMake.Decide(ScoringMake.Facts(NeedLevel.General, 100, 5_000, AuthorityLevel.Contributor, 30)).WhatWouldChange);

    // 25 + 16 + 0 + 12 + 0 = 53, budget and size open: five people bring 8 and reach 61. So would an executive, but that is no open question.
    [Fact]
    public void Decide_NeedsInfo_SaysWhichAnswerWouldQualify() =>
        Assert.Equal(
            new Change("company_size", "5 people or more", Disposition.Qualified, 61),
            Assert.Single(ScoringMake.Decide(ScoringMake.Facts(NeedLevel.Specific, 60, authority: AuthorityLevel.Manager)).WhatWouldChange));

    [Fact]
    public void Decide_Disqualified_NamesTheNearestWayUp()
    {
        // 8 + 2 + 0 + 6 + 8 = 24 with the budget unknown: any sum brings 5, a manager 6, a date within a year 4; the budget is not enough.
        var up = ScoringMake.Decide(ScoringMake.Facts(NeedLevel.Vague, 400, authority: AuthorityLevel.Contributor, people: 8)).WhatWouldChange[0];

        Assert.Equal(new Change("authority", "manager", Disposition.Nurture, 30), up);
    }

    [Fact]
    public void Decide_WrongIntent_SaysWhatABuyerWouldBe() =>
        Assert.Equal(
            [new Change("intent", "buyer", Disposition.Qualified, 100)],
            ScoringMake.Decide(ScoringMake.Facts(NeedLevel.Specific, 1, 50_000, AuthorityLevel.Executive, 500, IntentKind.JobSeeker)).WhatWouldChange);

    [Fact]
    public void Decide_NoSingleFactSuffices_SaysNothing()
    {
        Assert.Empty(ScoringMake.Decide(LeadFacts.Unknown).WhatWouldChange);
        Assert.Empty(ScoringMake.Decide(ScoringMake.Facts(NeedLevel.Specific, 1, 50_000, AuthorityLevel.Executive, 500)).WhatWouldChange);
    }
}
