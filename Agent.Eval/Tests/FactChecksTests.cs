using Agent.Eval.Judging;
using Agent.Eval.Labels;

namespace Agent.Eval.Tests;

public sealed class FactChecksTests
{
    private static readonly DateOnly Monday = new(2026, 11, 2);
    private static readonly CurrencyTable Currencies = new("USD", new Dictionary<string, decimal> { ["USD"] = 1, ["EUR"] = 1.15m });

    /// <summary>Name of the one fact that is wrong, what the label says, what was found.</summary>
    private static TheoryData<string?, FactLabels, FoundFacts> Rows => new()
    {
        { null, Make.Labels, Make.Found },
        { "need", Make.Labels, Make.Found with { Need = new("vague") } },
        { null, Make.Labels, Make.Found with { Timeline = new("horizon", 80) } },
        { null, Make.Labels, Make.Found with { Timeline = new("date", null, new(2027, 2, 10)) } },
        { "timeline", Make.Labels, Make.Found with { Timeline = new("horizon", 101) } },
        { "timeline", Make.Labels, Make.Found with { Timeline = new("someday") } },
        { "timeline", Make.Labels, Make.Found with { Timeline = new("horizon") } },
        { null, Make.Labels with { Timeline = new(new(["past"])) }, Make.Found with { Timeline = new("date", null, new(2026, 11, 1)) } },
        { null, Make.Labels with { Timeline = new(new(["someday"])) }, Make.Found with { Timeline = new("someday") } },
        { "timeline", Make.Labels with { Timeline = new(new(["absent"])) }, Make.Found },
        { null, Make.Labels, Make.Found with { Budget = new("amount", 1_000, "USD", "month") } },
        { null, Make.Labels, Make.Found with { Budget = new("amount", 10_000, "EUR", "once") } },
        { null, Make.Labels, Make.Found with { Budget = new("amount", 12_000, "XYZ", "year") } },
        { "budget", Make.Labels, Make.Found with { Budget = new("amount", 12_000, "EUR", "year") } },
        { "budget", Make.Labels, Make.Found with { Budget = new("approved") } },
        { null, Make.Labels with { Budget = new(new(["none", "absent"])) }, Make.Found with { Budget = new("none") } },
        { null, Make.Labels with { Budget = new(new(["absent"])) }, Make.Found with { Budget = new("amount", 0) } },
        { "authority", Make.Labels, Make.Found with { Authority = new("executive") } },
        { null, Make.Labels with { CompanySize = null }, Make.Found with { CompanySize = new() } },
        { null, Make.Labels with { CompanySize = new([1, 1]) }, Make.Found with { CompanySize = new(null, 10) } },
        { "company_size", Make.Labels with { CompanySize = null }, Make.Found },
        { "company_size", Make.Labels, Make.Found with { CompanySize = new(201, 500) } },
        { "intent", Make.Labels, Make.Found with { Intent = new("vendor") } },
        { "injection", Make.Labels, Make.Found with { Injection = new(true) } },
    };

    [Fact]
    public void Compare_LabelsAndWhatWasFound_MarksExactlyWhatIsWrong() => Assert.All(Rows, row =>
    {
        var marks = FactChecks.Compare((FactLabels)row[1]!, (FoundFacts)row[2]!, Monday, Currencies);

        Assert.Equal(FactChecks.Names, marks.Select(mark => mark.Fact));
        Assert.Equal((string?)row[0], marks.SingleOrDefault(mark => !mark.Right)?.Fact);
    });

    [Fact]
    public void Compare_NoDecision_IsAllWrong() =>
        Assert.All(FactChecks.Compare(Make.Labels, null, Monday, Currencies), mark => Assert.False(mark.Right));

    [Fact]
    public void Compare_NothingSaid_IsNotGiven()
    {
        var marks = FactChecks.Compare(
            Make.Labels with { Need = new(["absent"]), CompanySize = null, Timeline = new(new(["absent"])) }, Make.Found, Monday, Currencies);

        Assert.Equal(["budget", "authority", "intent"], marks.Where(mark => mark.Given).Select(mark => mark.Fact));
    }

    [Fact]
    public void Read_Trace_TakesTheFactsOfTheLastDecision()
    {
        const string Trace = """
            {"steps":[
              {"kind":"decision","payload":{"facts":{"need":{"level":"vague"},"timeline":{"kind":"absent"},"budget":{"kind":"absent"},"authority":{"level":"absent"},
                "company_size":{"min":null,"max":null},"intent":{"kind":"buyer"},"injection":{"suspected":false}}}},
              {"kind":"decision","payload":{"facts":{"need":{"level":"general","evidence":{"field":"need","quote":"x"}},"timeline":{"kind":"date","date":"2027-02-10"},
                "budget":{"kind":"amount","amount":10000,"currency":"EUR","period":"once"},"authority":{"level":"manager"},"company_size":{"min":200,"max":null},
                "intent":{"kind":"buyer"},"injection":{"suspected":false}}}},
              {"kind":"end","payload":{}}]}
            """;

        Assert.All(FactChecks.Compare(Make.Labels, FoundFacts.Read(Trace), Monday, Currencies), mark => Assert.True(mark.Right, mark.ToString()));
        Assert.Null(FoundFacts.Read("""{"steps":[{"kind":"end","payload":{}}]}"""));
    }

    [Fact]
    public void Load_RubricsTable_KnowsTheDollar() => Assert.Equal(5, RubricFile.Load().Currencies.ToUsd(5, "usd"));

    [Theory]
    [InlineData("competitor.example", true)]
    [InlineData("MAIL.competitor.example", true)]
    [InlineData("notcompetitor.example", false)]
    public void Lists_Domain_KnowsItsParts(string domain, bool listed) => Assert.Equal(listed, RubricFile.Load().Lists(domain));
}
