using System.Globalization;

namespace Agent.Plugins.Scoring;

/// <summary>
/// The smallest change of one fact that lifts the lead to the next disposition, and the smallest that lowers it: found by weighing
/// every level the rubric knows, so it can never promise what the rules would not do. Nothing is listed where no single fact suffices.
/// </summary>
internal static class WhatWouldChange
{
    public static IReadOnlyList<Change> Of(Bench bench, LeadFacts facts, Tally tally, Verdict verdict)
    {
        var here = Height(verdict.Disposition);
        var moves = WhatIf.Of(bench, facts, tally).Select(what => Move(bench, what)).Where(move => Height(move.Disposition) != here).ToList();

        return
        [
            .. moves.Where(move => Height(move.Disposition) > here).OrderBy(Key).Take(1),
            .. moves.Where(move => Height(move.Disposition) < here).OrderBy(Key).Take(1),
        ];

        // The nearest disposition first, then the fewest points, then an open question before a known fact that would have to change.
        (int Steps, int Points, bool Known) Key(Change move) =>
            (Math.Abs(Height(move.Disposition) - here), Math.Abs(move.Score - tally.Score), !IsOpen(move.Fact, tally));
    }

    private static Change Move(Bench bench, WhatIf what)
    {
        var tally = bench.Weigh(what.Facts);
        return new Change(what.Fact, what.Value, bench.Judge(what.Facts, tally).Disposition, tally.Score);
    }

    private static bool IsOpen(string fact, Tally tally) => fact switch
    {
        "need" => tally.Need.Missing,
        "timeline" => tally.Timeline.Missing,
        "budget" => tally.Budget.Missing,
        "authority" => tally.Authority.Missing,
        "company_size" => tally.Fit.Missing,
        _ => false,
    };

    // Asking and nurturing are one height: both keep the lead without passing it on.
    private static int Height(Disposition disposition) => disposition switch
    {
        Disposition.Qualified => 3,
        Disposition.NeedsInfo or Disposition.Nurture => 2,
        Disposition.Disqualified => 1,
        _ => 0,
    };
}

/// <summary>The lead's facts with one of them replaced, and how that one reads.</summary>
internal sealed record WhatIf(string Fact, string Value, LeadFacts Facts)
{
    public static IEnumerable<WhatIf> Of(Bench bench, LeadFacts facts, Tally tally)
    {
        var rubric = bench.Rubric;

        return Needs(facts)
            .Concat(Timelines(facts, tally, rubric.Criteria.Timeline))
            .Concat(Budgets(facts, tally, rubric))
            .Concat(Authorities(facts))
            .Concat(Sizes(facts, rubric.Criteria.Fit))
            .Concat(Intents(facts));
    }

    private static IEnumerable<WhatIf> Needs(LeadFacts facts) =>
        from level in (NeedLevel[])[NeedLevel.Specific, NeedLevel.General, NeedLevel.Vague]
        where level != facts.Need.Level
        select new WhatIf("need", level.ToString().ToLowerInvariant(), facts with { Need = new(level, null) });

    private static IEnumerable<WhatIf> Timelines(LeadFacts facts, Tally tally, TimelineRules rules)
    {
        for (var i = 0; i <= rules.UpTo.Count; i++)
        {
            var last = i == rules.UpTo.Count;
            var points = last ? rules.Later : rules.UpTo[i].Points;
            var within = !last && (!tally.Timeline.Known || tally.Timeline.Missing || i == 0 || points > tally.Timeline.Points);
            var days = within ? rules.UpTo[i].Days : rules.UpTo[i - 1].Days + 1;

            if (points != tally.Timeline.Points || tally.Timeline.Missing)
            {
                yield return new WhatIf(
                    "timeline",
                    within ? Text($"within {days} days") : Text($"later than {days - 1} days"),
                    facts with { Timeline = new(TimelineKind.Horizon, days, null, null) });
            }
        }
    }

    private static IEnumerable<WhatIf> Budgets(LeadFacts facts, Tally tally, Rubric rubric)
    {
        var edges = rubric.Criteria.Budget.From;

        for (var i = 0; i < edges.Count; i++)
        {
            if (edges[i].Points != tally.Budget.Points || !tally.Budget.Known)
            {
                var lower = i > 0 && tally.Budget.Known && edges[i].Points < tally.Budget.Points;
                var value = lower ? Text($"below {edges[i - 1].Usd:0.##} USD a year") : edges[i].Usd == 0 ? "any amount" : Text($"{edges[i].Usd:0.##} USD a year or more");
                var amount = Math.Max(edges[i].Usd, SmallestAmount);

                yield return new WhatIf("budget", value, facts with { Budget = new(BudgetKind.Amount, amount, "USD", BudgetPeriod.Year, null) });
            }
        }

        if (facts.Budget.Kind is not BudgetKind.None)
        {
            yield return new WhatIf("budget", "none", facts with { Budget = new(BudgetKind.None, null, null, null, null) });
        }
    }

    private const decimal SmallestAmount = 0.01m;

    private static IEnumerable<WhatIf> Authorities(LeadFacts facts) =>
        from level in (AuthorityLevel[])
        [
            AuthorityLevel.Executive, AuthorityLevel.Director, AuthorityLevel.Manager, AuthorityLevel.Contributor, AuthorityLevel.StudentOrIntern,
        ]
        where level != facts.Authority.Level
        select new WhatIf(
            "authority", level is AuthorityLevel.StudentOrIntern ? "student or intern" : level.ToString().ToLowerInvariant(), facts with { Authority = new(level, null) });

    private static IEnumerable<WhatIf> Sizes(LeadFacts facts, FitRules rules)
    {
        var people = CompanySize.Of(facts.CompanySize);
        var here = Array.FindIndex([.. rules.From], edge => people >= edge.People);

        for (var i = 0; i < rules.From.Count; i++)
        {
            if (i != here)
            {
                var fewer = people is not null && i > here && here >= 0;
                var size = Math.Max(rules.From[i].People, 1);

                yield return new WhatIf(
                    "company_size",
                    fewer ? Text($"fewer than {rules.From[i - 1].People} people") : size == 1 ? "any number of people" : Text($"{size} people or more"),
                    facts with { CompanySize = new(size, size, null) });
            }
        }
    }

    // A buyer in place of whatever the words sounded like: shows what the lead would be worth if that was read wrongly.
    private static IEnumerable<WhatIf> Intents(LeadFacts facts) =>
        facts.Intent.Kind is IntentKind.Buyer or IntentKind.Unclear ? [] : [new WhatIf("intent", "buyer", facts with { Intent = new(IntentKind.Buyer, null) })];

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
