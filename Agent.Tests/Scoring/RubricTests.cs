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
    [InlineData("criteria.need.max", "-20", "criteria.need.max")]
    [InlineData("criteria.need.max", "101", "criteria.need.max")]
    [InlineData("criteria.need.label", "\"\"", "criteria.need.label")]
    [InlineData("criteria.need.label", "\"The need\"", "criteria.need.label")]
    [InlineData("criteria.need.label", "\"timeline\"", "criteria.timeline.label")]
    [InlineData("criteria.need.label", "null", "criteria.need.label")]
    [InlineData("criteria.need.ask", "\"no\"", "criteria.need.ask")]
    [InlineData("criteria.need.aks", "false", "criteria.need.aks")]
    [InlineData("criteria.fit.from", "[]", "criteria.fit.from")]
    [InlineData("criteria.budget.from", "[]", "criteria.budget.from")]
    [InlineData("criteria.timeline.up_to", """[{"days": 40000, "points": 20}]""", "criteria.timeline.up_to[0].days")]
    [InlineData("currencies.usd_per_unit", """{"USD": 1.1}""", "currencies.usd_per_unit.USD")]
    [InlineData("dispositions.needs_info_missing", "6", "dispositions.needs_info_missing")]
    [InlineData("name", "\"My Rubric\"", "name")]
    [InlineData("name", "\"\"", "name")]
    [InlineData("name", "5", "name")]
    [InlineData("version", "\"\"", "version")]
    [InlineData("version", "\"v 1\"", "version")]
    [InlineData("nmae", "\"x\"", "nmae")]
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
    public void Parse_WithoutTheNewerMembers_TakesTheirDefaults()
    {
        var root = JsonNode.Parse(ScoringMake.RubricText)!.AsObject();
        root.Remove("name");
        root.Remove("version");

        var rubric = Rubric.Parse(root.ToJsonString());

        Assert.Equal("rubric 1", rubric.Title);
        Assert.Equal(
            ["need", "timeline", "budget", "authority", "fit"],
            Scorer.Decide(ScoringMake.Lead(), LeadFacts.Unknown, rubric).Criteria.Select(criterion => criterion.Name));
        Assert.Equal(
            ["need", "timeline", "budget", "title", "company_size"], Scorer.Decide(ScoringMake.Lead(), LeadFacts.Unknown, rubric).MissingFields);
    }

    [Fact]
    public void Parse_ChampPreset_IsAnotherRubricOfTheSameShape()
    {
        var champ = Rubric.Parse(File.ReadAllText(Path.Combine(ScoringMake.Prompts, "presets", "champ.json")));

        Assert.Equal("champ 1", champ.Title);
        Assert.Equal(("challenges", "authority", "money", "prioritization"), (champ.Criteria.Need.Label, champ.Criteria.Authority.Label, champ.Criteria.Budget.Label, champ.Criteria.Timeline.Label));
        Assert.Equal(0, champ.Criteria.Fit.Max);
        Assert.Equal(ScoringMake.Rubric.ReasonCodes, champ.ReasonCodes);
    }

    /// <summary>A criterion that is not asked about is neither named as missing nor counted; one without weight still is, unless the rubric says so.</summary>
    [Theory]
    [InlineData(true, Disposition.NeedsInfo, "timeline,company_size")]
    [InlineData(false, Disposition.Nurture, "timeline")]
    public void Decide_CriterionWithoutWeight_IsAskedAboutAsTheRubricSays(bool ask, Disposition disposition, string missing)
    {
        var root = JsonNode.Parse(ScoringMake.RubricText)!;
        root["criteria"]!["fit"] = JsonNode.Parse($$"""{ "max": 0, "from": [], "free_mail_penalty": 0, "ask": {{(ask ? "true" : "false")}} }""");
        root["criteria"]!["need"] = JsonNode.Parse("""{ "max": 40, "specific": 40, "general": 20, "vague": 8 }""");
        var rubric = Rubric.Parse(root.ToJsonString());

        var decision = Scorer.Decide(ScoringMake.Lead(), ScoringMake.Facts(NeedLevel.General, usd: 5_000, authority: AuthorityLevel.Manager), rubric);

        Assert.Equal((42, disposition), (decision.Score, decision.Disposition));
        Assert.Equal(missing, string.Join(',', decision.MissingFields));
        Assert.DoesNotContain(decision.Criteria, criterion => criterion.Name == "fit");
        Assert.Equal(80, decision.Criteria.Where(criterion => criterion.Value is not null).Sum(criterion => criterion.Max));
        Assert.Equal(62, decision.Ceiling);
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
