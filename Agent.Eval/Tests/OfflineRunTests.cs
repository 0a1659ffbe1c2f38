using Agent.Eval.Labels;
using Agent.Eval.Regressions;

namespace Agent.Eval.Tests;

/// <summary>The whole offline run as tests: the sample case by case, the labelled cases against the baseline, the twins.</summary>
public sealed class OfflineRunTests(EvalRunFixture run) : IClassFixture<EvalRunFixture>
{
    public static TheoryData<string> Names => new(CaseFiles.Load().Sample.Select(one => one.Name).Distinct());

    [Theory]
    [MemberData(nameof(Names))]
    public void Submit_SampleLead_IsDecidedAsExpected(string name)
    {
        var result = run.Session.Sample!.Results.Single(result => result.Case.Name == name);

        Assert.True(result.Passed, string.Join(Environment.NewLine, result.Shown.Differences));
    }

    [Fact]
    public void Run_SampleLeads_IsReportedAsItsUsersKnowIt()
    {
        Assert.Equal("Running 20 test cases...", run.Said[0]);
        Assert.Contains("✓ 20/20 passed (100%)", run.Said);
    }

    [Fact]
    public void Run_LabelledCases_NobodyGotWorse()
    {
        var comparison = run.Session.Comparison!;

        Assert.Equal(CaseFiles.Load().Labelled.Count, run.Session.Report!.Cases);
        Assert.False(comparison.IsRegression, string.Join(Environment.NewLine, ComparisonLines.Of(comparison)));
    }

    [Fact]
    public void Run_Twins_AreEqualUnlessTheBaselineKnows()
    {
        var twins = run.Session.Report!.Twins!;

        Assert.True(twins.Different.Of > 0);
        Assert.Empty(run.Session.Comparison!.TwinsBroken);
    }

    [Fact]
    public void Run_FactsOfLabelledCases_ComeFromTheJournal() => Assert.All(
        run.Session.Report!.Facts, row => Assert.Equal(CaseFiles.Load().Labelled.Count(one => one.Facts is not null), row.Cells[0].Right.Of));
}
