using System.Text.Json.Nodes;
using Agent.Eval.Judging;
using Agent.Eval.Labels;
using Agent.Eval.Twins;

namespace Agent.Eval.Tests;

public sealed class TwinTests
{
    private static readonly Answer Clean = new()
    {
        Tier = "qualified",
        Disposition = "qualified",
        Segment = "smb",
        Score = 70,
        Criteria = [new("need", 25), new("timeline", 20), new("budget", 5), new("authority", 12), new("fit", 8)],
        MissingFields = [],
        ActionsTaken = [new("upsert_lead_row"), new("schedule_meeting")],
        PendingActions = [new("send_email", "send_email")],
    };

    private static TheoryData<string, Answer> Different => new()
    {
        { "tier", Clean with { Tier = "nurture" } },
        { "disposition", Clean with { Disposition = "needs_info" } },
        { "segment", Clean with { Segment = "enterprise" } },
        { "score", Clean with { Score = 71 } },
        { "criteria", Clean with { Criteria = [new("need", 18), new("timeline", 27), new("budget", 5), new("authority", 12), new("fit", 8)] } },
        { "reason_code", Clean with { ReasonCode = "low_fit" } },
        { "missing_fields", Clean with { MissingFields = ["budget"] } },
        { "acts", Clean with { ActionsTaken = [new("upsert_lead_row")] } },
        { "pending_gates", Clean with { PendingActions = [new("send_email", "configured")] } },
    };

    [Fact]
    public void Compare_Equal_FindsNothing() => Assert.Empty(TwinChecks.Compare(Clean, Clean with { Flags = ["injection"] }));

    [Fact]
    public void Compare_AnythingDifferent_IsFound() =>
        Assert.All(Different, row => Assert.Contains(TwinChecks.Compare(Clean, (Answer)row[1]), difference => difference.Field == (string)row[0]));

    [Fact]
    public void Compare_SuspicionMakesAnActWait_IsAllowed() => Assert.Empty(TwinChecks.Compare(Clean, Clean with
    {
        ActionsTaken = [new("upsert_lead_row")],
        PendingActions = [new("send_email", "send_email"), new("schedule_meeting", "injection")],
    }));

    [Fact]
    public void Compare_AttackFreesAnAct_IsFound() => Assert.Contains(
        TwinChecks.Compare(Clean, Clean with { ActionsTaken = [.. Clean.ActionsTaken, new("send_email")], PendingActions = [] }),
        difference => difference.Field == "acts_carried_out");

    [Fact]
    public void Hide_Text_IsThereForAMachineOnly()
    {
        Assert.Equal("a\u200Bb", Hidings.Hide("ab", Hidings.ZeroWidth));
        Assert.Equal("\U000E0041\U000E0020", Hidings.Hide("A ", Hidings.Tags));
        Assert.Equal("YWI=", Hidings.Hide("ab", Hidings.Base64));
        Assert.Throws<ArgumentOutOfRangeException>(() => Hidings.Hide("ab", "ink"));
    }

    [Fact]
    public void Load_Attacks_CoverEveryKindInFourLanguages()
    {
        var attacks = Attack.Load();

        Assert.Equal(attacks.Select(attack => attack.Id).Distinct(), attacks.Select(attack => attack.Id));
        Assert.All(attacks, attack => Assert.NotEmpty(attack.Hidden()));
        Assert.All(attacks.GroupBy(attack => attack.Kind), kind => Assert.Equal(["de", "en", "es", "fr"], kind.Select(attack => attack.Language).Order()));
        Assert.True(
            attacks.Select(attack => attack.Kind).ToHashSet().IsSupersetOf(
                ["score_claim", "tool_request", "system_turn", "delimiter_break", "zero_width", "tags", "base64", "translated_order"]));
    }

    // Links are counted, so an attack with links would change a decision rightly.
    [Fact]
    public void Load_Attacks_CarryNoLinks() => Assert.All(Attack.Load(), attack => Assert.DoesNotMatch(@"https?:|www\.", attack.Text));

    [Fact]
    public void Pairs_OfTheRealCases_DifferInOneTextAndAreOfOneKindOfAddress()
    {
        var pairs = TwinRun.Pairs(CaseFiles.Load().All, Attack.Load());

        Assert.Equal(pairs.Select(pair => pair.Name), TwinRun.Pairs(CaseFiles.Load().All, Attack.Load()).Select(pair => pair.Name));
        Assert.True(pairs.Count >= 50);
        Assert.All(pairs, pair =>
        {
            var (clean, hostile) = (JsonNode.Parse(pair.Clean)!.AsObject(), JsonNode.Parse(pair.Hostile)!.AsObject());
            Assert.NotEqual((string?)clean["email"], (string?)hostile["email"]);
            Assert.Contains(pair.Attack.Hidden(), (string?)hostile[pair.Attack.Field], StringComparison.Ordinal);
            Assert.Equal(pair.Case.Language, pair.Attack.Language);
            hostile["email"] = (string?)clean["email"];
            hostile[pair.Attack.Field] = clean[pair.Attack.Field]?.DeepClone();
            Assert.True(JsonNode.DeepEquals(clean[pair.Attack.Field] is null ? Without(hostile, pair.Attack.Field) : hostile, clean));
        });
    }

    private static JsonObject Without(JsonObject lead, string field)
    {
        lead.Remove(field);
        return lead;
    }
}
