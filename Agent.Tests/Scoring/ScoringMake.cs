using Agent.Plugins.Leads;
using Agent.Plugins.Scoring;

namespace Agent.Tests.Scoring;

/// <summary>Leads and facts for scoring tests. Every quote stands in the lead's message.</summary>
internal static class ScoringMake
{
    public static readonly DateTimeOffset Received = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    public static readonly Evidence Said = new("message", "as said");

    public static string Prompts { get; } = Path.Combine(Root(), "prompts");

    public static string RubricText { get; } = File.ReadAllText(Path.Combine(Prompts, "rubric.json"));

    public static Rubric Rubric { get; } = Rubric.Parse(RubricText);

    public static Lead Lead() => new()
    {
        LeadKey = "ld_test",
        Email = "jane@acme.com",
        Domain = "acme.com",
        AddressClass = AddressClass.Business,
        ReceivedAt = Received,
        Company = "Acme",
        Message = "All of it, as said.",
    };

    public static LeadFacts Facts(
        NeedLevel need = NeedLevel.Absent,
        int? days = null,
        decimal? usd = null,
        AuthorityLevel authority = AuthorityLevel.Absent,
        int? people = null,
        IntentKind intent = IntentKind.Unclear) => new()
        {
            Need = new(need, Said),
            Timeline = days is null ? LeadFacts.Unknown.Timeline : new(TimelineKind.Horizon, days, null, Said),
            Budget = usd is null ? LeadFacts.Unknown.Budget : new(BudgetKind.Amount, usd, "USD", BudgetPeriod.Year, Said),
            Authority = new(authority, Said),
            CompanySize = new(people, people, Said),
            Intent = new(intent, Said),
            Injection = LeadFacts.Unknown.Injection,
        };

    public static Decision Decide(LeadFacts facts) => Scorer.Decide(Lead(), facts, Rubric);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SkLeadAgent.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No SkLeadAgent.sln above the tests.");
        }

        return folder.FullName;
    }
}
