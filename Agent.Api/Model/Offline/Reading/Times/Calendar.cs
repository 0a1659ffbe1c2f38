using System.Globalization;

namespace Agent.Api.Model.Offline.Reading.Times;

/// <summary>Days, months, weeks and periods. What the calendar does not have is null.</summary>
internal static class Calendar
{
    // A year further away than this is a number, not a plan.
    private const int FurthestYear = 2099;

    private const int FirstOfLastCentury = 60;

    /// <summary>The year that two digits mean: '81 was, '31 will be.</summary>
    public static int FullYear(int year) => year is > 0 and < 100 ? (year < FirstOfLastCentury ? 2000 : 1900) + year : year;

    public static bool IsYear(int number) => number is >= 2000 and <= FurthestYear;

    public static DateOnly? Try(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    /// <summary>First day of the period that starts in that month: of the given year, else the one that runs today or comes next.</summary>
    public static DateOnly? Next(DateOnly today, int? year, int month, int months)
    {
        if (year is { } given)
        {
            return Try(given, month, 1);
        }

        var first = new DateOnly(today.Year, month, 1);
        return Running(first.AddYears(-1), months, today) ?? Running(first, months, today) ?? first.AddYears(1);
    }

    /// <summary>A day of a month of a year, else the next one that is not over; the last day of the month when it has fewer.</summary>
    public static DateOnly? Day(DateOnly today, int? year, int month, int day)
    {
        if (day > 29 && year is null)
        {
            return Try(today.Year, month, day) is { } plain ? plain < today ? plain.AddYears(1) : plain : null;
        }

        var date = Try(year ?? today.Year, month, day);
        return year is null && date < today ? Try(today.Year + 1, month, day) : date;
    }

    /// <summary>Monday of an ISO week: of the given year, else of the one that runs today or comes next.</summary>
    public static DateOnly? Week(DateOnly today, int? year, int week)
    {
        var own = ISOWeek.GetYear(today.ToDateTime(TimeOnly.MinValue));
        var monday = Monday(year ?? own, week);

        return year is null && monday?.AddDays(6) < today ? Monday(own + 1, week) : monday;
    }

    /// <summary>First day of the week (from Monday), month, quarter, half or year that runs on that day, or of one before or after it.</summary>
    public static DateOnly Start(string unit, DateOnly today, int offset) => unit switch
    {
        "day" => today.AddDays(offset),
        "week" => today.AddDays(-(((int)today.DayOfWeek + 6) % 7) + (7 * offset)),
        "month" => new DateOnly(today.Year, today.Month, 1).AddMonths(offset),
        "quarter" => new DateOnly(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1).AddMonths(3 * offset),
        "half" => new DateOnly(today.Year, today.Month <= 6 ? 1 : 7, 1).AddMonths(6 * offset),
        _ => new DateOnly(today.Year, 1, 1).AddYears(offset),
    };

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).</summary>
    public static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var day = h + l - (7 * m) + 114;

        return new DateOnly(year, day / 31, (day % 31) + 1);
    }

    private static DateOnly? Running(DateOnly first, int months, DateOnly today) => first.AddMonths(months) > today ? first : null;

    private static DateOnly? Monday(int year, int week) =>
        week >= 1 && week <= ISOWeek.GetWeeksInYear(year) ? DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)) : null;
}
