using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Times;

/// <summary>Quarters, halves and weeks by number: "Q1 2027", "erstes Quartal", "T2", "2º semestre", "KW 12".</summary>
internal static class Parts
{
    public static Moment? At(Passage text, int at, DateOnly today)
    {
        if (WeekAt(text, at) is { } week)
        {
            var of = Years.After(text, week.To, today, shortYears: text[week.To].IsMark('/'));
            var monday = Calendar.Week(today, of?.Year, week.Number);

            return monday is { } first ? new Moment(of?.To ?? week.To, first, first.AddDays(6), Shape.Part, of?.Year) : null;
        }

        if (DatedWeek(text, at, today) is { } dated)
        {
            return dated;
        }

        if (PartAt(text, at) is not { } part)
        {
            return null;
        }

        var year = Years.After(text, part.To, today, shortYears: true);
        return year is null && Alternative(text, part, today) is { } range ? range : Of(year?.To ?? part.To, part, year?.Year, today);
    }

    // "KW 2/2027", which on its own is a month
    private static Moment? DatedWeek(Passage text, int at, DateOnly today) =>
        text.Find(at, Sense.Week) is { } word && text[word.To].Kind is TokenKind.Date && text[word.To].Text.Split('/') is [{ Length: <= 2 } week, { Length: 4 } year]
        && int.TryParse(week, out var number) && int.TryParse(year, out var of) && Calendar.Week(today, of, number) is { } monday
            ? new Moment(word.To + 1, monday, monday.AddDays(6), Shape.Part, of) : null;

    // "Q1/Q2 2027", "Q4 2026 or Q1 2027"
    private static Moment? Alternative(Passage text, Part first, DateOnly today)
    {
        if (PartAt(text, Ranges.Next(text, first.To) ?? first.To) is not { } second || second.Months != first.Months)
        {
            return null;
        }

        var year = Years.After(text, second.To, today, shortYears: true);
        return Of(year?.To ?? second.To, first, year?.Year - (first.Number > second.Number ? 1 : 0), today);
    }

    private static Moment? Of(int to, Part part, int? year, DateOnly today) =>
        Moment.Of(to, Calendar.Next(today, year, ((part.Number - 1) * part.Months) + 1, part.Months), part.Months, part.IsWeak && year is null ? Shape.WeakPart : Shape.Part, year);

    private static Part? PartAt(Passage text, int at) => Lettered(text, at) ?? Named(text, at);

    // "Q1", "1Q", "H2", "T1"; not "H1-B" or "Q3x"
    private static Part? Lettered(Passage text, int at)
    {
        var (letter, number, to) = text[at].IsNumber ? (text.Find(at + 1, Sense.PartLetter), at, at + 2) : (text.Find(at, Sense.PartLetter), at + 1, at + 2);

        if (letter is not { } found || text[number].Text.Length != 1 || !text[number].IsNumber || (number == at && (!text.Touches(at + 1) || IsClock(text, at))) || (text[to].IsWord && IsJoined(text, to)))
        {
            return null;
        }

        var loose = !text.Touches(at + 1);
        return Of(to, found, Years.Int(text[number]), found.Value.EndsWith("weak", StringComparison.Ordinal) || (loose && !text.IsCapital(at)));
    }

    // "2h30" is a time of day or a while.
    private static bool IsClock(Passage text, int at) => text[at + 1].Text == "h" && !text.IsCapital(at + 1) && text[at + 2].IsNumber && text.Touches(at + 2);

    private static Part? Named(Passage text, int at)
    {
        if (text.Find(at, Sense.Part) is { } front && NumberAt(text, front.To) is { } behind)
        {
            return Of(behind.To, front, behind.Number, false);
        }

        return NumberAt(text, at) is { } number && text.Find(number.To, Sense.Part) is { } part ? Of(part.To, part, number.Number, false) : null;
    }

    private static Part? Of(int to, Term term, int number, bool weak)
    {
        var months = int.Parse(term.Value.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        return number >= 1 && number <= 12 / months ? new Part(to, number, months, weak) : null;
    }

    private static (int To, int Number)? NumberAt(Passage text, int at) =>
        text.Find(at, Sense.Ordinal) is { } ordinal ? (ordinal.To, (int)ordinal.Number)
        : text[at].IsNumber && text[at].Text.Length == 1 ? (Years.SkipSuffix(text, at + 1), Years.Int(text[at]))
        : null;

    private static (int To, int Number)? WeekAt(Passage text, int at)
    {
        // "Week 12", not "last week 40 kilos"
        if (text.Find(at, Sense.Week) is { } word && text[word.To].IsNumber && text[word.To].Text.Length <= 2 && text.FindBefore(at, Sense.Relative) is null)
        {
            return (word.To + 1, Years.Int(text[word.To]));
        }

        return text[at].IsNumber && text[at].Text.Length <= 2 && text.Find(at + 1, Sense.Week) is { Value: "calendar" } behind ? (behind.To, Years.Int(text[at])) : null;
    }

    private static bool IsJoined(Passage text, int at) => text.Touches(at) || (text[at].Text.Length == 1 && !text[at + 1].IsNumber && text[at].Start == text[at - 1].End + 1 && text.Text[text[at].Start - 1] == '-');

    private readonly record struct Part(int To, int Number, int Months, bool IsWeak);
}
