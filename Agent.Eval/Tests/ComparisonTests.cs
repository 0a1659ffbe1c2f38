using Agent.Eval.Judging;
using Agent.Eval.Regressions;

namespace Agent.Eval.Tests;

/// <summary>A regression check that cries wolf is switched off, and one that sleeps is useless.</summary>
public sealed class ComparisonTests
{
    private static readonly Answer Wrong = Make.Right with { Score = 50 };

    [Fact]
    public void Of_CasePassedAndDoesNotAnyMore_IsARegressionThatSaysWhy()
    {
        var comparison = Compare([Make.Result("a", Make.Right), Make.Result("b", Make.Right)], [Make.Result("a", Make.TurnedAway), Make.Result("b", Make.Right)]);

        Assert.True(comparison.IsRegression);
        var worse = Assert.Single(comparison.Worse);
        Assert.Equal(("a", "qualified, 75", "disqualified, 75"), (worse.Case, worse.Before, worse.Now));
        Assert.Contains("tier expected qualified, got unqualified", worse.Why);
        Assert.Contains(ComparisonLines.Of(comparison), line => line.StartsWith("WORSE a: qualified, 75 before, disqualified, 75 now", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_FailedBeforeNewFixedOrGone_IsNoRegression()
    {
        var comparison = Compare(
            [Make.Result("bad", Wrong), Make.Result("fixed", Wrong), Make.Result("gone", Make.Right)],
            [Make.Result("bad", Wrong), Make.Result("fixed", Make.Right), Make.Result("new", Wrong)]);

        Assert.False(comparison.IsRegression);
        Assert.Equal(["fixed"], comparison.Better);
        Assert.Equal(["new"], comparison.NewAndFailing);
        Assert.Equal(["gone"], comparison.Gone);
        Assert.Equal("✓ nobody got worse", ComparisonLines.Of(comparison).Last());
    }

    [Fact]
    public void Of_FactLost_IsShownAndFatalOnlyWithTheCase()
    {
        var one = Make.Case() with { Facts = Make.Labels };
        var right = Make.Trial(one.Expected, Make.Right) with { Facts = [new("need", true, true, "specific", "specific")] };
        var lost = right with { Facts = [new("need", false, true, "specific", "vague")] };

        var shown = Compare([new(one, [right])], [new(one, [lost])]);
        var fatal = Compare([new(one, [right])], [new(one, [lost with { Differences = [new("score", "70 to 80", "58")] }])]);

        Assert.False(shown.IsRegression);
        Assert.Equal("need expected specific, got vague", Assert.Single(shown.FactsLost).Mark.ToString());
        Assert.Equal(["fact need expected specific, got vague", "score expected 70 to 80, got 58"], Assert.Single(fatal.Worse).Why);
    }

    [Fact]
    public void Of_RuleBroken_SaysWhichPointsMoved()
    {
        var before = Make.Right with { Criteria = [new("need", 25), new("budget", 15)] };
        var now = before with { Score = 60, Criteria = [new("need", 25), new("budget", 0)] };

        var why = Assert.Single(Compare([Make.Result("a", before)], [Make.Result("a", now)]).Worse).Why;

        Assert.Equal(["budget: 15 points before, 0 now", "score expected 70 to 80, got 60"], why);
    }

    [Fact]
    public void Of_AnswersThatVary_OneCaseIsChance()
    {
        var comparison = Compare(Many(20, 20), Many(20, 19), isExact: false);

        Assert.False(comparison.IsRegression);
        Assert.Single(comparison.Worse);
        Assert.All(comparison.Strata, stratum => Assert.False(stratum.IsReal));
    }

    [Fact]
    public void Of_AnswersThatVary_AFallOfManyIsReal()
    {
        var comparison = Compare(Many(20, 20), Many(20, 8), isExact: false);

        Assert.True(comparison.IsRegression);
        Assert.Contains(comparison.Strata, stratum => stratum is { Dimension: "language", Value: "en", IsReal: true });
        Assert.Contains(ComparisonLines.Of(comparison), line => line.StartsWith("WORSE all all cases: 20/20 before, 8/20 now", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_SeveralTriesOfACase_AreOneTrial()
    {
        // 3 cases with 10 tries each: as 30 tries this would be no chance, as 3 cases it may be
        CaseResult[] before = [.. Enumerable.Range(0, 3).Select(number => Tries($"c{number}", 10, 10))];
        CaseResult[] now = [.. Enumerable.Range(0, 3).Select(number => Tries($"c{number}", 10, 4))];

        Assert.False(Compare(before, now, isExact: false).IsRegression);
    }

    [Fact]
    public void Write_SameResultsInAnyOrder_GivesTheSameBytesAndReadsBack()
    {
        CaseResult[] results = [Make.Result("b", Make.Right), Make.Result("a", Make.Right, Make.TurnedAway, Make.Right), Make.Result("c", [null])];
        var text = BaselineFile.Write(Baseline.From(results, []));

        Assert.Equal(text, BaselineFile.Write(Baseline.From([.. results.Reverse()], [])));
        Assert.StartsWith("{\n  \"cases\": [\n    {\"case\":\"a\",\"passed\":true,\"passes\":2,\"of\":3,", text, StringComparison.Ordinal);
        var path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        Assert.Equal(text, BaselineFile.Write(BaselineFile.Read(path)!));
        File.Delete(path);
    }

    [Fact]
    public void Read_NoFile_IsNone() => Assert.Null(BaselineFile.Read(Path.Combine(Path.GetTempPath(), "no-such-baseline.json")));

    private static Comparison Compare(IReadOnlyList<CaseResult> before, IReadOnlyList<CaseResult> now, bool isExact = true) =>
        Comparison.Of(Baseline.From(before, []), now, [], isExact);

    private static CaseResult[] Many(int count, int passing) =>
        [.. Enumerable.Range(0, count).Select(number => Make.Result($"c{number}", number < passing ? Make.Right : Wrong))];

    private static CaseResult Tries(string name, int tries, int passing) =>
        Make.Result(name, [.. Enumerable.Range(0, tries).Select(number => number < passing ? Make.Right : Wrong)]);
}
