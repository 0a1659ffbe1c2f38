using Agent.Api.Model.Offline.Reading;
using Agent.Plugins.Scoring;
using Xunit;

namespace Agent.Tests.Model.Offline.Reading;

public sealed class NeedReaderTests
{
    [Theory]
    [InlineData("Need CRM integration", NeedLevel.Specific)]
    [InlineData("Enterprise API integration", NeedLevel.Specific)]
    [InlineData("Replace our legacy ERP", NeedLevel.Specific)]
    [InlineData("Migrate from Salesforce to something simpler", NeedLevel.Specific)]
    [InlineData("Automate invoice approval", NeedLevel.Specific)]
    [InlineData("Lead routing for 40 reps", NeedLevel.Specific)]
    [InlineData("We handle 2,000 tickets a month", NeedLevel.Specific)]
    [InlineData("HIPAA compliant messaging", NeedLevel.Specific)]
    [InlineData("Our team copies orders by hand into spreadsheets", NeedLevel.Specific)]
    [InlineData("We are losing leads between marketing and sales", NeedLevel.Specific)]
    [InlineData("SSO for all staff", NeedLevel.Specific)]
    [InlineData("Screening of CVs, about 2,000 a month", NeedLevel.Specific)]
    [InlineData("Translating manuals, 300 a week", NeedLevel.Specific)]
    [InlineData("Approval of travel expenses", NeedLevel.Specific)]
    [InlineData("A marketing tool, $900 a month", NeedLevel.General)]
    [InlineData("CRM", NeedLevel.General)]
    [InlineData("Looking for a CRM", NeedLevel.General)]
    [InlineData("marketing automation", NeedLevel.General)]
    [InlineData("We want to improve our customer service", NeedLevel.General)]
    [InlineData("project management tool", NeedLevel.General)]
    [InlineData("analytics", NeedLevel.General)]
    [InlineData("info", NeedLevel.Vague)]
    [InlineData("More information please", NeedLevel.Vague)]
    [InlineData("pricing", NeedLevel.Vague)]
    [InlineData("Send me your price list", NeedLevel.Vague)]
    [InlineData("brochure", NeedLevel.Vague)]
    [InlineData("just looking", NeedLevel.Vague)]
    [InlineData("Just looking around", NeedLevel.Vague)]
    [InlineData("interested in your product", NeedLevel.Vague)]
    [InlineData("I would like a demo", NeedLevel.Vague)]
    [InlineData("TBD", NeedLevel.Absent)]
    [InlineData("n/a", NeedLevel.Absent)]
    [InlineData("-", NeedLevel.Absent)]
    [InlineData("asdfgh qwerty", NeedLevel.Absent)]
    public void Read_Need_SaysHowMuchItSays(string text, NeedLevel level)
    {
        var lead = ReadingMake.Lead("need", text);
        var fact = NeedReader.Read(lead);

        Assert.Equal(level, fact.Level);
        if (level is not NeedLevel.Absent)
        {
            ReadingMake.AssertQuoted(lead, fact.Evidence);
        }
    }

    [Fact]
    public void Read_VagueNeedAboveDetailedMessage_TakesTheMessage()
    {
        var fact = NeedReader.Read(ReadingMake.Lead(("need", "pricing"), ("message", "Hi. We need to sync NetSuite with our shop. Thanks.")));

        Assert.Equal((NeedLevel.Specific, "message", "We need to sync NetSuite with our shop"), (fact.Level, fact.Evidence?.Field, fact.Evidence?.Quote));
    }
}
