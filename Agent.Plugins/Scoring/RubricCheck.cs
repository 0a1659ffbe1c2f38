using System.Globalization;

namespace Agent.Plugins.Scoring;

/// <summary>What a rubric must fulfil beyond its shape. Stops at the first fault, with the key that holds it.</summary>
internal static class RubricCheck
{
    private const int Whole = 100;

    private const int LongestName = 40;

    // A hundred years: further ahead is no plan.
    private const int MostDays = 36_500;

    public static void Run(Rubric rubric)
    {
        CheckNames(rubric);
        CheckWeights(rubric.Criteria);
        CheckLevels(rubric.Criteria);
        CheckEdges(rubric.Criteria);
        CheckDispositions(rubric.Dispositions, rubric.Criteria);
        Need(rubric.Segments.EnterpriseFrom >= 1, "segments.enterprise_from", rubric.Segments.EnterpriseFrom, "at least 1");
        Need(rubric.Spam.Links >= 1, "spam.links", rubric.Spam.Links, "at least 1");
        RubricLists.Run(rubric);
    }

    public static void Need(bool holds, string key, object found, string allowed)
    {
        if (!holds)
        {
            throw new RubricException(key, string.Create(CultureInfo.InvariantCulture, $"found {found}, expected {allowed}"));
        }
    }

    private static void CheckNames(Rubric rubric)
    {
        Need(rubric.Name is null || IsWord(rubric.Name, '-'), "name", rubric.Name ?? "", $"1 to {LongestName} lower-case letters, digits, _ and -, a letter first");
        Need(
            rubric.Version is null || (rubric.Version.Length is > 0 and <= LongestName && rubric.Version.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-')),
            "version", rubric.Version ?? "", $"1 to {LongestName} letters, digits, dots and hyphens");

        var labels = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, rules) in All(rubric.Criteria))
        {
            Need(IsWord(rules.Label, '_'), $"{key}.label", rules.Label, $"1 to {LongestName} lower-case letters, digits and _, a letter first");
            Need(labels.Add(rules.Label), $"{key}.label", rules.Label, "a label that no other criterion has");
        }
    }

    private static void CheckWeights(CriteriaRules criteria)
    {
        foreach (var (key, rules) in All(criteria))
        {
            Within($"{key}.max", rules.Max, Whole);
        }

        var sum = All(criteria).Sum(criterion => criterion.Rules.Max);
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

        Ordered("criteria.timeline.up_to", timeline.Max, timeline.UpTo.Select(edge => (decimal)-edge.Days));
        for (var i = 0; i < timeline.UpTo.Count; i++)
        {
            Within($"criteria.timeline.up_to[{i}].days", timeline.UpTo[i].Days, MostDays);
        }

        Descending("criteria.timeline.up_to", timeline.Max, [.. timeline.UpTo.Select(edge => edge.Points), timeline.Later]);

        Ordered("criteria.budget.from", budget.Max, budget.From.Select(edge => edge.Usd));
        Need(budget.From.All(edge => edge.Usd >= 0), "criteria.budget.from", budget.From.Count > 0 ? budget.From[^1].Usd : 0, "amounts of at least 0");
        Descending("criteria.budget.from", budget.Max, [.. budget.From.Select(edge => edge.Points)]);

        Ordered("criteria.fit.from", fit.Max, fit.From.Select(edge => (decimal)edge.People));
        Need(fit.From.All(edge => edge.People >= 0), "criteria.fit.from", fit.From.Count > 0 ? fit.From[^1].People : 0, "sizes of at least 0");
        Descending("criteria.fit.from", fit.Max, [.. fit.From.Select(edge => edge.Points)]);
    }

    private static void CheckDispositions(DispositionRules rules, CriteriaRules criteria)
    {
        // A criterion that is not asked about cannot be missing.
        var askable = Math.Max(1, All(criteria).Count(criterion => criterion.Rules.Ask));

        Within("dispositions.qualified_from", rules.QualifiedFrom, Whole);
        Within("dispositions.nurture_from", rules.NurtureFrom, Whole);
        Within("dispositions.borderline_within", rules.BorderlineWithin, Whole);
        Need(rules.NurtureFrom < rules.QualifiedFrom, "dispositions.nurture_from", rules.NurtureFrom, $"less than qualified_from ({rules.QualifiedFrom})");
        Need(rules.NeedsInfoMissing >= 1 && rules.NeedsInfoMissing <= askable, "dispositions.needs_info_missing", rules.NeedsInfoMissing, $"1 to {askable}");
    }

    private static IEnumerable<(string Key, ICriterionRules Rules)> All(CriteriaRules criteria) =>
        ScoredFact.All.Select(fact => ($"criteria.{fact.Key}", fact.In(criteria)));

    private static bool IsWord(string text, char joint) =>
        text.Length is > 0 and <= LongestName && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_' || c == joint);

    private static void Within(string key, int value, int max) => Need(value >= 0 && value <= max, key, value, $"0 to {max}");

    // The best level is worth the whole criterion, or the ceiling would promise what no lead can reach.
    private static void Descending(string key, int max, params ReadOnlySpan<int> points)
    {
        for (var i = 0; i < points.Length; i++)
        {
            Need(i > 0 || points[0] == max, key, points[0], $"a best level worth the maximum ({max})");
            Within(key, points[i], max);
            Need(i == 0 || points[i] <= points[i - 1], key, points[i], "points that never rise from better to worse");
        }
    }

    // A criterion without weight needs no edges.
    private static void Ordered(string key, int max, IEnumerable<decimal> edges)
    {
        decimal? before = null;

        foreach (var edge in edges)
        {
            Need(before is null || edge < before, key, Math.Abs(edge), "edges in order, best first, each once");
            before = edge;
        }

        Need(before is not null || max == 0, key, "an empty list", "at least one edge");
    }
}
