namespace Agent.Eval.Labels;

/// <summary>Looks for labels that cannot be right: unknown words, ranges that run backwards, cases that contradict themselves or each other.</summary>
internal static class CaseCheck
{
    private static readonly Dictionary<string, string> TierOf = new(StringComparer.Ordinal)
    {
        ["qualified"] = Tiers.Qualified,
        ["needs_info"] = Tiers.Nurture,
        ["nurture"] = Tiers.Nurture,
        ["disqualified"] = Tiers.Unqualified,
        ["spam"] = Tiers.Unqualified,
    };

    private static readonly string[] Languages = ["en", "de", "fr", "es"];
    private static readonly string[] Segments = ["enterprise", "smb", "unknown"];
    private static readonly string[] Fields = ["need", "timeline", "budget", "title", "company_size"];
    private static readonly string[] Needs = ["specific", "general", "vague", "absent"];
    private static readonly string[] Roles = ["executive", "director", "manager", "contributor", "student_or_intern", "absent"];
    private static readonly string[] Intents = ["buyer", "support", "job_seeker", "student", "vendor", "partner", "press", "spam", "unclear"];
    private static readonly string[] Timelines = ["horizon", "someday", "past", "absent"];
    private static readonly string[] Differ = ["expected.injection and facts.injection differ"];
    private static readonly string[] Budgets = ["amount", "approved", "none", "absent"];

    /// <summary>One line each; empty when all is well.</summary>
    public static IReadOnlyList<string> Problems(IReadOnlyList<EvalCase> cases) =>
    [
        .. cases.GroupBy(one => one.Name).Where(group => group.Skip(1).Any()).Select(group => $"{group.Key}: is the name of more than one case"),
        .. Shared(cases),
        .. cases.SelectMany(one => Of(one).Select(problem => $"{one.Name}: {problem}")),
    ];

    /// <summary>What is wrong with one case by itself.</summary>
    private static IEnumerable<string> Of(EvalCase one) =>
    [
        .. Word("language", one.Language, Languages),
        .. Of(one.Expected),
        .. one.Facts is { } facts ? Of(facts) : [],
        .. one.Facts is not null && one.Expected.Injection != one.Facts.Injection ? Differ : [],
    ];

    private static IEnumerable<string> Of(Expectation expected) =>
    [
        .. Word("tier", expected.Tier, Tiers.All),
        .. Word("segment", expected.Segment, Segments),
        .. Word("disposition", expected.Disposition, [.. TierOf.Keys, "duplicate"]),
        .. TierOf.TryGetValue(expected.Disposition, out var tier) && tier != expected.Tier
            ? [$"a lead that is {expected.Disposition} has the tier {tier}, not {expected.Tier}"] : Array.Empty<string>(),
        .. Range("score", expected.Score, 0, 100),
        .. expected.MissingFields.SelectMany(field => Word("missing_fields", field, Fields)),
        .. expected.Acts.Intersect(expected.ForbiddenActs).Select(act => $"{act} is both among acts and forbidden_acts"),
    ];

    private static IEnumerable<string> Of(FactLabels facts) =>
    [
        .. Words("facts.need", facts.Need, Needs),
        .. Words("facts.authority", facts.Authority, Roles),
        .. Words("facts.intent", facts.Intent, Intents),
        .. Words("facts.timeline", facts.Timeline.Kind, Timelines),
        .. Words("facts.budget", facts.Budget.Kind, Budgets),
        .. facts.Timeline.Kind.Holds("horizon") ? Range("facts.timeline.days", facts.Timeline.Days, 0, int.MaxValue) : [],
        .. facts.Budget.Kind.Holds("amount") ? Range("facts.budget.usd_year", facts.Budget.UsdYear, 0m, decimal.MaxValue) : [],
        .. facts.CompanySize is { } size ? Range("facts.company_size.min", size.Min, 1, int.MaxValue) : [],
    ];

    // The same person twice is a duplicate, and a duplicate has to be expected.
    private static IEnumerable<string> Shared(IReadOnlyList<EvalCase> cases) =>
        from one in cases
        where one.Expected.Disposition != "duplicate" && one.Email.Length > 0
        group one by one.Email.ToLowerInvariant() into person
        where person.Skip(1).Any()
        select $"{string.Join(", ", person.Select(one => one.Name))}: have the same address, and no case of them expects a duplicate";

    private static IEnumerable<string> Words(string name, OneOf words, IReadOnlyList<string> allowed) =>
        words.Words.SelectMany(word => Word(name, word, allowed));

    private static IEnumerable<string> Word(string name, string word, IReadOnlyList<string> allowed) =>
        allowed.Contains(word) ? [] : [$"{name} is '{word}', allowed are {string.Join(", ", allowed)}"];

    private static IEnumerable<string> Range<T>(string name, IReadOnlyList<T>? range, T least, T most)
        where T : IComparable<T> =>
        range is [var low, var high] && low.CompareTo(high) <= 0 && low.CompareTo(least) >= 0 && high.CompareTo(most) <= 0
            ? []
            : [$"{name} must be two numbers, the lower one first, from {least} to {most}"];
}
