using Agent.Api.Model.Offline.Reading;
using Xunit;

namespace Agent.Tests.Model.Offline.Reading;

public sealed class CompanySizeReaderTests
{
    [Theory]
    [InlineData("50", 50, 50)]
    [InlineData("51-200", 51, 200)]
    [InlineData("51 – 200 employees", 51, 200)]
    [InlineData("51 to 200", 51, 200)]
    [InlineData("1,000+", 1000, null)]
    [InlineData("1.000+", 1000, null)]
    [InlineData("10k", 10000, 10000)]
    [InlineData("10k+", 10000, null)]
    [InlineData("a team of 8", 8, 8)]
    [InlineData("about 120 people", 120, 120)]
    [InlineData("~120", 120, 120)]
    [InlineData("over 500", 500, null)]
    [InlineData("more than 500", 500, null)]
    [InlineData(">200", 200, null)]
    [InlineData("200 or more", 200, null)]
    [InlineData("under 50", 1, 50)]
    [InlineData("up to 10", 1, 10)]
    [InlineData("<10", 1, 10)]
    [InlineData("fifty", 50, 50)]
    [InlineData("just me", 1, 1)]
    [InlineData("freelancer", 1, 1)]
    [InlineData("1", 1, 1)]
    [InlineData("0", null, null)]
    [InlineData("-5", null, null)]
    [InlineData("TBD", null, null)]
    [InlineData("n/a", null, null)]
    [InlineData("small", null, null)]
    public void Read_Field_GivesFewestAndMost(string text, int? min, int? max)
    {
        var lead = ReadingMake.Lead("company_size", text);
        var fact = CompanySizeReader.Read(lead);

        Assert.Equal((min, max), (fact.Min, fact.Max));
        if (min is not null)
        {
            ReadingMake.AssertQuoted(lead, fact.Evidence);
        }
    }

    [Theory]
    [InlineData("I'm the CTO of a 300-person firm, 60k approved", 300, 300)]
    [InlineData("We are a team of 8.", 8, 8)]
    [InlineData("We have 1,200 employees in 4 countries.", 1200, 1200)]
    [InlineData("a company of 120", 120, 120)]
    [InlineData("We're 40 people in Leeds.", 40, 40)]
    [InlineData("A 12-person family-owned bakery.", 12, 12)]
    [InlineData("Our headcount is 85.", 85, 85)]
    [InlineData("We employ over 500 people.", 500, null)]
    [InlineData("A sales team of 8 in a 300-person company.", 300, 300)]
    [InlineData("It's just me here.", 1, 1)]
    [InlineData("We have 5,000 customers.", null, null)]
    [InlineData("We need 30 seats.", null, null)]
    [InlineData("Our company has 12 locations.", null, null)]
    [InlineData("We need training for 20 people.", null, null)]
    [InlineData("We spend 40 hours a week.", null, null)]
    public void Read_Prose_CountsPeopleOfTheCompanyOnly(string message, int? min, int? max)
    {
        var fact = CompanySizeReader.Read(ReadingMake.Lead("message", message));

        Assert.Equal((min, max), (fact.Min, fact.Max));
    }
}
