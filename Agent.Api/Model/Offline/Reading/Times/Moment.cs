namespace Agent.Api.Model.Offline.Reading.Times;

/// <summary>A stretch of the calendar named in a text: where its words end, and its first and last day.</summary>
internal readonly record struct Moment(int To, DateOnly First, DateOnly Last, Shape Shape, int? Year = null)
{
    public static Moment? Of(int to, DateOnly? first, int months, Shape shape, int? year = null) =>
        first is { Year: < 9000 } day ? new Moment(to, day, day.AddMonths(months).AddDays(-1), shape, year) : null;

    public static Moment? On(int to, DateOnly? date, Shape shape, int? year = null) => date is { } day ? new Moment(to, day, day, shape, year) : null;

    public static Moment? Longest(params ReadOnlySpan<Moment?> moments)
    {
        Moment? longest = null;
        foreach (var moment in moments)
        {
            longest = moment is { } found && !(longest?.To >= found.To) ? found : longest;
        }

        return longest;
    }
}

/// <summary>How a time is named; weak ones need more around them in free text to be a plan.</summary>
internal enum Shape
{
    Horizon,
    Date,
    DayAndMonth,
    Month,
    Part,
    WeakPart,
    Unit,
    ThisUnit,
    Year,
    Season,
    Holiday,
    Weekday,
    Day,
}
