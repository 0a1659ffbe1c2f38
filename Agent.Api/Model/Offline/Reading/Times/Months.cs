using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Times;

/// <summary>Dates in figures and days and months by name: "15.3.2027", "15 de marzo", "March 15th, 2027", "März/April 2027".</summary>
internal static class Months
{
    public static Moment? At(Passage text, int at, DateOnly today, bool dayFirst) =>
        text[at].Kind is TokenKind.Date ? Dates.Read(text[at].Text, at + 1, today, dayFirst) : Slashed(text, at, today, dayFirst) ?? DayFirst(text, at, today) ?? MonthFirst(text, at, today);

    // "15/03" without a year: only where a day or a month is all it can be.
    private static Moment? Slashed(Passage text, int at, DateOnly today, bool dayFirst)
    {
        if (!text[at].IsNumber || !text[at + 1].IsMark('/') || !text.Touches(at + 1) || !text.Touches(at + 2) || text[at].Text.Length != 2 || text[at + 2].Text.Length != 2)
        {
            return null;
        }

        var (a, b) = (Years.Int(text[at]), Years.Int(text[at + 2]));
        var (day, month) = a > 12 || (dayFirst && b <= 12) ? (a, b) : (b, a);

        return Moment.On(at + 3, Calendar.Day(today, null, month is >= 1 and <= 12 ? month : 1, month is >= 1 and <= 12 ? day : 99), Shape.DayAndMonth);
    }

    private static Moment? DayFirst(Passage text, int at, DateOnly today)
    {
        if (DayAt(text, at) is not { } day)
        {
            return null;
        }

        // "15.-20. März", "del 15 al 20 de marzo": the first of them
        var to = day.To;
        if ((text[to].IsMark('-') || text.Is(to, Sense.To) || text.Is(to, Sense.And)) && DayAt(text, text.Find(to, Sense.To)?.To ?? text.Find(to, Sense.And)?.To ?? to + 1) is { } second)
        {
            to = second.To;
        }

        if (text.Find(text.Skip(to, Sense.Of), Sense.Month) is not { } month)
        {
            return null;
        }

        var year = Years.After(text, month.To, today, shortYears: false);
        return Moment.On(year?.To ?? month.To, Calendar.Day(today, year?.Year, NumberOf(month), day.Day), Shape.DayAndMonth, year?.Year);
    }

    private static Moment? MonthFirst(Passage text, int at, DateOnly today)
    {
        if (text.Find(at, Sense.Month) is not { } month)
        {
            return null;
        }

        if (DayAt(text, month.To) is { } day && !text[day.To].IsMark(':') && !Counts(text, day.To))
        {
            var of = Years.After(text, day.To, today, shortYears: false);
            return Moment.On(of?.To ?? day.To, Calendar.Day(today, of?.Year, NumberOf(month), day.Day), Shape.DayAndMonth, of?.Year);
        }

        var year = Years.After(text, month.To, today, shortYears: false);
        return year is null && Alternative(text, month, today) is { } range ? range : Of(year?.To ?? month.To, month, year?.Year, today);
    }

    // "March - May 2027", "marzo o abril de 2027": the year counts for both, and the earlier is meant.
    private static Moment? Alternative(Passage text, Term first, DateOnly today)
    {
        if (Ranges.Next(text, first.To) is not { } at || text.Find(text.Skip(at, Sense.Filler), Sense.Month) is not { } second)
        {
            return null;
        }

        var year = Years.After(text, second.To, today, shortYears: false);
        var own = year?.Year - (NumberOf(first) > NumberOf(second) ? 1 : 0);

        return Of(year?.To ?? second.To, first, own, today);
    }

    private static Moment? Of(int to, Term month, int? year, DateOnly today) => Moment.Of(to, Calendar.Next(today, year, NumberOf(month), 1), 1, month.Value.EndsWith("weak", StringComparison.Ordinal) ? Shape.Season : Shape.Month, year);

    // "May" and "march" are words, too, and marked as weak.
    private static int NumberOf(Term month) => int.Parse(month.Value.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static (int To, int Day)? DayAt(Passage text, int at)
    {
        if (text.Find(at, Sense.Ordinal) is { } ordinal && ordinal.Number <= 31)
        {
            return (ordinal.To, (int)ordinal.Number);
        }

        var day = text[at].IsNumber && text[at].Text.Length <= 2 && !Years.IsShort(text, at) ? Years.Int(text[at]) : 0;
        return day is >= 1 and <= 31 ? (Years.SkipSuffix(text, at + 1), day) : null;
    }

    // "in March 20 people", "March 15 000"
    private static bool Counts(Passage text, int at) =>
        text.Find(at, [Sense.Person, Sense.Employee, Sense.Thing, Sense.Unit, Sense.Units, Sense.Currency, Sense.Scale]) is not null || text[at].IsMark('%');
}
