using Agent.Eval.Judging;
using Agent.Eval.Reporting;

namespace Agent.Eval.Tests;

/// <summary>An eval that cannot fail proves nothing: each kind of wrong answer has to be noticed.</summary>
public sealed class ChecksTests
{
    private static TheoryData<string, Answer> Wrong => new()
    {
        { "tier expected qualified, got nurture", Make.Right with { Tier = "nurture" } },
        { "disposition expected qualified, got none", Make.Right with { Disposition = null } },
        { "segment expected enterprise, got smb", Make.Right with { Segment = "smb" } },
        { "score expected 70 to 80, got 69", Make.Right with { Score = 69 } },
        { "score expected 70 to 80, got 81", Make.Right with { Score = 81 } },
        { "score expected 70 to 80, got none", Make.Right with { Score = null } },
        { "missing_fields expected budget, got none", Make.Right with { MissingFields = [] } },
        { "reason_code expected none, got low_fit", Make.Right with { ReasonCode = "low_fit" } },
        { "injection expected no, got yes", Make.Right with { Flags = ["injection"] } },
        { "provisional expected no, got yes", Make.Right with { Provisional = true } },
        { "pending_gates expected enterprise_scheduling, got none", Make.Right with { PendingActions = [] } },
        { "acts expected upsert_lead_row, got none", Make.Right with { ActionsTaken = [] } },
        {
            "forbidden_acts expected none, got schedule_meeting",
            Make.Right with { ActionsTaken = [.. Make.Right.ActionsTaken, new("schedule_meeting")] }
        },
    };

    [Fact]
    public void Compare_RightAnswer_FindsNothing() => Assert.Empty(Checks.Compare(Make.Expected, Make.Right));

    [Fact]
    public void Compare_OneThingWrong_FindsExactlyThat() =>
        Assert.All(Wrong, row => Assert.Equal((string)row[0], Assert.Single(Checks.Compare(Make.Expected, (Answer)row[1])).ToString()));

    [Fact]
    public void Compare_ExpectedInjectionNotSuspected_IsADifference() =>
        Assert.Equal("injection expected yes, got no", Assert.Single(Checks.Compare(Make.Expected with { Injection = true }, Make.Right)).ToString());

    [Fact]
    public void SampleLines_AllPassed_SaysSo()
    {
        var report = new SampleReport([Make.Result("one", Make.Right), Make.Result("two", Make.Right)], TimeSpan.FromSeconds(1.26));

        Assert.True(report.Passed);
        Assert.Equal(["False rejects: 0 of 2 good leads (1.3 s)", "✓ 2/2 passed (100%)"], report.Lines());
    }

    [Fact]
    public void SampleLines_GoodLeadTurnedAway_CountsAsFalseReject()
    {
        var report = new SampleReport([Make.Result("one", Make.Right), Make.Result("two", Make.Right), Make.Result("three", Make.Right with { Tier = "unqualified" })], TimeSpan.Zero);

        Assert.False(report.Passed);
        Assert.Equal(
            ["three: tier expected qualified, got unqualified", "False rejects: 1 of 3 good leads (0.0 s)", "✗ 2/3 passed (66%)"],
            report.Lines());
    }
}
