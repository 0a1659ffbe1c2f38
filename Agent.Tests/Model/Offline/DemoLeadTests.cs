using Agent.Api.Model.Offline.Reading;
using Agent.Plugins.Leads;
using Agent.Plugins.Scoring;
using Agent.Tests.Scoring;
using Xunit;

namespace Agent.Tests.Model.Offline;

/// <summary>The three leads of the README, read by rules and decided by the shipped rubric.</summary>
public sealed class DemoLeadTests
{
    private static readonly Lead Empty = ScoringMake.Lead() with
    {
        Email = "test@company.com",
        Domain = "company.com",
        Company = "Acme Corp",
        Message = null,
    };

    private static readonly Lead Smb = ScoringMake.Lead() with
    {
        Email = "buyer@smallbiz.com",
        Domain = "smallbiz.com",
        Company = "SmallBiz Inc",
        Need = "Need CRM integration",
        Timeline = "next quarter",
        CompanySize = "50",
        Title = "Operations Manager",
        Message = null,
    };

    private static readonly Lead Enterprise = ScoringMake.Lead() with
    {
        Email = "cto@bigcorp.com",
        Domain = "bigcorp.com",
        Company = "BigCorp Industries",
        Need = "Enterprise API integration",
        Timeline = "Immediately",
        Budget = "$50,000+",
        CompanySize = "500",
        Title = "CTO",
        Message = null,
    };

    [Fact]
    public void EmptyLead_IsAskedForEverything()
    {
        var decision = Decide(Empty);

        Assert.Equal((0, Disposition.NeedsInfo, Segment.Unknown), (decision.Score, decision.Disposition, decision.Segment));
        Assert.Equal(["need", "timeline", "budget", "title", "company_size"], decision.MissingFields);
        Assert.Empty(decision.Flags);
    }

    [Fact]
    public void SmbLead_OnAnyDay_IsQualified()
    {
        for (var day = new DateTimeOffset(2024, 1, 1, 23, 59, 0, TimeSpan.Zero); day.Year < 2029; day = day.AddDays(1))
        {
            var decision = Decide(Smb with { ReceivedAt = day });

            Assert.Equal((Disposition.Qualified, Tier.Qualified, Segment.Smb), (decision.Disposition, decision.Tier, decision.Segment));
            Assert.InRange(decision.Score, 61, 69);
            Assert.Equal(["budget"], decision.MissingFields);
            Assert.Empty(decision.Flags);
        }
    }

    [Fact]
    public void EnterpriseLead_HasFullMarks()
    {
        var decision = Decide(Enterprise);

        Assert.Equal((100, 100, 1m, Disposition.Qualified, Segment.Enterprise), (decision.Score, decision.Ceiling, decision.Confidence, decision.Disposition, decision.Segment));
        Assert.Equal(["Enterprise API integration", "Immediately", "$50,000+", "CTO", "500"], decision.Criteria.Select(criterion => criterion.Evidence?.Quote));
        Assert.Empty(decision.Flags);
    }

    private static Decision Decide(Lead lead) => Scorer.Decide(lead, FactReader.Read(LeadText.Of(lead)), ScoringMake.Rubric);
}
