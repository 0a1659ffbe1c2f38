using System.Text.Json;
using Agent.Api.Prompts;
using Agent.Api.Traces;

namespace Agent.Tests.Prompts;

public sealed class RunPinsTests
{
    private static readonly Dictionary<string, string> Pins = new() { ["triage"] = "t1", ["reader"] = "r1", ["closing"] = "c1", ["rubric"] = "u1" };

    [Fact]
    public void Of_NoRows_HasNothing()
    {
        var pins = RunPins.Of([]);

        Assert.Empty(pins.Versions);
        Assert.Equal((false, false), (pins.HasBegun, pins.IsPinned));
    }

    [Fact]
    public void Of_APinnedRun_AreTheFirstHandOversForAllThatFollows()
    {
        var pins = RunPins.Of([HandOver("triage", "t1", Pins), Model("reader", "r1"), HandOver("closing", "c1")]);

        Assert.Equal(Pins, pins.Versions);
        Assert.Equal((true, true), (pins.HasBegun, pins.IsPinned));
    }

    [Theory]
    [InlineData("approved", true)]
    [InlineData("rejected", false)]
    public void Of_AfterAPersonsWordOnTheRun_BeginsAnewOnlyWhenTriedAgain(string decision, bool anew)
    {
        var pins = RunPins.Of([HandOver("triage", "t1", Pins), Approval("review_lead", decision)]);

        Assert.Equal(anew, !pins.HasBegun && !pins.IsPinned && pins.Versions.Count == 0);
    }

    [Fact]
    public void Of_AfterAnotherApproval_StaysPinned() =>
        Assert.Equal(Pins, RunPins.Of([HandOver("triage", "t1", Pins), Approval("schedule_meeting", "approved")]).Versions);

    [Fact]
    public void Of_AfterARedo_BeginsAnewAndIsPinnedByTheNextHandOver()
    {
        List<JournalRow> rows = [HandOver("triage", "t1", Pins), Row("redo", null, null, "{}")];
        Assert.Equal((false, false), (RunPins.Of(rows).HasBegun, RunPins.Of(rows).IsPinned));

        var later = new Dictionary<string, string>(Pins) { ["triage"] = "t2" };
        rows.Add(HandOver("triage", "t2", later));

        Assert.Equal(later, RunPins.Of(rows).Versions);
    }

    /// <summary>Journals from before there were pins.</summary>
    [Fact]
    public void Of_OldRows_AreTheVersionsThatWereUsed()
    {
        var pins = RunPins.Of([HandOver("triage", "t1"), Model("triage", null), Model("reader", "r1"), HandOver("closing", "c1"), Model("writer", "w1")]);

        Assert.Equal(
            new Dictionary<string, string> { ["triage"] = "t1", ["reader"] = "r1", ["closing"] = "c1", ["writer"] = "w1" }, pins.Versions);
        Assert.Equal((true, false), (pins.HasBegun, pins.IsPinned));
    }

    [Fact]
    public void HandOverStep_WithoutPins_IsWrittenAsBefore()
    {
        var step = new HandOverStep(null, "triage", "a lead came in", "t1", "{}");

        var json = JsonSerializer.Serialize(step, StepJson.Shared.HandOverStep);

        Assert.Equal("""{"from":null,"to":"triage","reason":"a lead came in","prompt":"t1","opening":"{}"}""", json);
        Assert.Equal(step, JsonSerializer.Deserialize(json, StepJson.Shared.HandOverStep));
    }

    private static JournalRow HandOver(string agent, string prompt, Dictionary<string, string>? pins = null) => Row(
        StepKind.HandOver, agent, null, JsonSerializer.Serialize(new HandOverStep(null, agent, "", prompt, "", pins), StepJson.Shared.HandOverStep));

    private static JournalRow Model(string agent, string? prompt) =>
        Row(StepKind.Model, agent, null, JsonSerializer.Serialize(new ModelStep("", null, [], prompt), StepJson.Shared.ModelStep));

    private static JournalRow Approval(string name, string decision) => Row(
        StepKind.Approval, "closing", name, JsonSerializer.Serialize(new ApprovalStep("act_1", name, decision, "executed", "ann", null, null), StepJson.Shared.ApprovalStep));

    private static JournalRow Row(string kind, string? agent, string? name, string payload) => new(0, 1, default, kind, agent, name, null, payload);
}
