using Agent.Plugins.Scoring;
using Xunit;

namespace Agent.Tests.Scoring;

public sealed class EvidenceCheckTests
{
    [Theory]
    [InlineData("We need a CRM", "need a CRM", true)]
    [InlineData("We need a CRM", "NEED A crm", true)]
    [InlineData("We need\n   a\tCRM", "need a CRM", true)]
    [InlineData("We need a CRM", "need   a\nCRM", true)]
    [InlineData("We need a CRM", "We need an ERP", false)]
    [InlineData("We need a CRM", "", false)]
    [InlineData("We need a CRM", "   ", false)]
    [InlineData("ＣＲＭ for ５０ people", "CRM for 50 people", true)]
    [InlineData("ﬁnance", "finance", true)]
    [InlineData("cafe\u0301 chain", "caf\u00e9 chain", true)]
    [InlineData("zero\u200bwidth", "zerowidth", true)]
    [InlineData("bi\u202edi", "bidi", true)]
    [InlineData("tag\U000E0041ged", "tagged", true)]
    [InlineData("non\u00a0breaking", "non breaking", true)]
    [InlineData("lone \ud800 half", "lone", true)]
    public void Apply_Quote_MustStandInTheField(string message, string quote, bool stands)
    {
        var lead = ScoringMake.Lead() with { Message = message };
        var facts = LeadFacts.Unknown with { Need = new(NeedLevel.Specific, new("message", quote)) };

        var check = EvidenceCheck.Apply(lead, facts);

        Assert.Equal((stands ? NeedLevel.Specific : NeedLevel.Absent, !stands), (check.Facts.Need.Level, check.Unsupported));
    }

    [Theory]
    [InlineData("need")]
    [InlineData("email")]
    [InlineData("phone")]
    [InlineData("custom")]
    [InlineData("no_such_field")]
    [InlineData("Message")]
    [InlineData("")]
    public void Apply_OtherField_DropsTheFact(string field)
    {
        var lead = ScoringMake.Lead() with { Phone = "as said" };
        var facts = LeadFacts.Unknown with { Authority = new(AuthorityLevel.Executive, new(field, "as said")) };

        var check = EvidenceCheck.Apply(lead, facts);

        Assert.Equal(AuthorityLevel.Absent, check.Facts.Authority.Level);
        Assert.True(check.Unsupported);
    }

    [Fact]
    public void Apply_ValuesWithoutEvidence_AreAllDropped()
    {
        var facts = new LeadFacts
        {
            Need = new(NeedLevel.Specific, null),
            Timeline = new(TimelineKind.Horizon, 1, null, null),
            Budget = new(BudgetKind.Amount, 1_000_000, "USD", null, null),
            Authority = new(AuthorityLevel.Executive, null),
            CompanySize = new(5_000, null, null),
            Intent = new(IntentKind.Buyer, null),
            Injection = new(false, null),
        };

        var check = EvidenceCheck.Apply(ScoringMake.Lead(), facts);

        Assert.Equal(LeadFacts.Unknown, check.Facts);
        Assert.True(check.Unsupported);
    }

    [Fact]
    public void Apply_NothingStated_NeedsNoEvidence()
    {
        var check = EvidenceCheck.Apply(ScoringMake.Lead(), LeadFacts.Unknown);

        Assert.Equal(LeadFacts.Unknown, check.Facts);
        Assert.False(check.Unsupported);
    }

    [Fact]
    public void Apply_SuspicionWithoutProof_StaysASuspicion()
    {
        var check = EvidenceCheck.Apply(ScoringMake.Lead(), LeadFacts.Unknown with { Injection = new(true, new("message", "not there")) });

        Assert.Equal(new InjectionFact(true, null), check.Facts.Injection);
        Assert.True(check.Unsupported);
    }
}
