namespace Agent.Plugins.Scoring;

/// <summary>What every criterion has: its weight, and how it is spoken of.</summary>
internal interface ICriterionRules
{
    /// <summary>Points of the best level. With 0 the criterion does not stand in decisions; its fact is read all the same.</summary>
    int Max { get; }

    /// <summary>The criterion's name in decisions, in snake_case: what one framework calls need another calls challenges.</summary>
    string Label { get; }

    /// <summary>Whether the absent fact is a question: named in missing_fields, and counted for needs_info. Default true.</summary>
    bool Ask { get; }
}

/// <summary>The parts of the score. Their maxima add up to 100.</summary>
public sealed record CriteriaRules(NeedRules Need, TimelineRules Timeline, BudgetRules Budget, AuthorityRules Authority, FitRules Fit);

public sealed record NeedRules(int Max, int Specific, int General, int Vague, string Label = "need", bool Ask = true) : ICriterionRules;

/// <summary>Nearest edge first; <c>later</c> also stands for "someday".</summary>
public sealed record TimelineRules(int Max, IReadOnlyList<DayEdge> UpTo, int Later, string Label = "timeline", bool Ask = true) : ICriterionRules;

public sealed record DayEdge(int Days, int Points);

/// <summary>Highest edge first, in USD a year; an amount below the last edge has no points.</summary>
public sealed record BudgetRules(int Max, IReadOnlyList<AmountEdge> From, int Approved, string Label = "budget", bool Ask = true) : ICriterionRules;

public sealed record AmountEdge(decimal Usd, int Points);

public sealed record AuthorityRules(
    int Max, int Executive, int Director, int Manager, int Contributor, int StudentOrIntern, string Label = "authority", bool Ask = true) : ICriterionRules;

/// <summary>Highest edge first, in people; a company below the last edge has no points.</summary>
public sealed record FitRules(int Max, IReadOnlyList<SizeEdge> From, int FreeMailPenalty, string Label = "fit", bool Ask = true) : ICriterionRules;

public sealed record SizeEdge(int People, int Points);

public sealed record DispositionRules(int QualifiedFrom, int NeedsInfoMissing, int NurtureFrom, int BorderlineWithin, string LowFitReasonCode);

public sealed record SegmentRules(int EnterpriseFrom);

/// <summary>So many links in the lead's text make it spam whatever the reader says.</summary>
public sealed record SpamRules(int Links, string ReasonCode);

/// <summary>What ends a lead before its points count. Keys are intents, e-mail domains (subdomains included) and countries; values are reason codes.</summary>
public sealed record HardDisqualifiers(
    IReadOnlyDictionary<string, string> Intents,
    IReadOnlyDictionary<string, string> Domains,
    IReadOnlyDictionary<string, string> Countries);

/// <summary>USD for one unit of each currency; the default is what an amount without a currency is taken for.</summary>
public sealed record CurrencyRules(string Default, IReadOnlyDictionary<string, decimal> UsdPerUnit);
