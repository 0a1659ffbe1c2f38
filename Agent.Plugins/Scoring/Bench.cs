using Agent.Plugins.Leads;

namespace Agent.Plugins.Scoring;

/// <summary>
/// One lead under one rubric: weighs any set of facts about it, so that the decision and every "what if" come from the same arithmetic.
/// </summary>
internal sealed class Bench(Lead lead, Rubric rubric)
{
    private readonly int _links = Links.CountIn(lead);

    private readonly string? _hardReason = HardReason(lead, rubric.HardDisqualifiers);

    public Rubric Rubric => rubric;

    /// <summary>Days are counted from here: the UTC date on which the lead came in.</summary>
    public DateOnly ReceivedOn { get; } = DateOnly.FromDateTime(lead.ReceivedAt.UtcDateTime);

    public bool CompanyAgrees { get; } = CompanyMatch.Agrees(lead);

    public Tally Weigh(LeadFacts facts) => new([.. rubric.Order.Select(fact => new Part(fact, fact.In(rubric.Criteria), MarkOf(fact, facts)))]);

    /// <summary>Rules 2 to 7, the first that holds.</summary>
    public Verdict Judge(LeadFacts facts, Tally tally)
    {
        var rules = rubric.Dispositions;

        return IsSpam(facts, tally) ? new(Disposition.Spam, rubric.Spam.ReasonCode, ByScore: false)
            : Disqualifier(facts) is { } reason ? new(Disposition.Disqualified, reason, ByScore: false)
            : tally.Score >= rules.QualifiedFrom ? new(Disposition.Qualified, null, ByScore: true)
            : tally.Missing >= rules.NeedsInfoMissing ? new(Disposition.NeedsInfo, null, ByScore: true)
            : tally.Score >= rules.NurtureFrom ? new(Disposition.Nurture, null, ByScore: true)
            : new(Disposition.Disqualified, rules.LowFitReasonCode, ByScore: true);
    }

    private bool IsSpam(LeadFacts facts, Tally tally) =>
        facts.Intent.Kind is IntentKind.Spam || _links >= rubric.Spam.Links || (lead.AddressClass is AddressClass.Disposable && !tally.Of(ScoredFact.Need).Known);

    private Mark MarkOf(ScoredFact fact, LeadFacts facts) => fact.Key switch
    {
        "need" => NeedPoints.Of(facts.Need, rubric.Criteria.Need),
        "timeline" => TimelinePoints.Of(facts.Timeline, rubric.Criteria.Timeline, ReceivedOn),
        "budget" => BudgetPoints.Of(facts.Budget, rubric.Criteria.Budget, rubric.Currencies),
        "authority" => AuthorityPoints.Of(facts.Authority, rubric.Criteria.Authority),
        _ => FitPoints.Of(facts.CompanySize, rubric.Criteria.Fit, lead.AddressClass),
    };

    private string? Disqualifier(LeadFacts facts) =>
        rubric.HardDisqualifiers.Intents.TryGetValue(IntentWords.Of(facts.Intent.Kind), out var reason) ? reason : _hardReason;

    private static string? HardReason(Lead lead, HardDisqualifiers rules)
    {
        foreach (var (domain, reason) in rules.Domains)
        {
            if (lead.Domain == domain || lead.Domain.EndsWith('.' + domain, StringComparison.Ordinal))
            {
                return reason;
            }
        }

        foreach (var (country, reason) in rules.Countries)
        {
            if (string.Equals(lead.Country, country, StringComparison.OrdinalIgnoreCase))
            {
                return reason;
            }
        }

        return null;
    }
}

/// <summary>Where the rules lead, and whether points had a say in it.</summary>
internal sealed record Verdict(Disposition Disposition, string? ReasonCode, bool ByScore);
