namespace Agent.Plugins.Scoring;

/// <summary>A fact that may carry points, under its three names.</summary>
/// <param name="Key">Its criterion in the rubric file.</param>
/// <param name="Name">The fact, as what_would_change speaks of it.</param>
/// <param name="Field">The lead's field that states it, as missing_fields speaks of it.</param>
internal sealed record ScoredFact(string Key, string Name, string Field)
{
    public static readonly ScoredFact Need = new("need", "need", "need");

    public static readonly ScoredFact Timeline = new("timeline", "timeline", "timeline");

    public static readonly ScoredFact Budget = new("budget", "budget", "budget");

    public static readonly ScoredFact Authority = new("authority", "authority", "title");

    public static readonly ScoredFact Size = new("fit", "company_size", "company_size");

    public static readonly IReadOnlyList<ScoredFact> All = [Need, Timeline, Budget, Authority, Size];

    /// <summary>This fact's criterion in a rubric.</summary>
    public ICriterionRules In(CriteriaRules criteria) => Key switch
    {
        "need" => criteria.Need,
        "timeline" => criteria.Timeline,
        "budget" => criteria.Budget,
        "authority" => criteria.Authority,
        _ => criteria.Fit,
    };
}
