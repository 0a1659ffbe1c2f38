using Agent.Plugins.Scoring;

namespace Agent.Tests.Scoring;

/// <summary>Several reads of one lead: the median counts, the spread is shown, the other end is kept for a person.</summary>
public sealed class LeadReadsTests
{
    // 25 + 12 (100 days) + 12 + 12
    private static readonly LeadFacts At61 = ScoringMake.Facts(NeedLevel.Specific, 100, authority: AuthorityLevel.Manager, people: 50);

    // 18 + 16 (60 days) + 12 + 12
    private static readonly LeadFacts At58 = ScoringMake.Facts(NeedLevel.General, 60, authority: AuthorityLevel.Manager, people: 50);

    // 18 + 20 (10 days) + 12 + 12
    private static readonly LeadFacts At62 = ScoringMake.Facts(NeedLevel.General, 10, authority: AuthorityLevel.Manager, people: 50);

    // 8 + 2 (400 days) + 0 + 4
    private static readonly LeadFacts At14 = ScoringMake.Facts(NeedLevel.Vague, 400, authority: AuthorityLevel.StudentOrIntern, people: 2);

    [Fact]
    public void Settle_OneRead_IsTheDecisionAsItIs()
    {
        var judgement = Judge(At61);

        Assert.Equivalent(ScoringMake.Decide(At61), judgement.Counts.Decision, strict: true);
        Assert.Null(judgement.Counts.Decision.Reads);
        Assert.Null(judgement.Otherwise);
        Assert.Null(judgement.Differences);
    }

    [Fact]
    public void Settle_ThreeReads_MedianCountsAndTheSpreadIsShown()
    {
        var decision = Judge(At62, At58, At61).Counts.Decision;

        Assert.Equal((61, Disposition.Qualified), (decision.Score, decision.Disposition));
        Assert.Equal([62, 58, 61], decision.Reads!.Scores);
        Assert.Equal([Disposition.Qualified, Disposition.Nurture, Disposition.Qualified], decision.Reads.Dispositions);
        Assert.EndsWith(" Read 3 times, 61: 58, 61, 62.", decision.Summary, StringComparison.Ordinal);
        Assert.Equal(61, decision.Criteria.Sum(criterion => criterion.Points));
    }

    [Fact]
    public void Settle_DissentingRead_IsKeptWithItsOwnArithmetic()
    {
        var otherwise = Judge(At62, At58, At61).Otherwise!;

        Assert.Equal((58, Disposition.Nurture, NeedLevel.General), (otherwise.Decision.Score, otherwise.Decision.Disposition, otherwise.Facts.Need.Level));
        Assert.Equal([62, 58, 61], otherwise.Decision.Reads!.Scores);
        Assert.EndsWith(" Read 3 times, 58: 58, 61, 62.", otherwise.Decision.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Settle_AllAgree_HasNothingOtherwise()
    {
        var judgement = Judge(At61, At62, At61);

        Assert.Equal(61, judgement.Counts.Decision.Score);
        Assert.Null(judgement.Otherwise);
    }

    /// <summary>Of equal scores the first read counts, also when a later one rests on other facts.</summary>
    [Fact]
    public void Settle_EqualScores_TheFirstCounts()
    {
        // 25 + 16 + 0 + 12 + 8 = 61, from other facts than the 61 above
        var also61 = ScoringMake.Facts(NeedLevel.Specific, 60, authority: AuthorityLevel.Manager, people: 10);

        Assert.Equal("10 people", Judge(also61, At61, At58).Counts.Decision.Criteria.Single(criterion => criterion.Name == "fit").Value);
        Assert.Equal("50 people", Judge(At61, also61, At58).Counts.Decision.Criteria.Single(criterion => criterion.Name == "fit").Value);
    }

    /// <summary>The third read was not to be had: of two neither is the median, so the first stands.</summary>
    [Fact]
    public void Settle_TwoReads_TheFirstCounts()
    {
        Assert.Equal((61, 58), (Judge(At61, At58).Counts.Decision.Score, Judge(At61, At58).Otherwise!.Decision.Score));
        Assert.Equal((58, 61), (Judge(At58, At61).Counts.Decision.Score, Judge(At58, At61).Otherwise!.Decision.Score));
    }

    [Fact]
    public void Settle_SeveralDissent_TheNearestIsTheOtherEnd()
    {
        // nurture 58 in the middle, qualified 62 is nearer than disqualified 14
        var judgement = Judge(At14, At58, At62);

        Assert.Equal((58, Disposition.Nurture), (judgement.Counts.Decision.Score, judgement.Counts.Decision.Disposition));
        Assert.Equal((62, Disposition.Qualified), (judgement.Otherwise!.Decision.Score, judgement.Otherwise.Decision.Disposition));
    }

    /// <summary>The median may lie outside the band; that the first read did not is what people should know.</summary>
    [Fact]
    public void Settle_MedianOutsideTheBand_IsStillBorderline()
    {
        var far = ScoringMake.Facts(NeedLevel.Specific, 10, 50_000, AuthorityLevel.Manager, 50);

        var decision = Judge(At61, far, far).Counts.Decision;

        Assert.Equal((89, true), (decision.Score, decision.Borderline));
    }

    [Fact]
    public void Settle_OneReadSuspectsAnInjection_AllDo()
    {
        var judgement = Judge(At62, At58 with { Injection = new(true, ScoringMake.Said) }, At61);

        Assert.Equal(61, judgement.Counts.Decision.Score);
        Assert.Contains(DecisionFlags.Injection, judgement.Counts.Decision.Flags);
        Assert.Contains(DecisionFlags.Injection, judgement.Otherwise!.Decision.Flags);
    }

    [Fact]
    public void Settle_QuotesOfEveryRead_AreChecked()
    {
        var invented = At61 with { Need = new(NeedLevel.Specific, new("message", "never said")) };

        var judgement = Judge(At61, invented, At62);

        Assert.Equal([61, 36, 62], judgement.Counts.Decision.Reads!.Scores);
        Assert.DoesNotContain(DecisionFlags.UnsupportedEvidence, judgement.Counts.Decision.Flags);
        Assert.Contains(DecisionFlags.UnsupportedEvidence, judgement.Otherwise!.Decision.Flags);
    }

    [Theory]
    [InlineData(100, true)] // 61
    [InlineData(60, false)] // 65
    public void IsBorderline_ByTheFirstReadAlone(int days, bool borderline)
    {
        var reads = new LeadReads(ScoringMake.Lead(), ScoringMake.Rubric);
        Assert.False(reads.IsBorderline);
        reads.Add(At61 with { Timeline = new(TimelineKind.Horizon, days, null, ScoringMake.Said) });
        reads.Add(At61);

        Assert.Equal(borderline, reads.IsBorderline);
    }

    [Fact]
    public void CrossCheck_SameFacts_FindsNothing()
    {
        var judgement = Compare(At61, At61);

        Assert.Empty(judgement.Differences!);
        Assert.DoesNotContain(DecisionFlags.CrossCheck, judgement.Counts.Decision.Flags);
    }

    [Fact]
    public void CrossCheck_OtherFactsSameEnd_IsWrittenDownWithoutAFlag()
    {
        var rules = At61 with { Authority = new(AuthorityLevel.Director, ScoringMake.Said), Timeline = new(TimelineKind.Absent, null, null, null) };

        var judgement = Compare(rules with { Budget = new(BudgetKind.Amount, 50_000, "USD", BudgetPeriod.Year, ScoringMake.Said) }, At61);

        Assert.Equal(
            [new("timeline", "100 days", "absent"), new("budget", "absent", "50000 USD a year"), new("authority", "manager", "director")], judgement.Differences!);
        Assert.Equivalent(ScoringMake.Decide(At61), judgement.Counts.Decision, strict: true);
    }

    [Fact]
    public void CrossCheck_OtherEnd_IsAFlagAndNothingElse()
    {
        var judgement = Compare(At58, At61);

        Assert.Equal([new("need", "specific", "general"), new("timeline", "100 days", "60 days")], judgement.Differences!);
        Assert.Equal([DecisionFlags.CrossCheck], judgement.Counts.Decision.Flags);
        Assert.Equivalent(ScoringMake.Decide(At61), judgement.Counts.Decision with { Flags = [] }, strict: true);
        Assert.Null(judgement.Otherwise);
    }

    [Fact]
    public void CrossCheck_IntentAndInjection_AreComparedToo()
    {
        var judgement = Compare(At61 with { Intent = new(IntentKind.JobSeeker, ScoringMake.Said), Injection = new(true, ScoringMake.Said) }, At61);

        Assert.Equal([new("intent", "unclear", "job_seeker"), new("injection", "not suspected", "suspected")], judgement.Differences!);
        Assert.Equal([DecisionFlags.CrossCheck], judgement.Counts.Decision.Flags);
    }

    /// <summary>Both are held to the lead's own words: what rules say without a quote is no opinion.</summary>
    [Fact]
    public void CrossCheck_RulesWithoutAQuote_CountAsAbsent()
    {
        var judgement = Compare(At61 with { Need = new(NeedLevel.Specific, null) }, At61);

        Assert.Equal([new("need", "specific", "absent")], judgement.Differences!);
    }

    private static Judgement Judge(params LeadFacts[] reads) => Compare(null, reads);

    private static Judgement Compare(LeadFacts? rules, params LeadFacts[] facts)
    {
        var reads = new LeadReads(ScoringMake.Lead(), ScoringMake.Rubric);
        foreach (var read in facts)
        {
            reads.Add(read);
        }

        return reads.Settle(rules);
    }
}
