using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Sums;

/// <summary>What stands around a sum and says how often it is paid, or for what: "/month", "HT par an", "a year per user", "Monatsbudget".</summary>
internal readonly record struct MoneyTail(int To, Pace Pace, bool PerHead)
{
    private const int LongestFront = 6;
    private const int LongestTail = 12;

    private static readonly Sense[] Fillers = [Sense.Tax, Sense.Budget, Sense.Approved, Sense.Of];

    private static readonly Sense[] Between =
    [
        Sense.Budget, Sense.Spend, Sense.Link, Sense.About, Sense.Copula, Sense.Of, Sense.Between, Sense.Under, Sense.Over, Sense.Tax, Sense.Article, Sense.Filler,
    ];

    /// <param name="text">The text.</param>
    /// <param name="end">Where the sum has ended.</param>
    public static MoneyTail After(Passage text, int end)
    {
        var closed = text.Is(end, Sense.Tax) ? end : text[end].IsMark('+') ? end + 1 : text.Skip(end, Sense.OrMore);
        var tail = new MoneyTail(closed, Pace.Once, false);

        for (var at = Filler(text, closed); at - closed < LongestTail && Step(text, at) is { } step; at = Filler(text, step.To))
        {
            tail = new MoneyTail(step.To, tail.Pace is Pace.Once ? step.Pace : tail.Pace, tail.PerHead || step.PerHead);
        }

        return tail;
    }

    /// <summary>"monthly budget of ...", "Jahresbudget: ...", "presupuesto mensual de ..."; null when nothing is said before the sum.</summary>
    public static (int From, Pace Pace)? Before(Passage text, int from)
    {
        var at = from;

        for (var steps = 0; steps < LongestFront && at > 0; steps++)
        {
            if (text.FindBefore(at, Sense.Every) is { } every && Paces.Of(every.Value) is { } pace)
            {
                return (every.From, pace);
            }

            var between = text[at - 1].IsMark(':') || text[at - 1].IsMark('(') ? at - 1 : text.FindBefore(at, Between)?.From;
            if (between is not { } before)
            {
                return null;
            }

            at = before;
        }

        return null;
    }

    private static MoneyTail? Step(Passage text, int at)
    {
        if (text.Find(at, Sense.Every) is { } every)
        {
            return new MoneyTail(every.To, Paces.Of(every.Value) ?? Pace.Once, Paces.Of(every.Value) is null);
        }

        var per = text[at].IsMark('/') ? new Term(at, at + 1, Sense.Per, "any") : text.Find(at, Sense.Per);
        if (per is not { } link)
        {
            return null;
        }

        var noun = text.Skip(link.To, Sense.Article);
        if ((text.Find(noun, Sense.Unit) ?? text.Find(noun, Sense.Units)) is { } unit)
        {
            return IsMeasure(text, unit) ? new MoneyTail(unit.To, Pace.Once, true)
                : unit.Value is "hour" ? new MoneyTail(unit.To, Pace.Once, true)
                : new MoneyTail(unit.To, Paces.Of(unit.Value) ?? Pace.Once, false);
        }

        return text.Find(noun, Sense.Head) is { } head ? new MoneyTail(head.To, Pace.Once, true)
            : link.Value is "any" && text[noun].IsWord && noun == link.To && !text.Is(noun, Sense.Whole) && !text.Is(noun, Sense.Follow) ? new MoneyTail(noun + 1, Pace.Once, true)
            : null;
    }

    // "120 € le m²", "€/m2": metres, not months.
    private static bool IsMeasure(Passage text, Term unit) =>
        text[unit.To - 1].End is var end && end < text.Text.Length && text.Text[end] is '²' or '³' or '2' or '3';

    // "15 000 € HT par an", "40k (annual)", "20.000 € de presupuesto anual", "20k budget a year"
    private static int Filler(Passage text, int at)
    {
        var next = text.SkipAll(at, Fillers);
        return text[next].IsMark('(') ? text.SkipAll(next + 1, Fillers) : next;
    }
}
