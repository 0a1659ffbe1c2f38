using Agent.Plugins.Leads;
using Agent.Plugins.Scoring;
using Xunit;

namespace Agent.Tests.Scoring;

public sealed class ScorerTests
{
    [Theory]
    [InlineData(NeedLevel.Specific, 25)]
    [InlineData(NeedLevel.General, 18)]
    [InlineData(NeedLevel.Vague, 8)]
    [InlineData(NeedLevel.Absent, 0)]
    public void Decide_Need_GivesItsPoints(NeedLevel level, int points) => AssertPoints("need", points, ScoringMake.Facts(need: level));

    [Theory]
    [InlineData(0, 20)]
    [InlineData(30, 20)]
    [InlineData(31, 16)]
    [InlineData(90, 16)]
    [InlineData(91, 12)]
    [InlineData(180, 12)]
    [InlineData(181, 6)]
    [InlineData(365, 6)]
    [InlineData(366, 2)]
    [InlineData(100_000, 2)]
    public void Decide_Timeline_GivesItsPoints(int days, int points) => AssertPoints("timeline", points, ScoringMake.Facts(days: days));

    [Theory]
    [InlineData("50000", 20)]
    [InlineData("49999.99", 15)]
    [InlineData("10000", 15)]
    [InlineData("9999", 10)]
    [InlineData("2000", 10)]
    [InlineData("1999", 5)]
    [InlineData("0.01", 5)]
    [InlineData("79228162514264337593543950335", 20)]
    public void Decide_Budget_GivesItsPoints(string usd, int points) =>
        AssertPoints("budget", points, ScoringMake.Facts(usd: decimal.Parse(usd, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(AuthorityLevel.Executive, 20)]
    [InlineData(AuthorityLevel.Director, 16)]
    [InlineData(AuthorityLevel.Manager, 12)]
    [InlineData(AuthorityLevel.Contributor, 6)]
    [InlineData(AuthorityLevel.StudentOrIntern, 0)]
    [InlineData(AuthorityLevel.Absent, 0)]
    public void Decide_Authority_GivesItsPoints(AuthorityLevel level, int points) => AssertPoints("authority", points, ScoringMake.Facts(authority: level));

    [Theory]
    [InlineData(5_000, 15, 10)]
    [InlineData(200, 15, 10)]
    [InlineData(199, 12, 7)]
    [InlineData(20, 12, 7)]
    [InlineData(19, 8, 3)]
    [InlineData(5, 8, 3)]
    [InlineData(4, 4, 0)]
    [InlineData(1, 4, 0)]
    public void Decide_Size_GivesItsPointsLessForFreeMail(int people, int points, int freeMail)
    {
        var facts = ScoringMake.Facts(people: people);

        AssertPoints("fit", points, facts);
        Assert.Equal(freeMail, Scorer.Decide(ScoringMake.Lead() with { AddressClass = AddressClass.Free }, facts, ScoringMake.Rubric).Criteria[4].Points);
    }

    [Theory]
    [InlineData("2500", "GBP", BudgetPeriod.Month, 15, "39600 USD a year (2500 GBP a month)")]
    [InlineData("40000", "EUR", BudgetPeriod.Once, 15, "46000 USD a year (40000 EUR)")]
    [InlineData("50000", null, null, 20, "50000 USD a year")]
    [InlineData("50000", "usd", BudgetPeriod.Year, 20, "50000 USD a year")]
    [InlineData("900", "USD", BudgetPeriod.Month, 15, "10800 USD a year (900 a month)")]
    [InlineData("900", "USD", BudgetPeriod.Once, 5, "900 USD a year")]
    public void Decide_OtherMoney_BecomesUsdAYear(string amount, string? currency, BudgetPeriod? period, int points, string value)
    {
        var money = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
        var decision = ScoringMake.Decide(LeadFacts.Unknown with { Budget = new(BudgetKind.Amount, money, currency, period, ScoringMake.Said) });

        Assert.Equal((points, value.Replace("(900 a month)", "(900 USD a month)", StringComparison.Ordinal)), (decision.Criteria[2].Points, decision.Criteria[2].Value));
    }

    [Fact]
    public void Decide_UnknownCurrency_KeepsTheFigureAndSaysSo()
    {
        var decision = ScoringMake.Decide(LeadFacts.Unknown with { Budget = new(BudgetKind.Amount, 20_000, "XAU", null, ScoringMake.Said) });

        Assert.Equal(15, decision.Criteria[2].Points);
        Assert.Equal([DecisionFlags.UnknownCurrency], decision.Flags);
    }

    [Fact]
    public void Decide_ApprovedAndNone_ArePointsWithoutAmounts()
    {
        Assert.Equal(10, ScoringMake.Decide(LeadFacts.Unknown with { Budget = new(BudgetKind.Approved, null, null, null, ScoringMake.Said) }).Score);

        var none = ScoringMake.Decide(LeadFacts.Unknown with { Budget = new(BudgetKind.None, null, null, null, ScoringMake.Said) });
        Assert.Equal(0, none.Score);
        Assert.DoesNotContain("budget", none.MissingFields);
    }

    [Fact]
    public void Decide_NothingKnown_AsksForEverything()
    {
        var decision = ScoringMake.Decide(LeadFacts.Unknown);

        Assert.Equal((0, 100, 0m, Disposition.NeedsInfo, Tier.Nurture, Segment.Unknown), (decision.Score, decision.Ceiling, decision.Confidence, decision.Disposition, decision.Tier, decision.Segment));
        Assert.Equal(["need", "timeline", "budget", "title", "company_size"], decision.MissingFields);
        Assert.Equal(["need", "timeline", "budget", "authority", "fit"], decision.Criteria.Select(criterion => criterion.Name));
        Assert.All(decision.Criteria, criterion => Assert.Equal((0, null, null), (criterion.Points, criterion.Value, criterion.Evidence)));
        Assert.Empty(decision.Flags);
        Assert.Null(decision.ReasonCode);
    }

    // By hand: 18 + 12 + 10 + 12 + 12 = 64; everything known.
    [Fact]
    public void Decide_EverythingKnown_CeilingIsTheScore()
    {
        var decision = ScoringMake.Decide(ScoringMake.Facts(NeedLevel.General, 120, 5_000, AuthorityLevel.Manager, 30, IntentKind.Buyer));

        Assert.Equal((64, 64, 1m, Disposition.Qualified, Segment.Smb, false), (decision.Score, decision.Ceiling, decision.Confidence, decision.Disposition, decision.Segment, decision.Borderline));
        Assert.Empty(decision.MissingFields);
    }

    // By hand: 25 + 16 + 12 = 53; budget 20 and fit 15 are open; 65 of 100 known.
    [Fact]
    public void Decide_TwoMissing_NeedsInfoWithItsCeiling()
    {
        var decision = ScoringMake.Decide(ScoringMake.Facts(NeedLevel.Specific, 60, authority: AuthorityLevel.Manager));

        Assert.Equal((53, 88, 0.65m, Disposition.NeedsInfo), (decision.Score, decision.Ceiling, decision.Confidence, decision.Disposition));
        Assert.Equal(["budget", "company_size"], decision.MissingFields);
    }

    [Fact]
    public void Decide_FreeMailAndUnknownSize_CeilingKeepsTheDeduction() =>
        Assert.Equal(95, Scorer.Decide(ScoringMake.Lead() with { AddressClass = AddressClass.Free }, LeadFacts.Unknown, ScoringMake.Rubric).Ceiling);

    // By hand: 18 + 2 + 6 + 8 = 34 with the budget unknown; 8 + 2 + 6 + 4 = 20.
    [Theory]
    [InlineData(NeedLevel.General, 8, 34, Disposition.Nurture, null)]
    [InlineData(NeedLevel.Vague, 2, 20, Disposition.Disqualified, "low_fit")]
    public void Decide_OneMissing_NurturesOrEnds(NeedLevel need, int people, int score, Disposition disposition, string? reason)
    {
        var decision = ScoringMake.Decide(ScoringMake.Facts(need, 400, authority: AuthorityLevel.Contributor, people: people));

        Assert.Equal((score, disposition, reason), (decision.Score, decision.Disposition, decision.ReasonCode));
    }

    [Theory]
    [InlineData(IntentKind.Spam, Disposition.Spam, "spam_or_bot")]
    [InlineData(IntentKind.JobSeeker, Disposition.Disqualified, "job_seeker")]
    [InlineData(IntentKind.Student, Disposition.Disqualified, "student_or_research")]
    [InlineData(IntentKind.Vendor, Disposition.Disqualified, "vendor_or_solicitation")]
    [InlineData(IntentKind.Support, Disposition.Disqualified, "existing_customer_support")]
    [InlineData(IntentKind.Partner, Disposition.Disqualified, "partner_inquiry")]
    [InlineData(IntentKind.Press, Disposition.Qualified, null)]
    [InlineData(IntentKind.Buyer, Disposition.Qualified, null)]
    [InlineData(IntentKind.Unclear, Disposition.Qualified, null)]
    public void Decide_Intent_ComesBeforePoints(IntentKind intent, Disposition disposition, string? reason)
    {
        var decision = ScoringMake.Decide(ScoringMake.Facts(NeedLevel.Specific, 1, 50_000, AuthorityLevel.Executive, 500, intent));

        Assert.Equal((100, disposition, reason), (decision.Score, decision.Disposition, decision.ReasonCode));
        Assert.Equal(Scorer.TierOf(disposition), decision.Tier);
        Assert.False(decision.Borderline);
    }

    [Theory]
    [InlineData("competitor.example", "competitor")]
    [InlineData("mail.competitor.example", "competitor")]
    [InlineData("notcompetitor.example", null)]
    public void Decide_CompetitorDomain_IsDisqualified(string domain, string? reason) =>
        Assert.Equal(reason, Scorer.Decide(ScoringMake.Lead() with { Domain = domain }, LeadFacts.Unknown, ScoringMake.Rubric).ReasonCode);

    [Fact]
    public void Decide_ListedCountry_IsDisqualified()
    {
        var rubric = Rubric.Parse(RubricTests.With("hard_disqualifiers.countries", """{"Utopia": "outside_region"}"""));

        Assert.Equal("outside_region", Scorer.Decide(ScoringMake.Lead() with { Country = "UTOPIA" }, LeadFacts.Unknown, rubric).ReasonCode);
    }

    [Theory]
    [InlineData("see https://a.example and http://b.example or www.c.example", Disposition.Spam)]
    [InlineData("see https://www.a.example and http://b.example", Disposition.NeedsInfo)]
    [InlineData("mail me at a@www.example.com or b@c.example", Disposition.NeedsInfo)]
    public void Decide_ManyLinks_AreSpam(string message, Disposition disposition) =>
        Assert.Equal(disposition, Scorer.Decide(ScoringMake.Lead() with { Message = message }, LeadFacts.Unknown, ScoringMake.Rubric).Disposition);

    [Theory]
    [InlineData(NeedLevel.Absent, Disposition.Spam)]
    [InlineData(NeedLevel.Vague, Disposition.NeedsInfo)]
    public void Decide_DisposableAddress_NeedsANeed(NeedLevel need, Disposition disposition)
    {
        var lead = ScoringMake.Lead() with { AddressClass = AddressClass.Disposable };

        Assert.Equal(disposition, Scorer.Decide(lead, ScoringMake.Facts(need), ScoringMake.Rubric).Disposition);
    }

    [Fact]
    public void Decide_Injection_ChangesNothingButTheFlag()
    {
        var facts = ScoringMake.Facts(NeedLevel.General, 60, 5_000, AuthorityLevel.Manager, 30);
        var clean = ScoringMake.Decide(facts);
        var attacked = ScoringMake.Decide(facts with { Injection = new(true, ScoringMake.Said) });

        Assert.Equal([DecisionFlags.Injection], attacked.Flags);
        Assert.Equal((clean.Score, clean.Tier, clean.Disposition, clean.Ceiling), (attacked.Score, attacked.Tier, attacked.Disposition, attacked.Ceiling));
    }

    [Theory]
    [InlineData("2026-11-19", 0, "past")]
    [InlineData("2026-11-20", 20, "0 days")]
    [InlineData("2026-11-21", 20, "1 day")]
    [InlineData("2026-12-20", 20, "30 days")]
    [InlineData("2026-12-21", 16, "31 days")]
    public void Decide_Date_IsCountedFromTheDayOfReceipt(string date, int points, string value)
    {
        var day = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        var decision = ScoringMake.Decide(LeadFacts.Unknown with { Timeline = new(TimelineKind.Date, null, day, ScoringMake.Said) });

        Assert.Equal((points, value), (decision.Criteria[1].Points, decision.Criteria[1].Value));
        Assert.Equal(value == "past", decision.MissingFields.Contains("timeline"));
    }

    [Fact]
    public void Decide_ReceivedAtOffset_CountsTheUtcDay()
    {
        var lead = ScoringMake.Lead() with { ReceivedAt = new DateTimeOffset(2026, 11, 21, 1, 0, 0, TimeSpan.FromHours(10)) };
        var facts = LeadFacts.Unknown with { Timeline = new(TimelineKind.Date, null, new(2026, 11, 20), ScoringMake.Said) };

        Assert.Equal("0 days", Scorer.Decide(lead, facts, ScoringMake.Rubric).Criteria[1].Value);
    }

    [Theory]
    [InlineData(BudgetKind.Amount, null)]
    [InlineData(BudgetKind.Amount, -5)]
    [InlineData(BudgetKind.Amount, 0)]
    public void Decide_AmountWithoutFigure_IsAbsent(BudgetKind kind, int? amount) =>
        Assert.Contains("budget", ScoringMake.Decide(LeadFacts.Unknown with { Budget = new(kind, amount, "USD", null, ScoringMake.Said) }).MissingFields);

    [Fact]
    public void Decide_TimeWithoutFigure_IsAbsentAndNegativeIsPast()
    {
        Assert.Contains("timeline", ScoringMake.Decide(LeadFacts.Unknown with { Timeline = new(TimelineKind.Horizon, null, null, ScoringMake.Said) }).MissingFields);
        Assert.Equal("past", ScoringMake.Decide(ScoringMake.Facts(days: -1)).Criteria[1].Value);
    }

    // 25 + 12 + 12 + 8 = 57, and so on around both edges.
    [Theory]
    [InlineData(NeedLevel.Specific, 100, AuthorityLevel.Manager, 6, 57, true)]
    [InlineData(NeedLevel.Specific, 100, AuthorityLevel.Manager, 30, 61, true)]
    [InlineData(NeedLevel.Specific, 60, AuthorityLevel.Manager, 30, 65, false)]
    [InlineData(NeedLevel.Vague, 100, AuthorityLevel.Contributor, 2, 30, true)]
    [InlineData(NeedLevel.Vague, 100, AuthorityLevel.Contributor, 6, 34, false)]
    public void Decide_NearAnEdge_IsBorderline(NeedLevel need, int days, AuthorityLevel authority, int people, int score, bool borderline)
    {
        var decision = ScoringMake.Decide(ScoringMake.Facts(need, days, authority: authority, people: people));

        Assert.Equal((score, borderline), (decision.Score, decision.Borderline));
    }

    [Theory]
    [InlineData("Acme Corp", "acme.com", true)]
    [InlineData("Acme Corp", "mail.acme.co.uk", true)]
    [InlineData("BigCorp Industries", "bigcorp.com", true)]
    [InlineData("SmallBiz Inc", "smallbiz.com", true)]
    [InlineData("International Business Machines", "ibm.com", true)]
    [InlineData("Müller & Söhne", "xn--mller-kva.de", false)]
    [InlineData("Exxon Mobil", "fastmailer.io", false)]
    [InlineData("Acme Corp", "company.com", false)]
    [InlineData("!!!", "acme.com", false)]
    public void Decide_ForeignDomain_MarksClaimsAsSelfDeclared(string company, string domain, bool agrees)
    {
        var lead = ScoringMake.Lead() with { Company = company, Domain = domain };
        var decision = Scorer.Decide(lead, ScoringMake.Facts(people: 50), ScoringMake.Rubric);

        Assert.Equal(!agrees, decision.Flags.Contains(DecisionFlags.SelfDeclared));
    }

    [Fact]
    public void Decide_Summary_HoldsNoWordOfTheLead()
    {
        var lead = ScoringMake.Lead() with { Message = "zebra quokka", Company = "Quokka Ltd", Title = "Zebra" };
        var said = new Evidence("message", "zebra quokka");
        var facts = LeadFacts.Unknown with { Need = new(NeedLevel.Specific, said), Budget = new(BudgetKind.Amount, 5, "zebra", null, said) };

        var summary = Scorer.Decide(lead, facts, ScoringMake.Rubric).Summary;

        Assert.DoesNotContain("zebra", summary, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("quokka", summary, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("need specific", summary, StringComparison.Ordinal);
    }

    private static void AssertPoints(string criterion, int points, LeadFacts facts)
    {
        var decision = ScoringMake.Decide(facts);

        Assert.Equal(points, Assert.Single(decision.Criteria, c => c.Name == criterion).Points);
        Assert.Equal(points, decision.Score);
    }
}
