using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Agent.Plugins.Scoring;
using Xunit;

namespace Agent.Tests.Scoring;

public sealed class RubricTests
{
    [Fact]
    public void Parse_TheShippedFile_GivesTypedRulesAndItsHash()
    {
        var rubric = Rubric.Parse(ScoringMake.RubricText);

        Assert.Equal(
            $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ScoringMake.RubricText)))}", rubric.Hash);
        Assert.Equal((25, 20, 20, 20, 15), (rubric.Criteria.Need.Max, rubric.Criteria.Timeline.Max, rubric.Criteria.Budget.Max, rubric.Criteria.Authority.Max, rubric.Criteria.Fit.Max));
        Assert.Equal((60, 2, 30, 3), (rubric.Dispositions.QualifiedFrom, rubric.Dispositions.NeedsInfoMissing, rubric.Dispositions.NurtureFrom, rubric.Dispositions.BorderlineWithin));
        Assert.Equal(18, rubric.ReasonCodes.Count);
        Assert.True(rubric.HasReasonCode("competitor"));
        Assert.False(rubric.HasReasonCode("because"));
        Assert.False(rubric.HasReasonCode(null));
    }

    [Theory]
    [InlineData("criteria.need.max", "24", "criteria")]
    [InlineData("criteria.need.specific", "26", "criteria.need")]
    [InlineData("criteria.need.general", "26", "criteria.need")]
    [InlineData("criteria.need.vague", "19", "criteria.need")]
    [InlineData("criteria.need.vague", "-1", "criteria.need")]
    [InlineData("criteria.authority.manager", "17", "criteria.authority")]
    [InlineData("criteria.authority.executive", "19", "criteria.authority")]
    [InlineData("criteria.timeline.up_to", "[]", "criteria.timeline.up_to")]
    [InlineData("criteria.timeline.up_to", """[{"days": 90, "points": 20}, {"days": 30, "points": 16}]""", "criteria.timeline.up_to")]
    [InlineData("criteria.timeline.up_to", """[{"days": 30, "points": 20}, {"days": 30, "points": 16}]""", "criteria.timeline.up_to")]
    [InlineData("criteria.timeline.up_to", """[{"days": -1, "points": 20}]""", "criteria.timeline.up_to[0].days")]
    [InlineData("criteria.timeline.later", "7", "criteria.timeline.up_to")]
    [InlineData("criteria.budget.from", """[{"usd": 10, "points": 20}, {"usd": 20, "points": 10}]""", "criteria.budget.from")]
    [InlineData("criteria.budget.from", """[{"usd": 10, "points": 20}, {"usd": -1, "points": 10}]""", "criteria.budget.from")]
    [InlineData("criteria.budget.from", """[{"usd": 10, "points": 20}, {"usd": 5, "points": 21}]""", "criteria.budget.from")]
    [InlineData("criteria.budget.approved", "21", "criteria.budget.approved")]
    [InlineData("criteria.fit.from", """[{"people": 5, "points": 15}, {"people": 20, "points": 12}]""", "criteria.fit.from")]
    [InlineData("criteria.fit.free_mail_penalty", "16", "criteria.fit.free_mail_penalty")]
    [InlineData("dispositions.nurture_from", "60", "dispositions.nurture_from")]
    [InlineData("dispositions.qualified_from", "101", "dispositions.qualified_from")]
    [InlineData("dispositions.needs_info_missing", "0", "dispositions.needs_info_missing")]
    [InlineData("dispositions.borderline_within", "-1", "dispositions.borderline_within")]
    [InlineData("dispositions.low_fit_reason_code", "\"meh\"", "dispositions.low_fit_reason_code")]
    [InlineData("segments.enterprise_from", "0", "segments.enterprise_from")]
    [InlineData("spam.links", "0", "spam.links")]
    [InlineData("spam.reason_code", "\"meh\"", "spam.reason_code")]
    [InlineData("hard_disqualifiers.intents", """{"buyer": "no_need"}""", "hard_disqualifiers.intents.buyer")]
    [InlineData("hard_disqualifiers.intents", """{"jobber": "no_need"}""", "hard_disqualifiers.intents.jobber")]
    [InlineData("hard_disqualifiers.intents", """{"press": "meh"}""", "hard_disqualifiers.intents.press")]
    [InlineData("hard_disqualifiers.domains", """{"Rival.com": "competitor"}""", "hard_disqualifiers.domains.Rival.com")]
    [InlineData("hard_disqualifiers.domains", """{"rival": "competitor"}""", "hard_disqualifiers.domains.rival")]
    [InlineData("hard_disqualifiers.domains", """{"rival.com": "meh"}""", "hard_disqualifiers.domains.rival.com")]
    [InlineData("hard_disqualifiers.countries", """{"Utopia": "meh"}""", "hard_disqualifiers.countries.Utopia")]
    [InlineData("reason_codes", """["other", "other"]""", "reason_codes")]
    [InlineData("reason_codes", "[]", "reason_codes")]
    [InlineData("currencies.default", "\"XXX\"", "currencies.default")]
    [InlineData("currencies.usd_per_unit", """{"USD": 1, "EUR": 0}""", "currencies.usd_per_unit.EUR")]
    [InlineData("currencies.usd_per_unit", """{"USD": 1, "euro": 1}""", "currencies.usd_per_unit.euro")]
    [InlineData("criteria.need.max", "\"many\"", "criteria.need.max")]
    [InlineData("criteria.surprise", "1", "criteria.surprise")]
    public void Parse_BrokenRule_NamesTheKey(string path, string value, string key)
    {
        var broken = Assert.Throws<RubricException>(() => Rubric.Parse(With(path, value)));

        Assert.Equal(key, broken.Key);
        Assert.Contains(key, broken.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"rubric\"")]
    public void Parse_NoRubric_Throws(string json) => Assert.Throws<RubricException>(() => Rubric.Parse(json));

    [Fact]
    public void Parse_MissingMember_Throws()
    {
        var root = JsonNode.Parse(ScoringMake.RubricText)!.AsObject();
        root.Remove("spam");

        Assert.Contains("spam", Assert.Throws<RubricException>(() => Rubric.Parse(root.ToJsonString())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_OtherWhiteSpace_GivesAnotherHash() => Assert.NotEqual(Rubric.Parse(ScoringMake.RubricText + " ").Hash, ScoringMake.Rubric.Hash);

    internal static string With(string path, string value)
    {
        var root = JsonNode.Parse(ScoringMake.RubricText)!;
        var names = path.Split('.');
        var at = names[..^1].Aggregate(root, (node, name) => node[name]!);
        at[names[^1]] = JsonNode.Parse(value);
        return root.ToJsonString();
    }
}
