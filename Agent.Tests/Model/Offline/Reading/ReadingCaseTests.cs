using System.Globalization;
using Agent.Api.Model.Offline.Reading;
using Agent.Plugins.Scoring;
using Xunit;

namespace Agent.Tests.Model.Offline.Reading;

/// <summary>What the quantity readers make of phrases as people write them, in all four languages.</summary>
public sealed class ReadingCaseTests
{
    public static TheoryData<string, string, string, string> Budgets => CaseTable.Of("budget");

    public static TheoryData<string, string, string, string> Timelines => CaseTable.Of("timeline");

    public static TheoryData<string, string, string, string> Sizes => CaseTable.Of("size");

    [Theory]
    [MemberData(nameof(Budgets))]
    public void Read_BudgetCase_GivesWhatIsWritten(string line, string field, string text, string reading)
    {
        var lead = ReadingMake.Lead(field, text);
        var fact = BudgetReader.Read(lead);

        Assert.Equal($"{line}: {reading}", $"{line}: {Written(fact)}");
        AssertQuoted(lead, fact.Evidence);
        AssertTheSameFromItsQuote(field, "budget", fact.Evidence, reading, quote => Written(BudgetReader.Read(quote)));
    }

    [Theory]
    [MemberData(nameof(Timelines))]
    public void Read_TimelineCase_GivesWhatIsWritten(string line, string field, string text, string reading)
    {
        var lead = ReadingMake.Lead(field, text);
        var fact = TimelineReader.Read(lead);

        Assert.Equal($"{line}: {reading}", $"{line}: {Written(fact)}");
        AssertQuoted(lead, fact.Evidence);
        AssertTheSameFromItsQuote(field, "timeline", fact.Evidence, reading, quote => Written(TimelineReader.Read(quote)));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Read_SizeCase_GivesWhatIsWritten(string line, string field, string text, string reading)
    {
        var lead = ReadingMake.Lead(field, text);
        var fact = CompanySizeReader.Read(lead);

        Assert.Equal($"{line}: {reading}", $"{line}: {Written(fact)}");
        AssertQuoted(lead, fact.Evidence);
    }

    private static void AssertQuoted(LeadText lead, Evidence? evidence)
    {
        if (evidence is not null)
        {
            ReadingMake.AssertQuoted(lead, evidence);
        }
    }

    /// <summary>A quote says on its own what was read from it, in a field that is about nothing else.</summary>
    private static void AssertTheSameFromItsQuote(string field, string own, Evidence? evidence, string reading, Func<LeadText, string> read)
    {
        if (evidence is not null && field == own)
        {
            Assert.Equal(reading, read(ReadingMake.Lead(own, evidence.Quote)));
        }
    }

    private static string Written(BudgetFact fact) => fact.Kind is BudgetKind.Amount
        ? string.Create(CultureInfo.InvariantCulture, $"{fact.Amount:0.##} {fact.Currency ?? "-"}{(fact.Period is BudgetPeriod.Once ? "" : $" {fact.Period}".ToLowerInvariant())}")
        : fact.Kind.ToString().ToLowerInvariant();

    private static string Written(TimelineFact fact) => fact.Kind switch
    {
        TimelineKind.Horizon => $"+{fact.Days}",
        TimelineKind.Date => fact.Date!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private static string Written(CompanySizeFact fact) =>
        fact.Min is null ? "absent" : fact.Max is null ? $"{fact.Min}+" : fact.Min == fact.Max ? $"{fact.Min}" : $"{fact.Min}-{fact.Max}";
}
