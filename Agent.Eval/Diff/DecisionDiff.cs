using Agent.Plugins.Scoring;

namespace Agent.Eval.Diff;

/// <summary>What changes for one lead between two decisions on it. Arithmetic alone: no model, no database.</summary>
internal sealed record DecisionDiff
{
    private DecisionDiff(Decision before, Decision after)
    {
        (Before, After) = (before, after);
        Moved = [.. CriterionMove.Between(before.Criteria, after.Criteria)];
        (GatesOpened, GatesClosed) = ([.. Gates.Of(after).Except(Gates.Of(before))], [.. Gates.Of(before).Except(Gates.Of(after))]);
    }

    public Decision Before { get; }

    public Decision After { get; }

    /// <summary>The criteria whose points differ. Empty where only the rules about points have changed.</summary>
    public IReadOnlyList<CriterionMove> Moved { get; }

    /// <summary>Gates at which the lead would wait now and did not before.</summary>
    public IReadOnlyList<string> GatesOpened { get; }

    public IReadOnlyList<string> GatesClosed { get; }

    public bool TierChanges => Before.Tier != After.Tier;

    public bool DispositionChanges => Before.Disposition != After.Disposition;

    /// <summary>The lead would be proposed for rejection, or taken for spam, and was not; or the other way round.</summary>
    public bool CrossesRejection => IsRejected(Before) != IsRejected(After);

    public bool IsNewlyRejected => CrossesRejection && IsRejected(After);

    public bool CrossesGate => GatesOpened.Count + GatesClosed.Count > 0;

    /// <summary>Anything a sales team would notice: where the lead goes, who works on it, who is asked.</summary>
    public bool IsNoticed => DispositionChanges || CrossesGate || Before.Segment != After.Segment || Before.ReasonCode != After.ReasonCode;

    public bool ScoreChanges => Before.Score != After.Score;

    public static DecisionDiff Of(Decision before, Decision after) => new(before, after);

    private static bool IsRejected(Decision decision) => decision.Disposition is Disposition.Disqualified or Disposition.Spam;
}

/// <summary>One criterion's points before and after; null where a rubric does not have it.</summary>
internal sealed record CriterionMove(string Name, int? Before, int? After)
{
    /// <summary>Those that differ, in the new order, then those that are gone.</summary>
    public static IEnumerable<CriterionMove> Between(IReadOnlyList<Criterion> before, IReadOnlyList<Criterion> after) =>
        from name in after.Select(criterion => criterion.Name).Union(before.Select(criterion => criterion.Name))
        let move = new CriterionMove(name, PointsOf(before, name), PointsOf(after, name))
        where move.Before != move.After
        select move;

    private static int? PointsOf(IReadOnlyList<Criterion> criteria, string name) => criteria.FirstOrDefault(criterion => criterion.Name == name)?.Points;
}
