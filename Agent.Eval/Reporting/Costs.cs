using Agent.Eval.Judging;
using Agent.Eval.Labels;

namespace Agent.Eval.Reporting;

/// <summary>
/// What an error costs. The unit is one wasted glance of a sales person; the weights are a judgement, and this is the only place that
/// holds them (docs/evals.md shows the same table).
/// </summary>
internal static class Costs
{
    public static IReadOnlyList<CostKind> Table { get; } =
    [
        new("act_without_a_person", 50, "A mail, meeting, rejection or spam mark that had to wait for a person was carried out"),
        new("qualified_turned_away", 25, "A lead to talk to now is turned away"),
        new("nurture_turned_away", 15, "A lead to ask or to keep warm is turned away"),
        new("no_decision", 10, "The service did not decide"),
        new("qualified_put_off", 5, "A lead to talk to now is only asked or kept warm"),
        new("turned_away_is_qualified", 3, "A lead to turn away gets a call"),
        new("nurture_is_qualified", 2, "A lead to ask or to keep warm gets a call"),
        new("turned_away_is_nurtured", 1, "A lead to turn away is asked or kept warm: a wasted glance"),
        new("detail", 0.5m, "The tier is right and something else is not"),
    ];

    // What leaves the house or ends a lead. A note or a draft too many follows from the wrong tier and is counted there.
    private static readonly string[] Outward = ["send_email", "schedule_meeting", "reject_lead", "mark_spam"];

    private static readonly Dictionary<string, CostKind> ByName = Table.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>The errors of one answer: at most one about its tier or details, and one more when an act passed a person by.</summary>
    public static IEnumerable<CostKind> Of(Expectation expected, Trial trial)
    {
        if (trial.Answer?.ActionsTaken.Any(act => Outward.Contains(act.Name) && expected.ForbiddenActs.Contains(act.Name)) is true)
        {
            yield return ByName["act_without_a_person"];
        }

        if (ErrorOf(expected.Tier, trial) is { } name)
        {
            yield return ByName[name];
        }
    }

    private static string? ErrorOf(string expected, Trial trial) => (expected, trial.Answer?.Tier) switch
    {
        (_, null) => "no_decision",
        (Tiers.Qualified, Tiers.Unqualified) => "qualified_turned_away",
        (Tiers.Nurture, Tiers.Unqualified) => "nurture_turned_away",
        (Tiers.Qualified, Tiers.Nurture) => "qualified_put_off",
        (Tiers.Unqualified, Tiers.Qualified) => "turned_away_is_qualified",
        (Tiers.Nurture, Tiers.Qualified) => "nurture_is_qualified",
        (Tiers.Unqualified, Tiers.Nurture) => "turned_away_is_nurtured",
        _ when !trial.Passed => "detail",
        _ => null,
    };
}

/// <summary>One kind of error and its weight in wasted glances.</summary>
internal sealed record CostKind(string Name, decimal Weight, string Words);
