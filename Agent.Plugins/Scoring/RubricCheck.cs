using System.Globalization;

namespace Agent.Plugins.Scoring;

/// <summary>What a rubric must fulfil beyond its shape. Stops at the first fault, with the key that holds it.</summary>
internal static class RubricCheck
{
    private const int Whole = 100;

    // Criteria that can be missing: one question each.
    private const int Askable = 5;

    public static void Run(Rubric rubric)
    {
        CheckWeights(rubric.Criteria);
        CheckLevels(rubric.Criteria);
        CheckEdges(rubric.Criteria);
        CheckDispositions(rubric.Dispositions);
        Need(rubric.Segments.EnterpriseFrom >= 1, "segments.enterprise_from", rubric.Segments.EnterpriseFrom, "at least 1");
        Need(rubric.Spam.Links >= 1, "spam.links", rubric.Spam.Links, "at least 1");
        CheckReasons(rubric);
        CheckCurrencies(rubric.Currencies);
    }

    private static void CheckWeights(CriteriaRules criteria)
    {
        var sum = criteria.Need.Max + criteria.Timeline.Max + criteria.Budget.Max + criteria.Authority.Max + criteria.Fit.Max;
        Need(sum == Whole, "criteria", sum, "maxima that add up to 100");
    }

    private static void CheckLevels(CriteriaRules criteria)
    {
        var need = criteria.Need;
        var authority = criteria.Authority;

        Descending("criteria.need", need.Max, need.Specific, need.General, need.Vague);
        Descending(
            "criteria.authority", authority.Max, authority.Executive, authority.Director, authority.Manager, authority.Contributor, authority.StudentOrIntern);
        Within("criteria.budget.approved", criteria.Budget.Approved, criteria.Budget.Max);
        Within("criteria.fit.free_mail_penalty", criteria.Fit.FreeMailPenalty, criteria.Fit.Max);
    }

    private static void CheckEdges(CriteriaRules criteria)
    {
        var (timeline, budget, fit) = (criteria.Timeline, criteria.Budget, criteria.Fit);

        Ordered("criteria.timeline.up_to", timeline.UpTo.Select(edge => (decimal)-edge.Days));
        Need(timeline.UpTo[0].Days >= 0, "criteria.timeline.up_to[0].days", timeline.UpTo[0].Days, "at least 0");
        Descending("criteria.timeline.up_to", timeline.Max, [.. timeline.UpTo.Select(edge => edge.Points), timeline.Later]);

        Ordered("criteria.budget.from", budget.From.Select(edge => edge.Usd));
        Need(budget.From[^1].Usd >= 0, "criteria.budget.from", budget.From[^1].Usd, "amounts of at least 0");
        Descending("criteria.budget.from", budget.Max, [.. budget.From.Select(edge => edge.Points)]);

        Ordered("criteria.fit.from", fit.From.Select(edge => (decimal)edge.People));
        Need(fit.From[^1].People >= 0, "criteria.fit.from", fit.From[^1].People, "sizes of at least 0");
        Descending("criteria.fit.from", fit.Max, [.. fit.From.Select(edge => edge.Points)]);
    }

    private static void CheckDispositions(DispositionRules rules)
    {
        Within("dispositions.qualified_from", rules.QualifiedFrom, Whole);
        Within("dispositions.nurture_from", rules.NurtureFrom, Whole);
        Within("dispositions.borderline_within", rules.BorderlineWithin, Whole);
        Need(rules.NurtureFrom < rules.QualifiedFrom, "dispositions.nurture_from", rules.NurtureFrom, $"less than qualified_from ({rules.QualifiedFrom})");
        Need(rules.NeedsInfoMissing is >= 1 and <= Askable, "dispositions.needs_info_missing", rules.NeedsInfoMissing, "1 to 5");
    }

    private static void CheckReasons(Rubric rubric)
    {
        Need(rubric.ReasonCodes.Count > 0, "reason_codes", "an empty list", "at least one code");
        Need(rubric.ReasonCodes.Distinct(StringComparer.Ordinal).Count() == rubric.ReasonCodes.Count, "reason_codes", "a code twice", "each code once");

        Listed(rubric, "dispositions.low_fit_reason_code", rubric.Dispositions.LowFitReasonCode);
        Listed(rubric, "spam.reason_code", rubric.Spam.ReasonCode);

        foreach (var (intent, code) in rubric.HardDisqualifiers.Intents)
        {
            Need(IntentWords.Find(intent) is not (null or IntentKind.Buyer or IntentKind.Unclear or IntentKind.Spam),
                $"hard_disqualifiers.intents.{intent}", intent, "an intent of the reader other than buyer, unclear and spam");
            Listed(rubric, $"hard_disqualifiers.intents.{intent}", code);
        }

        foreach (var (domain, code) in rubric.HardDisqualifiers.Domains)
        {
            Need(domain.Contains('.', StringComparison.Ordinal) && domain.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-'),
                $"hard_disqualifiers.domains.{domain}", domain, "a domain in lower-case ASCII form");
            Listed(rubric, $"hard_disqualifiers.domains.{domain}", code);
        }

        foreach (var (country, code) in rubric.HardDisqualifiers.Countries)
        {
            Listed(rubric, $"hard_disqualifiers.countries.{country}", code);
        }
    }

    private static void CheckCurrencies(CurrencyRules currencies)
    {
        Need(currencies.UsdPerUnit.ContainsKey(currencies.Default), "currencies.default", currencies.Default, "a currency of usd_per_unit");

        foreach (var (code, rate) in currencies.UsdPerUnit)
        {
            Need(code.Length == 3 && code.All(char.IsAsciiLetterUpper), $"currencies.usd_per_unit.{code}", code, "a three-letter code in capitals");
            Need(rate > 0, $"currencies.usd_per_unit.{code}", rate, "more than 0");
        }
    }

    private static void Listed(Rubric rubric, string key, string code) => Need(rubric.HasReasonCode(code), key, code, "a code of reason_codes");

    private static void Within(string key, int value, int max) => Need(value >= 0 && value <= max, key, value, $"0 to {max}");

    // The best level is worth the whole criterion, or the ceiling would promise what no lead can reach.
    private static void Descending(string key, int max, params ReadOnlySpan<int> points)
    {
        Need(points[0] == max, key, points[0], $"a best level worth the maximum ({max})");

        for (var i = 0; i < points.Length; i++)
        {
            Within(key, points[i], max);
            Need(i == 0 || points[i] <= points[i - 1], key, points[i], "points that never rise from better to worse");
        }
    }

    private static void Ordered(string key, IEnumerable<decimal> edges)
    {
        decimal? before = null;

        foreach (var edge in edges)
        {
            Need(before is null || edge < before, key, Math.Abs(edge), "edges in order, best first, each once");
            before = edge;
        }

        Need(before is not null, key, "an empty list", "at least one edge");
    }

    private static void Need(bool holds, string key, object found, string allowed)
    {
        if (!holds)
        {
            throw new RubricException(key, string.Create(CultureInfo.InvariantCulture, $"found {found}, expected {allowed}"));
        }
    }
}
