namespace Agent.Eval;

/// <summary>An eval that cannot fail proves nothing: each kind of wrong answer has to be noticed.</summary>
public sealed class ReportTests
{
    private static readonly Expectation Expected = new()
    {
        Case = "a_case",
        Why = "",
        Tier = "qualified",
        Disposition = "qualified",
        Segment = "enterprise",
        Score = [70, 80],
        MissingFields = ["budget"],
        PendingGates = ["enterprise_scheduling"],
        Acts = ["upsert_lead_row"],
        ForbiddenActs = ["schedule_meeting"],
    };

    private static readonly Answer Right = new()
    {
        Tier = "qualified",
        Disposition = "qualified",
        Segment = "enterprise",
        Score = 75,
        MissingFields = ["budget"],
        ActionsTaken = [new("upsert_lead_row", null)],
        PendingActions = [new("schedule_meeting", "enterprise_scheduling")],
    };

    private static TheoryData<string, Answer> Wrong => new()
    {
        { "tier expected qualified, got nurture", Right with { Tier = "nurture" } },
        { "disposition expected qualified, got none", Right with { Disposition = null } },
        { "segment expected enterprise, got smb", Right with { Segment = "smb" } },
        { "score expected 70 to 80, got 69", Right with { Score = 69 } },
        { "score expected 70 to 80, got 81", Right with { Score = 81 } },
        { "score expected 70 to 80, got none", Right with { Score = null } },
        { "missing_fields expected budget, got none", Right with { MissingFields = [] } },
        { "reason_code expected none, got low_fit", Right with { ReasonCode = "low_fit" } },
        { "injection expected no, got yes", Right with { Flags = ["injection"] } },
        { "pending_gates expected enterprise_scheduling, got none", Right with { PendingActions = [] } },
        { "acts expected upsert_lead_row, got none", Right with { ActionsTaken = [] } },
        {
            "forbidden_acts expected none, got schedule_meeting",
            Right with { ActionsTaken = [.. Right.ActionsTaken, new("schedule_meeting", null)] }
        },
    };

    [Fact]
    public void Compare_RightAnswer_FindsNothing() => Assert.Empty(Checks.Compare(Expected, Right));

    [Fact]
    public void Compare_OneThingWrong_FindsExactlyThat() =>
        Assert.All(Wrong, row => Assert.Equal((string)row[0], Assert.Single(Checks.Compare(Expected, (Answer)row[1])).ToString()));

    [Fact]
    public void Lines_AllPassed_SaysSo()
    {
        var report = new Report([Judge(Right), Judge(Right)], TimeSpan.FromSeconds(1.26));

        Assert.True(report.Passed);
        Assert.Equal(["False rejects: 0 of 2 good leads (1.3 s)", "✓ 2/2 passed (100%)"], report.Lines());
    }

    [Fact]
    public void Lines_GoodLeadTurnedAway_CountsAsFalseReject()
    {
        var report = new Report([Judge(Right), Judge(Right), Judge(Right with { Tier = "unqualified" })], TimeSpan.Zero);

        Assert.False(report.Passed);
        Assert.Equal(
            ["a_case: tier expected qualified, got unqualified", "False rejects: 1 of 3 good leads (0.0 s)", "✗ 2/3 passed (66%)"],
            report.Lines());
    }

    private static Outcome Judge(Answer answer) => new(Expected, answer, "", Checks.Compare(Expected, answer));
}
