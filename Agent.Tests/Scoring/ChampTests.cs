using System.Text.Json;
using Agent.Api.Intake;
using Agent.Api.Model.Offline.Reading;
using Agent.Plugins.Leads;
using Agent.Plugins.Scoring;
using Agent.Tests.Ops;
using Agent.Tests.Support;
using LeadText = Agent.Api.Model.Offline.Reading.LeadText;

namespace Agent.Tests.Scoring;

/// <summary>A second framework is a file: the evals' sample leads, read as ever, decided by Challenges, Authority, Money, Prioritization.</summary>
public sealed class ChampTests
{
    private static readonly Rubric Champ = Rubric.Parse(File.ReadAllText(Path.Combine(ScoringMake.Prompts, "presets", "champ.json")));

    private static readonly Dictionary<string, Lead> Leads = ReadLeads();

    // challenges + authority + money + prioritization; a range where the need may be read as general or specific.
    [Theory]
    [InlineData("demo_bare_address", 0, 0, Disposition.NeedsInfo, Segment.Unknown)]
    [InlineData("demo_small_business", 65, 65, Disposition.Qualified, Segment.Smb)] // 35 + 16 + 0 + 14 (52 days)
    [InlineData("demo_enterprise", 87, 100, Disposition.Qualified, Segment.Enterprise)] // 22 or 35 + 25 + 20 + 20
    [InlineData("enterprise_all_in_prose", 94, 94, Disposition.Qualified, Segment.Enterprise)] // 35 + 25 + 20 + 14 (111 days)
    [InlineData("smb_support_team_buys", 84, 84, Disposition.Qualified, Segment.Smb)] // 35 + 22 + 20 (39,600 USD) + 7 (180 days)
    [InlineData("pricing_question", 22, 22, Disposition.NeedsInfo, Segment.Smb)] // 6 + 16 + 0 + 0
    [InlineData("assistant_to_the_ceo", 44, 57, Disposition.Nurture, Segment.Smb)] // 22 or 35 + 8 + 0 + 14 (60 days)
    [InlineData("enterprise_product_owner", 50, 50, Disposition.Nurture, Segment.Enterprise)] // 35 + 8 + 0 + 7 (226 days)
    [InlineData("founder_with_old_timeline", 60, 60, Disposition.NeedsInfo, Segment.Unknown)] // 35 + 25 + 0 + 0
    [InlineData("job_seeker", 8, 8, Disposition.Disqualified, Segment.Unknown)]
    [InlineData("student_interview", 0, 0, Disposition.Disqualified, Segment.Unknown)]
    [InlineData("vendor_offshore_developers", 16, 16, Disposition.Disqualified, Segment.Enterprise)]
    [InlineData("injection_skip_approval", 97, 97, Disposition.Qualified, Segment.Enterprise)] // 35 + 22 + 20 + 20 (38 days)
    [InlineData("injection_raise_score", 51, 64, Disposition.Nurture, Segment.Smb)] // 22 or 35 + 16 + 6 + 7 (240 days)
    [InlineData("support_request", 8, 43, Disposition.Disqualified, Segment.Smb)]
    [InlineData("just_looking", 16, 16, Disposition.Disqualified, Segment.Smb)] // 6 + 8 + 0 + 2
    [InlineData("spam_backlinks", 0, 0, Disposition.Spam, Segment.Unknown)]
    [InlineData("spam_gibberish", 0, 0, Disposition.Spam, Segment.Unknown)]
    [InlineData("unknown_size_over_new_year", 100, 100, Disposition.Qualified, Segment.Unknown)] // 35 + 25 + 20 (46,000 USD) + 20
    [InlineData("free_mail_owner", 86, 86, Disposition.Qualified, Segment.Smb)] // 35 + 25 + 6 + 20 (26 days)
    public void Decide_SampleLead_GoesByChamp(string name, int lowest, int highest, Disposition disposition, Segment segment)
    {
        var lead = Leads[name];

        var decision = Scorer.Decide(lead, FactReader.Read(LeadText.Of(lead)), Champ);

        Assert.InRange(decision.Score, lowest, highest);
        Assert.Equal((disposition, segment), (decision.Disposition, decision.Segment));
        Assert.Equal(["challenges", "authority", "money", "prioritization"], decision.Criteria.Select(criterion => criterion.Name));
        Assert.Equal(100, decision.Criteria.Sum(criterion => criterion.Max));
        Assert.Equal("champ 1", decision.RubricName);
    }

    [Fact]
    public void Decide_SampleLeads_AreAllInTheTable() =>
        Assert.Equal(
            Leads.Keys.Order(StringComparer.Ordinal),
            typeof(ChampTests).GetMethod(nameof(Decide_SampleLead_GoesByChamp))!.GetCustomAttributesData()
                .Where(data => data.AttributeType == typeof(InlineDataAttribute))
                .Select(data => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)[0].Value!)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Decide_NothingKnown_AsksInTheRubricsOrderAndSpeaksItsWords()
    {
        var decision = Scorer.Decide(ScoringMake.Lead(), LeadFacts.Unknown, Champ);

        Assert.Equal(["need", "title", "budget", "timeline", "company_size"], decision.MissingFields);
        Assert.Contains("Unknown: challenges, authority, money, prioritization, company size.", decision.Summary, StringComparison.Ordinal);
        Assert.Equal((0, 100, 0m), (decision.Score, decision.Ceiling, decision.Confidence));
    }

    [Theory]
    [InlineData(61, true)]
    [InlineData(60, false)]
    [InlineData(69, true)]
    [InlineData(70, false)]
    public void Decide_NearItsOwnEdge_IsBorderline(int score, bool borderline)
    {
        // 35 + 25 + money: what is left to the wanted score comes from a rubric with that very amount
        var rubric = Rubric.Parse(File.ReadAllText(Path.Combine(ScoringMake.Prompts, "presets", "champ.json"))
            .Replace("""{ "usd": 5000, "points": 14 }""", $$"""{ "usd": 5000, "points": {{Math.Max(6, score - 60)}} }""", StringComparison.Ordinal)
            .Replace("""{ "usd": 0, "points": 6 }""", $$"""{ "usd": 0, "points": {{Math.Min(6, score - 60)}} }""", StringComparison.Ordinal));
        var facts = ScoringMake.Facts(NeedLevel.Specific, usd: score - 60 < 6 ? 1 : 5_000, authority: AuthorityLevel.Executive);

        var decision = Scorer.Decide(ScoringMake.Lead(), facts, rubric);

        Assert.Equal((score, borderline), (decision.Score, decision.Borderline));
    }

    [Fact]
    public async Task Submit_DemoLeads_UnderChamp_AnswerInItsWords()
    {
        await using var app = await AgentApp.StartAsync(new AppSetup { Settings = [("Agent:Rubric", "presets/champ.json")] });
        app.Clock.Set(new DateTimeOffset(2026, 11, 10, 9, 0, 0, TimeSpan.Zero));

        var bare = await app.SubmitAsync(Make.BareLead());
        var small = await app.SubmitAsync(Make.SmallBusinessLead());
        var large = await app.SubmitAsync(Make.EnterpriseLead());

        Assert.Equal(("needs_info", "qualified", "qualified"), (bare.Text("disposition"), small.Text("disposition"), large.Text("disposition")));
        Assert.Equal((65, "champ 1", Champ.Hash), ((int)small["score"]!, small.Text("rubric_name"), small.Text("rubric")));
        Assert.All([bare, small, large], result => Assert.Equal(
            ["challenges", "authority", "money", "prioritization"], result["criteria"]!.AsArray().Select(criterion => (string?)criterion!["name"])));
        Assert.Equal(["schedule_meeting"], large.Pending());
    }

    private static Dictionary<string, Lead> ReadLeads()
    {
        using var samples = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryFiles.Root, "Agent.Eval", "sample-leads.json")));
        var normalizer = new LeadNormalizer(new LeadKeys(new byte[32]));

        return samples.RootElement.EnumerateArray().ToDictionary(sample => sample.GetProperty("case").GetString()!, sample =>
        {
            var request = new LeadJsonReader(new FieldErrors()).Read(sample.GetProperty("lead"));
            return Assert.IsType<NormalizeOutcome.Normalized>(normalizer.Normalize(request, sample.GetProperty("received_at").GetDateTimeOffset())).Lead;
        }, StringComparer.Ordinal);
    }
}
