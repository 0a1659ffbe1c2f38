using Agent.Api.Approvals;
using Agent.Api.Gates;
using Agent.Plugins.Scoring;

namespace Agent.Tests.Gates;

public sealed class ToolGateTests
{
    private static readonly ToolCatalog Catalog = GateMake.Catalog();

    /// <summary>The gate each tool meets once the lead is scored: its name, null for none.</summary>
    private static readonly Dictionary<string, (string? Smb, string? Enterprise)> Own = new(StringComparer.Ordinal)
    {
        ["memory.get_company_history"] = (null, null),
        ["memory.write_company_summary"] = (null, null),
        ["scoring.score_lead"] = (null, null),
        ["crm.upsert_lead_row"] = (null, null),
        ["tasks.create_followup_task"] = (null, null),
        ["email.draft_email"] = (null, null),
        ["email.send_email"] = ("send_email", "send_email"),
        ["calendar.schedule_meeting"] = (null, "enterprise_scheduling"),
        ["disposition.reject_lead"] = ("reject_decision", "reject_decision"),
        ["disposition.mark_spam"] = ("mark_spam", "mark_spam"),
    };

    public static TheoryData<string, Segment, string?> Everything()
    {
        var all = new TheoryData<string, Segment, string?>();
        foreach (var tool in GateMake.AllTools)
        {
            foreach (var segment in Enum.GetValues<Segment>())
            {
                foreach (var flag in (string?[])[null, "injection", "unsupported_evidence", "memory_unavailable"])
                {
                    all.Add(tool, segment, flag);
                }
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Judge_Scored_MeetsExactlyTheGatesOfItsTool(string tool, Segment segment, string? flag)
    {
        var (smb, enterprise) = Own[tool];
        var expected = (segment == Segment.Enterprise ? enterprise : smb) ?? (flag == "injection" && tool == "calendar.schedule_meeting" ? "injection" : null);

        Assert.Equal(expected, GateOf(Judge(Use(tool, GateMake.Decision(segment), flag))));
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Judge_NotAToolOfTheAgentInCharge_IsRefused(string tool, Segment segment, string? flag)
    {
        var use = Use(tool, GateMake.Decision(segment), flag);

        Assert.IsType<GateVerdict.Refuse>(Judge(use with { AllowedTools = [.. GateMake.AllTools.Where(other => other != tool)] }));
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Judge_ApprovedByAPerson_IsAllowedWhoeverIsInCharge(string tool, Segment segment, string? flag)
    {
        var use = Use(tool, GateMake.Decision(segment), flag) with { Approved = true };

        Assert.IsType<GateVerdict.Allow>(Judge(use));
        Assert.IsType<GateVerdict.Allow>(Judge(use with { AllowedTools = [] }));
    }

    [Fact]
    public void Judge_NotScoredYet_OnlyLooksAreAllowed()
    {
        var allowed = GateMake.AllTools.Where(tool => Judge(Use(tool, decision: null)) is GateVerdict.Allow);

        Assert.Equal(["memory.get_company_history", "scoring.score_lead"], allowed);
        Assert.All(
            GateMake.AllTools.Except(["memory.get_company_history", "scoring.score_lead"]),
            tool => Assert.IsType<GateVerdict.Refuse>(Judge(Use(tool, decision: null))));
    }

    [Theory]
    [InlineData("house.approve")]
    [InlineData("approve")]
    [InlineData("house.review_lead")]
    [InlineData("house.confirm_decision")]
    [InlineData("Email.send_email")]
    [InlineData("email.Send_Email")]
    [InlineData("email.send_email ")]
    [InlineData("")]
    public void Judge_NoToolOfTheHouse_IsRefusedEvenIfListed(string tool)
    {
        var parts = tool.Split('.', 2);
        var use = new ToolUse(tool, parts[^1], Catalog.EffectOf(parts[0], parts[^1]), [tool], GateMake.Decision(), new HashSet<string>(), Approved: false);

        Assert.IsType<GateVerdict.Refuse>(Judge(use));
        Assert.IsType<GateVerdict.Refuse>(Judge(use with { Approved = true }));
    }

    [Fact]
    public void Judge_ConfigurationNamesATool_AddsAGateAndRemovesNone()
    {
        var options = new ApprovalOptions { Gates = new HashSet<string> { "draft_email" } };

        Assert.Equal("configured", GateOf(new ToolGate(options).Judge(Use("email.draft_email", GateMake.Decision()))));
        Assert.All(
            GateMake.AllTools.Where(tool => Own[tool].Enterprise is not null),
            tool => Assert.Equal(Own[tool].Enterprise, GateOf(new ToolGate(options).Judge(Use(tool, GateMake.Decision(Segment.Enterprise))))));
    }

    private static GateVerdict Judge(ToolUse use) => new ToolGate(new ApprovalOptions()).Judge(use);

    private static string? GateOf(GateVerdict verdict) => verdict switch
    {
        GateVerdict.AskPerson(var gate, _) => gate,
        GateVerdict.Allow => null,
        _ => "refused",
    };

    private static ToolUse Use(string tool, Decision? decision, string? flag = null)
    {
        var (plugin, function) = (tool.Split('.')[0], tool.Split('.')[1]);
        return new(
            tool, function, Catalog.EffectOf(plugin, function), GateMake.AllTools, decision, new HashSet<string>(flag is null ? [] : [flag]), Approved: false);
    }
}
