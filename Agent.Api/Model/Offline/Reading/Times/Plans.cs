using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Times;

/// <summary>
/// Whether a time in free text is when the writer wants to start. "Tickets are answered within 4 hours" is how they work, "we opened in
/// 2026" how they came to be, "our contract ends in March" a fact of its own until they add "by then", "at the end of every month" comes round and round.
/// </summary>
internal static class Plans
{
    // How far behind an expiry "by then" may stand.
    private const int FurthestThen = 40;

    // "After 12 years in school": a span longer than five years is a story.
    private const int LongestPlan = 5 * 365;

    private const int ShortestPlan = 7;

    public static bool IsPlan(Passage text, When when)
    {
        var (from, to) = text.Sentence(when.From);
        var (start, end) = Clause(text, when, from, to);
        var plan = Nearest(text, from, to, when, Sense.Plan);

        return !when.Leads.HasFlag(Leads.Since) && text.FindBefore(when.From, Sense.Each) is null && IsNamedEnough(when, text, start, end, plan)
            && !(when.Shape is Shape.Horizon && IsRoutine(text, from, to, when, plan))
            && !text.Any(start, end, Sense.Contact) && !Stories.Tell(text, start, end, when, plan)
            && (!text.Any(start, end, Sense.Expiry) || IsDeadline(text, start, when));
    }

    /// <summary>How sure a time is a plan: a word for starting or buying in its clause counts more than a preposition, and that more than none.</summary>
    public static int Weight(Passage text, When when)
    {
        var (from, to) = text.Sentence(when.From);
        var (start, end) = Clause(text, when, from, to);

        return (text.Any(start, end, Sense.Plan) ? 2 : 0) + ((when.Leads & (Leads.By | Leads.Within)) != 0 ? 1 : 0) - (when.Shape is Shape.ThisUnit ? 2 : 0);
    }

    /// <summary>A word that stands alone ("asap") speaks of an answer, not of a start: "please call me asap".</summary>
    public static bool IsContact(Passage text, Term term)
    {
        var (from, to) = text.Sentence(term.From);
        var (start, end) = Clause(text, new When(term.From, term.To, 0, null, Shape.Day, Leads.None, false, false), from, to);

        return text.Any(start, end, Sense.Contact);
    }

    private static bool IsNamedEnough(When when, Passage text, int start, int end, int plan) => when.Shape switch
    {
        Shape.Horizon => when.Days <= LongestPlan && ((when.Leads & (Leads.Within | Leads.In | Leads.By | Leads.After)) != 0 || text.FindBefore(when.To, Sense.FromNow) is not null || IsStated(text, when)),
        Shape.Unit => !ComesRound(text, when, plan),
        Shape.Date or Shape.Part => true,
        Shape.DayAndMonth => when.HasYear || IsThen(text, when) || when.Leads != 0 || text.Any(start, end, Sense.Plan),
        Shape.Month or Shape.WeakPart => when.HasYear || when.Position || when.Leads != 0 || text.FindBefore(when.From, Sense.About) is not null || text.Any(start, end, Sense.Plan),
        Shape.Year or Shape.Season or Shape.Holiday => when.Position || when.Leads != 0 || (when.HasYear && when.Shape is Shape.Season) || text.FindBefore(when.From, Sense.Copula) is not null,
        Shape.ThisUnit => !when.Leads.HasFlag(Leads.For) && (when.Position || plan < int.MaxValue || (when.Leads & (Leads.By | Leads.Within)) != 0),
        Shape.Weekday => when.Leads.HasFlag(Leads.By) && plan < int.MaxValue,
        _ => plan < int.MaxValue,
    };

    // "Am Monatsende fehlen Belege": such an end comes every time, unless something starts then.
    private static bool ComesRound(Passage text, When when, int plan) =>
        when is { Position: true, HasYear: false, Leads: Leads.In } && plan == int.MaxValue && !text.Is(when.To, Sense.Copula) && !text.Any(when.From, when.To, Sense.Relative);

    // "Tickets are answered within 4 hours"; without any such word only "within" some weeks means a plan.
    private static bool IsRoutine(Passage text, int from, int to, When when, int plan)
    {
        var routine = Nearest(text, from, to, when, Sense.Routine);
        return routine <= plan && (routine < int.MaxValue || (when.Leads & (Leads.Within | Leads.By)) == 0 || when.Days < ShortestPlan);
    }

    // "Timeframe is 2 months"
    private static bool IsStated(Passage text, When when) =>
        text.FindBefore(when.From, Sense.Copula) is { } copula && text.FindBefore(copula.From, Sense.TimelineLabel) is not null;

    private static bool IsThen(Passage text, When when) => text.Any(when.To, Math.Min(text.Count, when.To + FurthestThen), Sense.ByThen);

    // "before our contract ends in March", "after the harvest in October", "it ends in March and we want to switch by then"
    private static bool IsDeadline(Passage text, int start, When when)
    {
        var expiry = text.Within(start, text.Sentence(when.From).To, Sense.Expiry).First();
        var before = expiry.From <= when.From && (text.Any(start, expiry.From, Sense.By) || text.Any(start, expiry.From, Sense.After) || text.Any(Math.Max(start - 1, 0), expiry.From, Sense.AgoBefore));

        return before || IsThen(text, when);
    }

    private static (int From, int To) Clause(Passage text, When when, int from, int to)
    {
        var (start, end) = (when.From, when.To);
        while (start > from && !Parts(text, start - 1))
        {
            start--;
        }

        while (end < to && !Parts(text, end))
        {
            end++;
        }

        return (start, end);
    }

    private static bool Parts(Passage text, int at) =>
        (text[at].Kind is TokenKind.Mark && text[at].Text[0] is ',' or '(' or ')') || text.Is(at, Sense.Split);

    private static int Nearest(Passage text, int from, int to, When when, Sense sense) => when.Distance(text.Within(from, to, sense));
}
