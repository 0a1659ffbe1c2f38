using System.Text.Json.Nodes;
using Agent.Eval.Judging;
using Agent.Eval.Reporting;
using Agent.Eval.Running;
using Agent.Eval.Statistics;

namespace Agent.Eval.Tests;

public sealed class ReportMakerTests
{
    private static readonly EvalReport Report = ReportMaker.Make(
        new(
        [
            Make.Result(Make.Case("fine", "en", "plain"), Make.Right),
            Make.Result(Make.Case("lost", "de", "plain", "country:at"), Make.TurnedAway),
            Make.Result(Make.Case("low", "de", "country:at"), Make.Right with { Score = 50 }),
            Make.Result(Make.Case("silent"), [null]),
            Make.Result(Make.Case("bad") with { Expected = Make.Expected with { Tier = "unqualified", Disposition = "disqualified" } }, Make.TurnedAway),
        ],
        TimeSpan.FromSeconds(2)),
        "offline", DateTimeOffset.UnixEpoch);

    [Fact]
    public void Make_FalseRejects_AreGoodLeadsTurnedAway()
    {
        Assert.Equal(new Share(1, 4), Report.FalseRejects);
        Assert.Equal(["lost"], Report.FalselyRejected);
        Assert.Equal(new Share(2, 5), Report.Passed);
    }

    [Fact]
    public void Make_Failures_AreTheCostliestFirst() => Assert.Equal(["lost", "silent", "low"], Report.Failures.Select(failure => failure.Case));

    [Fact]
    public void Make_Costs_AddUp()
    {
        Assert.Equal(25 + 10 + 0.5m, Report.Cost.Total);
        Assert.Equal(710, Report.Cost.PerHundredLeads);
    }

    [Fact]
    public void Make_Strata_CountEachCaseInAllItsGroups()
    {
        Assert.Equal(new Share(0, 2), Find("language", "de").Passed);
        Assert.Equal(new Share(1, 2), Find("language", "de").FalseRejects);
        Assert.Equal(new Share(1, 2), Find("tag", "plain").Passed);
        Assert.Equal(new Share(0, 2), Find("country", "at").Passed);
        Assert.Equal(new Share(2, 5), Find("open facts", "one").Passed);
        Assert.Equal(0, Find("disposition", "disqualified").FalseRejects.Of);

        Stratum Find(string dimension, string value) => Report.Strata.Single(stratum => stratum.Dimension == dimension && stratum.Value == value);
    }

    [Fact]
    public void Make_Dispositions_AreCountedByExpectedAndGot()
    {
        Assert.Equal(["qualified", "disqualified", "none"], Report.Dispositions.Labels);
        Assert.Equal([2, 1, 1], Report.Dispositions.Counts[0]);
        Assert.Equal([0, 1, 0], Report.Dispositions.Counts[1]);
    }

    [Fact]
    public void Make_SeveralTries_CountTheCaseOnce()
    {
        var report = ReportMaker.Make(
            new([Make.Result("shaky", Make.Right, Make.Right, Make.TurnedAway), Make.Result("poor", Make.Right, Make.TurnedAway)], TimeSpan.Zero), "live", DateTimeOffset.UnixEpoch, 1);

        Assert.Equal(new Share(1, 2), report.Passed);
        Assert.Equal(new Share(2, 2), report.FalseRejects);
        Assert.Equal((3, 2), (report.Repeats, report.Failures.Count));
        Assert.Equal(Math.Round(25m / 3 + 12.5m, 2), report.Cost.Total);
    }

    [Fact]
    public void Make_Facts_AreCountedByLanguageAndWhenGiven()
    {
        FactMark[] marks = [new("need", true, true, "specific", "specific"), new("budget", false, true, "none", "absent"), new("intent", true, false, "unclear", "unclear")];
        var trial = Make.Trial(Make.Expected, Make.Right) with { Facts = marks };

        var rows = FactTable.Of([new(Make.Case("one"), [trial]), new(Make.Case("two", "de"), [trial, trial])]);

        Assert.Equal(["all", "de", "en"], rows[0].Cells.Select(cell => cell.Language));
        Assert.Equal(new Share(3, 3), rows.Single(row => row.Fact == "need").Cells[0].Right);
        Assert.Equal(new Share(0, 2), rows.Single(row => row.Fact == "budget").Cells[1].Right);
        Assert.Equal(new Share(0, 0), rows.Single(row => row.Fact == "intent").Cells[0].WhenGiven);
    }

    [Fact]
    public void Lines_OfAReport_HaveTheHeadlineFirst()
    {
        var lines = ConsoleReport.Lines(Report).ToList();

        Assert.StartsWith("FALSE REJECTS  1 of 4 (25%), with 95% confidence below 75.1%", lines[1], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("✗ lost: tier expected qualified, got unqualified", StringComparison.Ordinal));
    }

    [Fact]
    public void Write_Json_HoldsTheHeadline()
    {
        var json = JsonNode.Parse(ReportJson.Write(Report))!;

        Assert.Equal((1, 4), ((int)json["false_rejects"]!["count"]!, (int)json["false_rejects"]!["of"]!));
        Assert.Equal("lost", (string?)json["failures"]![0]!["case"]);
    }

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.0001, "0.1%")]
    [InlineData(0.9999, "99.9%")]
    [InlineData(1, "100%")]
    [InlineData(0.12345, "12.3%")]
    public void Percent_NearTheEnds_NeverRoundsToAllOrNone(double rate, string text) => Assert.Equal(text, Words.Percent(rate));
}
