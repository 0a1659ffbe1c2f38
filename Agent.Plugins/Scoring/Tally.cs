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

/// <summary>The five marks of a lead and what they add up to.</summary>
internal sealed record Tally(Mark Need, Mark Timeline, Mark Budget, Mark Authority, Mark Fit)
{
    public int Score => Need.Points + Timeline.Points + Budget.Points + Authority.Points + Fit.Points;

    public int Ceiling => Need.Best + Timeline.Best + Budget.Best + Authority.Best + Fit.Best;

    public int Missing => Count(Need) + Count(Timeline) + Count(Budget) + Count(Authority) + Count(Fit);

    /// <summary>Known share of the points there are, two decimals.</summary>
    public decimal Confidence => (KnownMax(Need) + KnownMax(Timeline) + KnownMax(Budget) + KnownMax(Authority) + KnownMax(Fit)) / 100m;

    public IReadOnlyList<Criterion> Criteria() =>
    [
        Criterion("need", Need), Criterion("timeline", Timeline), Criterion("budget", Budget), Criterion("authority", Authority), Criterion("fit", Fit),
    ];

    public IReadOnlyList<string> MissingFields()
    {
        var names = new List<string>(5);
        Add("need", Need);
        Add("timeline", Timeline);
        Add("budget", Budget);
        Add("title", Authority);
        Add("company_size", Fit);
        return names;

        void Add(string name, Mark mark)
        {
            if (mark.Missing)
            {
                names.Add(name);
            }
        }
    }

    private static int Count(Mark mark) => mark.Missing ? 1 : 0;

    private static int KnownMax(Mark mark) => mark.Known ? mark.Max : 0;

    private static Criterion Criterion(string name, Mark mark) => new(name, mark.Points, mark.Max, mark.Value, mark.Evidence);
}
