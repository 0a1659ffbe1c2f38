using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Sums;

/// <summary>
/// Whether a sum in free text is the writer's budget. Revenue, rates, prices and what a process handles are other money. The phrase that
/// stands closest to the sum decides: one for a budget or one for other money.
/// </summary>
internal static class BudgetTalk
{
    private const double FurthestTie = 7;
    private const double FurthestOther = 5;
    private const int MostBounds = 5;

    // Words that tie a sum to what stands before them and add no distance.
    private static readonly Sense[] Ties =
    [
        Sense.Link, Sense.Copula, Sense.About, Sense.Of, Sense.Over, Sense.Under, Sense.Between, Sense.Article, Sense.Tax, Sense.Filler, Sense.Every, Sense.Approved, Sense.Budget, Sense.Spend,
    ];

    private static readonly Sense[] Bounds = [Sense.About, Sense.Over, Sense.Under, Sense.Article];

    private static readonly Sense[] CueWords = [Sense.Budget, Sense.Spend, Sense.Approved, Sense.OtherMoney, Sense.Volume];

    /// <summary>A sum with a currency is a budget unless its clause speaks of other money; a bare one only when tied to a word for budget.</summary>
    public static bool IsBudget(Passage text, Money money)
    {
        if (money.Negative || money.PerHead || money.Amount <= 0 || text.Is(money.To, Sense.Firm))
        {
            return false;
        }

        var cue = Closest(text, money);

        return money.HasCurrency ? cue is not Cue.Other && !IsRate(cue, money) : cue is Cue.Budget && !IsName(text, money) && (money.Scaled || EndsThere(text, money.To));
    }

    // A sum a day is a price, unless it is said to be a budget.
    private static bool IsRate(Cue cue, Money money) => money.Pace is Pace.Day && cue is not Cue.Budget;

    private static Cue Closest(Passage text, Money money)
    {
        var (from, to) = text.Sentence(money.From);
        var subject = Subject(text, from, money.From);
        var (best, least) = (Cue.None, double.MaxValue);

        foreach (var term in Cues(text, from, to, money))
        {
            var cue = term.Sense is Sense.OtherMoney or Sense.Volume ? Cue.Other : Cue.Budget;
            if (subject == term)
            {
                return cue;
            }

            var distance = Distance(text, term, money) * (term.Sense is Sense.Budget && term.To <= money.From ? 0.5 : 1);
            if (distance < least && distance <= (cue is Cue.Budget ? FurthestTie : FurthestOther) && (cue is Cue.Budget || IsClose(text, term, money, distance)))
            {
                (best, least) = (cue, distance);
            }
        }

        return best;
    }

    // "can pay" is a budget, the "pay" in it is not other money; the front of "monthly budget of $2,000" is part of the sum's quote.
    private static List<Term> Cues(Passage text, int from, int to, Money money)
    {
        List<Term> all = [.. CueWords.SelectMany(sense => text.Within(from, to, sense)).Where(term => !(term.Sense is Sense.Approved && text.FindBefore(term.From, Sense.NotYet) is not null))];

        return all.FindAll(term => (term.To <= money.From || term.From >= money.To || term.Sense is Sense.Budget)
            && !all.Exists(other => other.From <= term.From && other.To >= term.To && other.Length > term.Length));
    }

    /// <summary>Other money stands in the same clause: "orders of $5M", "$2M in sales", but not "automate our orders for $20k".</summary>
    private static bool IsClose(Passage text, Term term, Money money, double distance)
    {
        var priced = text.FindBefore(SkipBack(text, money.From), [Sense.For, Sense.Per]) is not null;

        return term.To <= money.From ? !Enumerable.Range(term.To, money.From - term.To).Any(at => Parts(text, at)) && !(priced && (distance >= 2 || term.Sense is Sense.Volume))
            : term.Sense is Sense.Volume ? text.Skip(text.Skip(money.To, Sense.In), Sense.Of) == term.From
            : !Enumerable.Range(money.To, term.From - money.To).Any(at => Parts(text, at));
    }

    /// <summary>"The budget for invoice automation is 40k": what the sentence speaks of from its clause's start on.</summary>
    private static Term? Subject(Passage text, int from, int end)
    {
        var at = Math.Max(from, SkipBack(text, end));
        var copula = at > from && text[at - 1].IsMark(':') ? at - 1 : text.FindBefore(at, Sense.Copula)?.From;
        if (copula is not { } verb)
        {
            return null;
        }

        var start = verb;
        while (start > from && !Parts(text, start - 1))
        {
            start--;
        }

        Term? first = null;
        foreach (var term in text.Terms.Where(term => term.From >= start && term.To <= verb && term.Sense is Sense.Budget or Sense.OtherMoney or Sense.Volume))
        {
            first = first is null || term.From < first.Value.From || (term.From == first.Value.From && term.To > first.Value.To) ? term : first;
        }

        return first;
    }

    // Words behind a sum are a little further away than words before it.
    private static double Distance(Passage text, Term term, Money money) =>
        term.To <= money.From ? Distance(text, term.To, money.From) : term.From >= money.To ? 1.5 + Distance(text, money.To, term.From) : 0;

    private static double Distance(Passage text, int from, int to)
    {
        var distance = 0.0;

        for (var at = from; at < to;)
        {
            if (text.Find(at, Ties) is { } tie && tie.To <= to)
            {
                at = tie.To;
                continue;
            }

            distance += Parts(text, at) ? 3
                : text[at].Kind is TokenKind.Mark ? 0
                : text[at].IsNumber && text[at].Text.Length > 2 ? 4
                : 1;
            at++;
        }

        return distance;
    }

    private static bool Parts(Passage text, int at) => text[at].IsMark(',') || text[at].IsMark('(') || text[at].IsMark(')') || text.Is(at, Sense.Split);

    private static int SkipBack(Passage text, int end)
    {
        var at = end;
        for (var steps = 0; steps < MostBounds && text.FindBefore(at, Bounds) is { } bound; steps++)
        {
            at = bound.From;
        }

        return at;
    }

    // "ISO 27001", "Office 365", "401k", "4K": the number is part of a name.
    private static bool IsName(Passage text, Money money) =>
        !money.Separated && money.Amount is 401_000 or 403_000 or 457_000 or 2_000 or 4_000 or 8_000 && money is { Scaled: true, To: var to } && to - money.From == 2 && text.Touches(money.From + 1)
            ? money.Amount > 400_000 || !text.Is(money.From - 1, Sense.Budget)
            : !money.Separated && !money.Scaled && text.IsCapital(money.From - 1) && text.FindBefore(money.From, Ties) is null && text.FindBefore(money.From, Sense.Follow) is null;

    // A word that goes on ("500 machines") makes the number a count.
    private static bool EndsThere(Passage text, int at) => !(text[at].IsWord || text[at].IsNumber) || text.Is(at, Sense.Follow) || text.Find(at, Ties) is not null;

    private enum Cue
    {
        None,
        Budget,
        Other,
    }
}
