using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Times;

/// <summary>Seasons, holidays, days of the week and today's neighbours: "summer 2027", "Ostern", "vendredi prochain", "mañana".</summary>
internal static class NamedTimes
{
    public static Moment? At(Passage text, int at, DateOnly today)
    {
        var relative = text.Find(at, Sense.Relative);
        var start = relative?.To ?? at;

        if (text.Find(start, Sense.Season) is { } season)
        {
            var year = YearOf(text, season.To, today);
            var next = Moment.Of(year.To, Calendar.Next(today, year.Year, (int)season.Number, 3), 3, start > at || year.To > season.To ? Shape.Unit : Shape.Season, year.Year);

            return Moments.Shifted(next, relative, today);
        }

        if (text.Find(start, Sense.Holiday) is { } holiday)
        {
            var year = YearOf(text, holiday.To, today);
            return Holiday(holiday.Value, year.Year, today) is var (first, last) ? new Moment(year.To, first, last, Shape.Holiday, year.Year) : null;
        }

        if (text.Find(start, Sense.Weekday) is { } weekday)
        {
            var days = (((int)weekday.Number - (int)today.DayOfWeek + 6) % 7) + 1;
            return Moment.On(text.Skip(weekday.To, Sense.Relative), today.AddDays(days), Shape.Weekday);
        }

        return text.Find(at, Sense.Day) is { } day ? Moment.On(day.To, today.AddDays((int)day.Number), Shape.Day) : null;
    }

    // "l'été prochain" is the next one, as "été" alone is.
    private static (int To, int? Year) YearOf(Passage text, int at, DateOnly today) =>
        Years.After(text, at, today, shortYears: false) is { } year ? (year.To, year.Year) : (text.Skip(at, Sense.Relative), null);

    private static (DateOnly First, DateOnly Last)? Holiday(string name, int? year, DateOnly today)
    {
        var (first, last) = In(name, year ?? today.Year);
        return year is null && last < today ? In(name, today.Year + 1) : (first, last);
    }

    private static (DateOnly First, DateOnly Last) In(string name, int year) => name switch
    {
        "newyear" => (new(year, 1, 1), new(year, 1, 1)),
        "easter" => (Calendar.Easter(year), Calendar.Easter(year).AddDays(1)),
        "pentecost" => (Calendar.Easter(year).AddDays(49), Calendar.Easter(year).AddDays(50)),
        "summerbreak" => (new(year, 7, 15), new(year, 8, 31)),
        "autumnstart" => (new(year, 9, 1), new(year, 9, 1)),
        "thanksgiving" => (Thanksgiving(year), Thanksgiving(year)),
        "blackfriday" => (Thanksgiving(year).AddDays(1), Thanksgiving(year).AddDays(1)),
        "holidays" => (new(year, 12, 24), new DateOnly(year, 12, 31).AddDays(6)),
        "yearend" => (new(year, 12, 31), new(year, 12, 31)),
        _ => (new(year, 12, 24), new(year, 12, 26)),
    };

    // The fourth Thursday of November.
    private static DateOnly Thanksgiving(int year)
    {
        var first = new DateOnly(year, 11, 1);
        return first.AddDays((((int)DayOfWeek.Thursday - (int)first.DayOfWeek + 7) % 7) + 21);
    }
}
