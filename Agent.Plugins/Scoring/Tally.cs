namespace Agent.Plugins.Scoring;

/// <summary>What one fact is worth: points of at most <paramref name="Max"/>, whether the fact is known, and how it reads to people.</summary>
/// <param name="Best">Points the criterion could still have reached: below the maximum where a deduction is sure.</param>
/// <param name="Missing">A question worth asking: the fact is absent, or a date that has passed.</param>
/// <param name="Note">A flag the valuation raises.</param>
internal sealed record Mark(int Points, int Max, int Best, bool Known, bool Missing, string? Value, Evidence? Evidence, string? Note = null)
{
    public static Mark Absent(int max, int? best = null) => new(0, max, best ?? max, Known: false, Missing: true, null, null);

    public static Mark Of(int points, int max, string value, Evidence? evidence) => new(points, max, points, Known: true, Missing: false, value, evidence);
}

/// <summary>A fact's mark, and how the rubric speaks of it.</summary>
internal sealed record Part(ScoredFact Fact, ICriterionRules Rules, Mark Mark)
{
    /// <summary>Missing, and the rubric wants to know.</summary>
    public bool Asked => Rules.Ask && Mark.Missing;

    /// <summary>As a sentence has it: the rubric's own word where it has one.</summary>
    public string Words => (Rules.Label == Fact.Key ? Fact.Name : Rules.Label).Replace('_', ' ');
}

/// <summary>The marks of a lead, in the rubric's order, and what they add up to.</summary>
internal sealed record Tally(IReadOnlyList<Part> Parts)
{
    public int Score { get; } = Parts.Sum(part => part.Mark.Points);

    public int Ceiling => Parts.Sum(part => part.Mark.Best);

    public int Missing { get; } = Parts.Count(part => part.Asked);

    /// <summary>Known share of the points there are, two decimals.</summary>
    public decimal Confidence => Parts.Sum(part => part.Mark.Known ? part.Mark.Max : 0) / 100m;

    public Mark Of(ScoredFact fact) => Parts.First(part => part.Fact == fact).Mark;

    /// <summary>A criterion without weight has no part in the score, so it is not named.</summary>
    public IReadOnlyList<Criterion> Criteria() =>
        [.. from part in Parts where part.Rules.Max > 0 select new Criterion(part.Rules.Label, part.Mark.Points, part.Mark.Max, part.Mark.Value, part.Mark.Evidence)];

    public IReadOnlyList<string> MissingFields() => [.. from part in Parts where part.Asked select part.Fact.Field];
}
