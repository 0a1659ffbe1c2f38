using System.Globalization;
using Agent.Api.Model.Offline.Reading;
using Agent.Plugins.Scoring;
using Xunit;

namespace Agent.Tests.Model.Offline.Reading;

public sealed class BudgetReaderTests
{
    [Theory]
    [InlineData("$50,000+", "50000", "USD", BudgetPeriod.Once)]
    [InlineData("50k", "50000", null, BudgetPeriod.Once)]
    [InlineData("50K USD", "50000", "USD", BudgetPeriod.Once)]
    [InlineData("$50k", "50000", "USD", BudgetPeriod.Once)]
    [InlineData("1.2M", "1200000", null, BudgetPeriod.Once)]
    [InlineData("$1.2 million", "1200000", "USD", BudgetPeriod.Once)]
    [InlineData("5-10k", "5000", null, BudgetPeriod.Once)]
    [InlineData("$5-10k", "5000", "USD", BudgetPeriod.Once)]
    [InlineData("5k-10k", "5000", null, BudgetPeriod.Once)]
    [InlineData("5k to 10k EUR", "5000", "EUR", BudgetPeriod.Once)]
    [InlineData("$10,000 - $20,000", "10000", "USD", BudgetPeriod.Once)]
    [InlineData("between 20k and 30k", "20000", null, BudgetPeriod.Once)]
    [InlineData("€40.000", "40000", "EUR", BudgetPeriod.Once)]
    [InlineData("40.000,50 €", "40000.50", "EUR", BudgetPeriod.Once)]
    [InlineData("EUR 40 000", "40000", "EUR", BudgetPeriod.Once)]
    [InlineData("CHF 25'000", "25000", "CHF", BudgetPeriod.Once)]
    [InlineData("£2,500/month", "2500", "GBP", BudgetPeriod.Month)]
    [InlineData("£2,500 per month", "2500", "GBP", BudgetPeriod.Month)]
    [InlineData("$900 a month", "900", "USD", BudgetPeriod.Month)]
    [InlineData("$900/mo", "900", "USD", BudgetPeriod.Month)]
    [InlineData("2000 monthly", "2000", null, BudgetPeriod.Month)]
    [InlineData("$12,000 per year", "12000", "USD", BudgetPeriod.Year)]
    [InlineData("12k/yr", "12000", null, BudgetPeriod.Year)]
    [InlineData("30,000 USD annually", "30000", "USD", BudgetPeriod.Year)]
    [InlineData("10k p.a.", "10000", null, BudgetPeriod.Year)]
    [InlineData("10k per annum", "10000", null, BudgetPeriod.Year)]
    [InlineData("around 15 thousand dollars", "15000", "USD", BudgetPeriod.Once)]
    [InlineData("fifteen thousand dollars", "15000", "USD", BudgetPeriod.Once)]
    [InlineData("a hundred thousand euros", "100000", "EUR", BudgetPeriod.Once)]
    [InlineData("half a million", "500000", null, BudgetPeriod.Once)]
    [InlineData("up to 50k", "50000", null, BudgetPeriod.Once)]
    [InlineData("approx. $30,000", "30000", "USD", BudgetPeriod.Once)]
    [InlineData("~20k", "20000", null, BudgetPeriod.Once)]
    [InlineData("50000", "50000", null, BudgetPeriod.Once)]
    [InlineData("2500.50", "2500.50", null, BudgetPeriod.Once)]
    [InlineData("C$75,000", "75000", "CAD", BudgetPeriod.Once)]
    [InlineData("A$ 20k", "20000", "AUD", BudgetPeriod.Once)]
    [InlineData("¥5,000,000", "5000000", "JPY", BudgetPeriod.Once)]
    [InlineData("₹5 lakh", "500000", "INR", BudgetPeriod.Once)]
    [InlineData("250,000 SEK", "250000", "SEK", BudgetPeriod.Once)]
    [InlineData("50,000 XAU", "50000", "XAU", BudgetPeriod.Once)]
    [InlineData("R$ 80.000", "80000", "BRL", BudgetPeriod.Once)]
    [InlineData("FY 2027: $50,000", "50000", "USD", BudgetPeriod.Once)]
    [InlineData("2027: 40k", "40000", null, BudgetPeriod.Once)]
    [InlineData("SOC 2 project, 20k", "20000", null, BudgetPeriod.Once)]
    [InlineData("ISO 27001: 15,000 EUR", "15000", "EUR", BudgetPeriod.Once)]
    [InlineData("Budget: 20k approved", "20000", null, BudgetPeriod.Once)]
    public void Read_AmountInField_GivesFigureCurrencyAndPeriod(string text, string amount, string? currency, BudgetPeriod period)
    {
        var lead = ReadingMake.Lead("budget", text);
        var fact = BudgetReader.Read(lead);

        Assert.Equal((BudgetKind.Amount, decimal.Parse(amount, CultureInfo.InvariantCulture), currency, period), (fact.Kind, fact.Amount, fact.Currency, fact.Period));
        ReadingMake.AssertQuoted(lead, fact.Evidence);
    }

    [Theory]
    [InlineData("TBD", BudgetKind.Absent)]
    [InlineData("n/a", BudgetKind.Absent)]
    [InlineData("N.A.", BudgetKind.Absent)]
    [InlineData("-", BudgetKind.Absent)]
    [InlineData("--", BudgetKind.Absent)]
    [InlineData("?", BudgetKind.Absent)]
    [InlineData("unknown", BudgetKind.Absent)]
    [InlineData("not sure yet", BudgetKind.Absent)]
    [InlineData("don't know", BudgetKind.Absent)]
    [InlineData("-5000", BudgetKind.Absent)]
    [InlineData("-$5k", BudgetKind.Absent)]
    [InlineData("$-5000", BudgetKind.Absent)]
    [InlineData("flexible", BudgetKind.Absent)]
    [InlineData("no budget", BudgetKind.None)]
    [InlineData("none", BudgetKind.None)]
    [InlineData("0", BudgetKind.None)]
    [InlineData("$0", BudgetKind.None)]
    [InlineData("We don't have a budget", BudgetKind.None)]
    [InlineData("approved", BudgetKind.Approved)]
    [InlineData("Budget is approved", BudgetKind.Approved)]
    [InlineData("allocated", BudgetKind.Approved)]
    [InlineData("not approved yet", BudgetKind.Absent)]
    [InlineData("$25 an hour", BudgetKind.Absent)]
    [InlineData("$9 per user per month", BudgetKind.Absent)]
    [InlineData("FY 2027", BudgetKind.Absent)]
    [InlineData("SOC 2", BudgetKind.Absent)]
    public void Read_NoAmountInField_SaysWhatIsKnown(string text, BudgetKind kind) =>
        Assert.Equal(kind, BudgetReader.Read(ReadingMake.Lead("budget", text)).Kind);

    [Theory]
    [InlineData("I'm the CTO of a 300-person firm, 60k approved.", "60000")]
    [InlineData("We have a budget of 40,000 for this.", "40000")]
    [InlineData("Our budget is around $25k.", "25000")]
    [InlineData("We can spend up to €10,000 per year", "10000")]
    [InlineData("Budget 30k, start in March.", "30000")]
    [InlineData("We need a CRM, $20,000, asap.", "20000")]
    [InlineData("We set aside fifteen thousand dollars.", "15000")]
    public void Read_AmountInProse_GivesFigure(string text, string amount)
    {
        var lead = ReadingMake.Lead("message", text);
        var fact = BudgetReader.Read(lead);

        Assert.Equal((BudgetKind.Amount, decimal.Parse(amount, CultureInfo.InvariantCulture)), (fact.Kind, fact.Amount));
        ReadingMake.AssertQuoted(lead, fact.Evidence);
    }

    [Theory]
    [InlineData("We make $5M in revenue and have 40 people.", BudgetKind.Absent)]
    [InlineData("We just raised a $20M Series B.", BudgetKind.Absent)]
    [InlineData("Errors are costing us $3,000 each month.", BudgetKind.Absent)]
    [InlineData("We currently pay $900 a month for the old tool.", BudgetKind.Absent)]
    [InlineData("We handle 12,000 invoices a year.", BudgetKind.Absent)]
    [InlineData("Go-live in 2027 with 300 users.", BudgetKind.Absent)]
    [InlineData("We collect SOC 2 evidence.", BudgetKind.Absent)]
    [InlineData("We are ISO 27001 certified and use GPT 4.", BudgetKind.Absent)]
    [InlineData("We moved off ERP 500 in Q 4.", BudgetKind.Absent)]
    [InlineData("50,000 XAU", BudgetKind.Absent)]
    [InlineData("Developers cost $25 an hour.", BudgetKind.Absent)]
    [InlineData("Others take €12 per seat or $30 per active user a month.", BudgetKind.Absent)]
    [InlineData("Budget has been approved.", BudgetKind.Approved)]
    [InlineData("We have an approved budget for this.", BudgetKind.Approved)]
    [InlineData("Budget is not approved yet.", BudgetKind.Absent)]
    [InlineData("There is no budget for this year.", BudgetKind.None)]
    [InlineData("We don't have any budget.", BudgetKind.None)]
    public void Read_Prose_KeepsOtherMoneyApart(string text, BudgetKind kind) =>
        Assert.Equal(kind, BudgetReader.Read(ReadingMake.Lead("message", text)).Kind);

    [Fact]
    public void Read_FieldAndProse_FieldWins() =>
        Assert.Equal(10_000, BudgetReader.Read(ReadingMake.Lead(("budget", "10k"), ("message", "We have a budget of $90,000."))).Amount);

    [Fact]
    public void Read_FieldSaysNothing_ProseFillsIn() =>
        Assert.Equal(90_000, BudgetReader.Read(ReadingMake.Lead(("budget", "TBD"), ("message", "We have a budget of $90,000."))).Amount);
}
