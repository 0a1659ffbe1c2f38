using System.Globalization;

namespace Agent.Api.Model.Offline.Reading.Times;

/// <summary>Dates in figures. What cannot be a month is the day; 02/03/2027 is February in American English and March elsewhere.</summary>
internal static class Dates
{
    private static readonly char[] Marks = ['.', '/', '-', ' ', '\u00a0'];

    /// <param name="text">The date as it stands.</param>
    /// <param name="to">Where the text goes on.</param>
    /// <param name="today">The day the lead came in: a day and month without a year are the next ones.</param>
    /// <param name="dayFirst">Slashes mean day, month, year.</param>
    public static Moment? Read(string text, int to, DateOnly today, bool dayFirst)
    {
        int[] parts = [.. text.Split(Marks, StringSplitOptions.RemoveEmptyEntries).Select(part => int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture))];

        return parts switch
        {
            [> 1000 and var year, var month] => Moment.Of(to, Calendar.Try(year, month, 1), 1, Shape.Month, year),
            [> 1000 and var year, var month, var day] => Moment.On(to, Calendar.Try(year, month, day), Shape.Date, year),
            [var month, > 1000 and var year] => Moment.Of(to, Calendar.Try(year, month, 1), 1, Shape.Month, year),
            [var day, var month] => Moment.On(to, Calendar.Day(today, null, month, day), Shape.DayAndMonth),
            [var a, var b, var year] => Of(a, b, Calendar.FullYear(year), to, dayFirst || text.Contains('.', StringComparison.Ordinal)),
            _ => null,
        };
    }

    private static Moment? Of(int a, int b, int year, int to, bool dayFirst)
    {
        var monthFirst = a <= 12 && (b > 12 || !dayFirst);
        return Moment.On(to, Calendar.Try(year, monthFirst ? a : b, monthFirst ? b : a), Shape.Date, year);
    }
}
