using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.People;

/// <summary>Whose people a count in free text is of: the company's, a team's, or others'. Customers, users and seats are nobody's.</summary>
internal static class HeadcountTalk
{
    // How far a word for a company or a department may stand from the count it belongs to.
    private const int Near = 4;

    // "Two employees retype it": so few are only the company when nothing follows.
    private const int Few = 5;

    private const int FirstYear = 1900;
    private const int LastYear = 2099;

    private static readonly Sense[] Joints = [Sense.Of, Sense.About, Sense.Copula, Sense.Link, Sense.Filler, Sense.Article, Sense.WeHave, Sense.Person, Sense.Employee, Sense.With];

    /// <summary>The count that says most about the size of the company; of a team alone, the team is its least size.</summary>
    public static (Headcount Count, int To)? Find(Passage text)
    {
        (Headcount Count, int To, Whose Whose)? best = null;

        for (var at = 0; at < text.Count;)
        {
            if (Headcount.At(text, at) is not { } count)
            {
                at++;
                continue;
            }

            var (whose, to) = Of(text, count);
            if (whose > (best?.Whose ?? Whose.Others))
            {
                best = (count, to, whose);
            }

            at = Math.Max(count.To, at + 1);
        }

        return best switch
        {
            { Whose: Whose.Department } team => (team.Count with { High = null }, team.To),
            { } found => (Grown(text, found.Count), found.To),
            null => null,
        };
    }

    private static (Whose Whose, int To) Of(Passage text, Headcount count)
    {
        var noun = NounAfter(text, count.To);
        var end = noun?.To ?? count.To;

        if (noun?.Sense is Sense.Employee && (text.Is(count.From, Sense.Ours) || text.FindBefore(count.From, Sense.Ours) is not null))
        {
            return (DepartmentNear(text, count.From, end) ? Whose.Department : Whose.Staff, end);
        }

        if (IsOthers(text, count.From, end))
        {
            return (Whose.Others, end);
        }

        if (noun is not null && CompanyAfter(text, end) is { } firm)
        {
            return (Whose.Company, firm);
        }

        var employees = noun?.Sense is Sense.Employee;
        if (noun is null && Counts(text, count.To))
        {
            return (Whose.Others, end);
        }

        if (Before(text, count.From, Sense.Company, unknown: 1) && (noun is not null || (Ends(text, end) && !IsYear(text, count))))
        {
            return (Whose.Company, end);
        }

        if (DepartmentNear(text, count.From, end))
        {
            return (noun is not null || Before(text, count.From, Sense.Team) ? Whose.Department : Whose.Others, end);
        }

        return Labelled(text, count.From) ? (Whose.Company, end)
            : employees ? (IsSome(text, count, end) || (Before(text, count.From, Sense.For) && !Before(text, count.From, Sense.Ours)) ? Whose.Others : Whose.Staff, end)
            : Before(text, count.From, Sense.Team) ? (Whose.Team, end)
            : Before(text, count.From, Sense.WeAre) && (noun is not null || Ends(text, end)) ? (Whose.Us, end)
            : noun is not null && (Before(text, count.From, Sense.WeHave) || (text.FindBefore(count.From, [Sense.With, Sense.Of]) is not null && Before(text, count.From, Sense.WeAre, unknown: 2)) || Before(text, count.From, Sense.Grown) || (Begins(text, count.From) && (text[end - 1].Text == "us" || (Ends(text, end) && !IsTask(text, end)))) || text.Is(end, Sense.Team)) ? (Whose.Us, end)
            : (Whose.Others, end);
    }

    // "300 full-time employees", "12 feste Mitarbeiter", "25-person", "200-Mann"
    private static Term? NounAfter(Passage text, int at)
    {
        var noun = text.Find(at, [Sense.Employee, Sense.Person]) is null ? text.Skip(at, Sense.Of) : at;
        for (var steps = 0; steps < 3; steps++)
        {
            if (text.Find(noun, [Sense.Employee, Sense.Person]) is { } found)
            {
                // "25 person team members": what follows may be the same people again
                return text.Find(found.To, Sense.Employee) ?? found;
            }

            if (text.Find(noun, Sense.Filler) is not { } adjective)
            {
                return null;
            }

            noun = adjective.To;
        }

        return null;
    }

    // "Most Innovative Firm 2026", not "a company of 2000"
    private static bool IsYear(Passage text, Headcount count) =>
        count is { Low: >= FirstYear and <= LastYear } && count.High == count.Low && count.To - count.From == 1 && !text[count.From].Text.Contains(',', StringComparison.Ordinal)
            && text.FindBefore(count.From, Joints) is null && text[count.From - 1].IsWord;

    private static bool IsSome(Passage text, Headcount count, int end) => count.Low < Few && !Ends(text, end) && !Before(text, count.From, Sense.WeAre) && !Before(text, count.From, Sense.WeHave);

    private static int? CompanyAfter(Passage text, int end)
    {
        for (var at = end; at < end + Near && text[at].IsWord; at++)
        {
            if (text.Find(at, Sense.Company) is { } company)
            {
                return company.To;
            }

            if (text.Is(at, Sense.Link) || text.Is(at, Sense.Copula) || text.Is(at, Sense.And) || text.Is(at, Sense.Of))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>
    /// The word stands before the count with nothing but small words between: "company of about 120", "Betrieb mit rund 12 Leuten"; or so
    /// many others: "entreprise industrielle de 300".
    /// </summary>
    private static bool Before(Passage text, int from, Sense sense, int unknown = 0)
    {
        var at = from;

        for (var steps = 0; steps <= Near; steps++)
        {
            if (text.FindBefore(at, sense) is not null)
            {
                return true;
            }

            if (text.FindBefore(at, Joints) is { } joint)
            {
                at = joint.From;
            }
            else if (text[at - 1].IsMark(':') || text[at - 1].IsMark(',') || text[at - 1].IsMark('(') || text[at - 1].IsMark('='))
            {
                at--;
            }
            else if (unknown-- > 0 && text[at - 1].IsWord && (at < from || text.Is(from, Sense.Of)))
            {
                at--;
            }
            else
            {
                return false;
            }
        }

        return false;
    }

    // "Headcount: 85", not the line after "120 employees"
    private static bool Labelled(Passage text, int from) =>
        Before(text, from, Sense.Headcount) && !(text.FindBefore(from, Sense.Headcount) is { } label && text[label.From - 1].IsNumber);

    private static bool IsOthers(Passage text, int from, int end) =>
        text.Any(ClauseStart(text, from), from, Sense.NotStaff) || text.Any(end, Math.Min(text.Sentence(from).To, end + 2), Sense.NotStaff);

    // Three words back, but not past a comma.
    private static int ClauseStart(Passage text, int from)
    {
        var (start, earliest) = (from, Math.Max(text.Sentence(from).From, from - 3));
        while (start > earliest && text[start - 1].Kind is not TokenKind.Mark)
        {
            start--;
        }

        return start;
    }

    private static bool DepartmentNear(Passage text, int from, int end) =>
        HasDepartment(text, ClauseStart(text, from), from) || HasDepartment(text, end, Math.Min(text.Sentence(from).To, end + 3));

    // "it" is IT in capitals only.
    private static bool HasDepartment(Passage text, int from, int to) =>
        from < to && text.Within(from, to, Sense.Department).Any(term => term.Length > 1 || text[term.From].Text != "it" || text.IsAllCapitals(term.From));

    // "12 locations", "40 hours", "300 EUR"
    private static bool Counts(Passage text, int at) =>
        (text.Find(at, [Sense.Thing, Sense.Unit, Sense.Units, Sense.Currency, Sense.Month, Sense.Part, Sense.Code]) is not null && !text.Is(at, Sense.And)) || text[at].IsMark('%') || text[at].IsMark('/');

    private static bool Ends(Passage text, int at) =>
        !text[at].IsWord && !text[at].IsNumber && text[at].Kind is not TokenKind.Opaque || text.Find(at, [Sense.Follow, Sense.In, Sense.And, Sense.Link, Sense.Split]) is not null;

    private static bool Begins(Passage text, int from) => from == 0 || text[from - 1].Kind is TokenKind.Break || (text[from - 1].Kind is TokenKind.Mark && text[from - 1].Text[0] is '.' or '!' or '?' or ';' or ',' or '(' or ':' or '-');

    // "Two people in billing retype it", not "70 people in Leeds"
    private static bool IsTask(Passage text, int end) => text.Find(end, Sense.In) is { } place && text[place.To].IsWord && !text.IsCapital(place.To);

    // "We grew from 20 to 45 people": they are 45 now.
    private static Headcount Grown(Passage text, Headcount count)
    {
        var (from, to) = text.Sentence(count.From);
        return count is { High: { } high } && high > count.Low && text.Any(from, to, Sense.Grown) ? count with { Low = high } : count;
    }

    private enum Whose
    {
        Others,
        Department,
        Team,
        Us,
        Staff,
        Company,
    }
}
