using Agent.Eval.Labels;
using Agent.Eval.Reporting;

namespace Agent.Eval.Tests;

public sealed class CostsTests
{
    [Theory]
    [InlineData("qualified", "qualified", null)]
    [InlineData("qualified", "nurture", "qualified_put_off")]
    [InlineData("qualified", "unqualified", "qualified_turned_away")]
    [InlineData("nurture", "qualified", "nurture_is_qualified")]
    [InlineData("nurture", "unqualified", "nurture_turned_away")]
    [InlineData("unqualified", "nurture", "turned_away_is_nurtured")]
    [InlineData("unqualified", "qualified", "turned_away_is_qualified")]
    [InlineData("unqualified", "unqualified", null)]
    public void Of_TierExpectedAndGot_IsOneKindOfError(string expected, string got, string? kind)
    {
        var expectation = Make.Expected with { Tier = expected };

        Assert.Equal(kind, Costs.Of(expectation, Make.Trial(expectation, Make.Right with { Tier = got })).SingleOrDefault()?.Name);
    }

    [Fact]
    public void Of_RightTierAndAnotherDifference_IsADetail() =>
        Assert.Equal("detail", Assert.Single(Costs.Of(Make.Expected, Make.Trial(Make.Expected, Make.Right with { Score = 60 }))).Name);

    [Fact]
    public void Of_NoAnswer_IsNoDecision() => Assert.Equal("no_decision", Assert.Single(Costs.Of(Make.Expected, Make.Trial(Make.Expected, null))).Name);

    [Fact]
    public void Of_OutwardActWithoutAPerson_ComesOnTop()
    {
        var booked = Make.Right with { Tier = "nurture", ActionsTaken = [new("upsert_lead_row"), new("schedule_meeting")] };

        Assert.Equal(["act_without_a_person", "qualified_put_off"], Costs.Of(Make.Expected, Make.Trial(Make.Expected, booked)).Select(kind => kind.Name));
    }

    [Fact]
    public void Of_DraftThatShouldNotBe_IsNoOutwardAct()
    {
        var expected = Make.Expected with { ForbiddenActs = ["draft_email"] };
        var drafted = Make.Right with { ActionsTaken = [new("upsert_lead_row"), new("draft_email")] };

        Assert.Equal("detail", Assert.Single(Costs.Of(expected, Make.Trial(expected, drafted))).Name);
    }

    // The order of weights is the point: nothing that loses a lead may be cheaper than what wastes a glance.
    [Fact]
    public void Table_Weights_FallFromLostLeadsToWastedGlances()
    {
        Assert.Equal(Costs.Table.OrderByDescending(kind => kind.Weight), Costs.Table);
        Assert.Equal(1, Costs.Table.Single(kind => kind.Name == "turned_away_is_nurtured").Weight);
    }

    [Fact]
    public void Table_Documentation_ShowsTheSame()
    {
        var page = File.ReadAllText(Path.Combine(EvalFolder.Root, "docs", "evals.md"));

        Assert.All(Costs.Table, kind => Assert.Contains($"| {kind.Words} | {Words.Number(kind.Weight)} |", page, StringComparison.Ordinal));
    }
}
