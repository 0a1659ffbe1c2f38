using System.Text.RegularExpressions;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>Days, months and periods. What the calendar does not have is null.</summary>
internal static class Calendar
{
    public static int Int(Group digits) => int.TryParse(digits.ValueSpan, out var number) ? number : 0;

    public static int FullYear(int year) => year is > 0 and < 100 ? 2000 + year : year;

    public static DateOnly? Try(int year, int month, int day) =>
        year is >= 1 and <= 9998 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    public static DateOnly? Try(Group year, Group month) => Try(Int(year), Int(month), 1);

    public static DateOnly MonthStart(DateOnly day) => new(day.Year, day.Month, 1);

    public static DateOnly QuarterStart(DateOnly day) => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1);

    public static DateOnly? EndOfMonth(DateOnly? first) => first?.AddMonths(1).AddDays(-1);

    /// <summary>First day of the period that starts in that month: of the given year, else the one that runs today or comes next.</summary>
    public static DateOnly? Next(DateOnly today, int? year, int month, int months)
    {
        if (year is { } given)
        {
            return Try(given, month, 1);
        }

        return Try(today.Year, month, 1) is { } first ? first.AddMonths(months) <= today ? first.AddYears(1) : first : null;
    }

    /// <summary>First day of the running week (Monday), month, quarter, half or year.</summary>
    public static DateOnly StartOf(string unit, DateOnly today) => unit[0] switch
    {
        'w' => today.AddDays(-(((int)today.DayOfWeek + 6) % 7)),
        'm' => MonthStart(today),
        'q' => QuarterStart(today),
        'h' => new DateOnly(today.Year, today.Month <= 6 ? 1 : 7, 1),
        _ => new DateOnly(today.Year, 1, 1),
    };

    public static DateOnly Add(DateOnly first, string unit, int count) => unit[0] switch
    {
        'w' => first.AddDays(7 * count),
        'm' => first.AddMonths(count),
        'q' => first.AddMonths(3 * count),
        'h' => first.AddMonths(6 * count),
        _ => first.AddYears(count),
    };

    /// <summary>The end of the period after the one that ends on that day.</summary>
    public static DateOnly Later(DateOnly end, string unit) => unit[0] == 'w' ? end.AddDays(7) : Add(end.AddDays(1), unit, 1).AddDays(-1);

    /// <summary>1 to 12 for an English month name or its short form, 0 for anything else.</summary>
    public static int MonthOf(string name) => name.Length < 3 ? 0 : name[..3].ToLowerInvariant() switch
    {
        "jan" => 1,
        "feb" => 2,
        "mar" => 3,
        "apr" => 4,
        "may" => 5,
        "jun" => 6,
        "jul" => 7,
        "aug" => 8,
        "sep" => 9,
        "oct" => 10,
        "nov" => 11,
        "dec" => 12,
        _ => 0,
    };
}
