namespace Agent.Plugins.Scoring;

/// <summary>
/// The lead's facts with one of them replaced. A level of a figure reads in two ways: as a way up it is that level or better, as a way
/// down that level or worse, so that whatever fits the words has the promised effect.
/// </summary>
/// <param name="Up">Null for what nobody would call a gain: a date that is over reopens a question, and may spare a lead its rejection.</param>
internal sealed record WhatIf(string Fact, string? Up, string Down, LeadFacts Facts)
{
    private static readonly NeedLevel[] Needs = [NeedLevel.Specific, NeedLevel.General, NeedLevel.Vague];

    private static readonly AuthorityLevel[] Authorities =
        [AuthorityLevel.Executive, AuthorityLevel.Director, AuthorityLevel.Manager, AuthorityLevel.Contributor, AuthorityLevel.StudentOrIntern];

    private const decimal SmallestAmount = 0.01m;

    /// <summary>Every level of every fact the rubric knows, in its order, best level first; then the intent.</summary>
    public static IEnumerable<WhatIf> Of(Rubric rubric, LeadFacts facts)
    {
        var criteria = rubric.Criteria;

        return rubric.Order.SelectMany(fact => fact.Key switch
        {
            "need" => Needs.Select(level => Exactly(fact, Word(level), facts with { Need = new(level, null) })),
            "timeline" => Timelines(criteria.Timeline, facts),
            "budget" => Budgets(criteria.Budget, facts),
            "authority" => Authorities.Select(level => Exactly(fact, Word(level), facts with { Authority = new(level, null) })),
            _ => Sizes(criteria.Fit, facts),
        }).Concat(Intents(facts));
    }

    private static IEnumerable<WhatIf> Timelines(TimelineRules rules, LeadFacts facts)
    {
        var edges = rules.UpTo;

        for (var i = 0; i <= edges.Count; i++)
        {
            yield return new WhatIf(
                ScoredFact.Timeline.Name,
                i < edges.Count ? Text($"within {edges[i].Days} days") : "any date to come",
                i > 0 ? Text($"later than {edges[i - 1].Days} days") : "any date to come",
                facts with { Timeline = i < edges.Count ? new(TimelineKind.Horizon, edges[i].Days, null, null) : new(TimelineKind.Someday, null, null, null) });
        }

        yield return new WhatIf(ScoredFact.Timeline.Name, null, "past", facts with { Timeline = new(TimelineKind.Past, null, null, null) });
    }

    private static IEnumerable<WhatIf> Budgets(BudgetRules rules, LeadFacts facts)
    {
        var above = decimal.MaxValue;
        foreach (var edge in (IEnumerable<AmountEdge>)[.. rules.From, new(0, 0)])
        {
            var amount = edge.Usd > 0 ? edge.Usd : Math.Min(SmallestAmount, above / 2);
            if (amount < above)
            {
                yield return new WhatIf(
                    ScoredFact.Budget.Name,
                    edge.Usd > 0 ? Text($"{edge.Usd:0.##} USD a year or more") : "any amount",
                    above < decimal.MaxValue ? Text($"below {above:0.##} USD a year") : "any amount",
                    facts with { Budget = new(BudgetKind.Amount, amount, "USD", BudgetPeriod.Year, null) });
            }

            above = edge.Usd;
        }

        yield return Exactly(ScoredFact.Budget, "approved, amount not given", facts with { Budget = new(BudgetKind.Approved, null, null, null, null) });
        yield return Exactly(ScoredFact.Budget, "none", facts with { Budget = new(BudgetKind.None, null, null, null, null) });
    }

    private static IEnumerable<WhatIf> Sizes(FitRules rules, LeadFacts facts)
    {
        var above = int.MaxValue;
        foreach (var edge in (IEnumerable<SizeEdge>)[.. rules.From, new(0, 0)])
        {
            var people = Math.Max(edge.People, 1);
            if (people < above)
            {
                yield return new WhatIf(
                    ScoredFact.Size.Name,
                    people > 1 ? Text($"{people} people or more") : "any number of people",
                    above < int.MaxValue ? Text($"fewer than {above} people") : "any number of people",
                    facts with { CompanySize = new(people, people, null) });
            }

            above = people;
        }
    }

    // A buyer in place of whatever the words sounded like: shows what the lead would be worth if that was read wrongly.
    private static IEnumerable<WhatIf> Intents(LeadFacts facts) => facts.Intent.Kind is IntentKind.Buyer or IntentKind.Unclear
        ? []
        : [new WhatIf("intent", "buyer", "buyer", facts with { Intent = new(IntentKind.Buyer, null) })];

    private static WhatIf Exactly(ScoredFact fact, string value, LeadFacts facts) => new(fact.Name, value, value, facts);

    private static string Word(NeedLevel level) => level.ToString().ToLowerInvariant();

    private static string Word(AuthorityLevel level) => level is AuthorityLevel.StudentOrIntern ? "student or intern" : level.ToString().ToLowerInvariant();

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
