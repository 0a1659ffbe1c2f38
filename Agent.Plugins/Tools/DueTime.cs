using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Plugins.Tools;

/// <summary>
/// Turns "4 business hours", "1 business day", "14 days" or an ISO date into a moment. Models are poor at clocks, so code does the sum.
/// Business hours are Monday to Friday, 09:00 to 17:00 UTC.
/// </summary>
internal static partial class DueTime
{
    private static readonly TimeSpan Opens = TimeSpan.FromHours(9);
    private static readonly TimeSpan Closes = TimeSpan.FromHours(17);
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(731);

    /// <returns>Null for anything else, for the past and for more than two years ahead.</returns>
    public static DateTimeOffset? Parse(string? text, DateTimeOffset now)
    {
        var moment = Read(text?.Trim() ?? "", now);
        return moment >= now.AddMinutes(-1) && moment <= now + Furthest ? moment : null;
    }

    private static DateTimeOffset? Read(string text, DateTimeOffset now)
    {
        var span = Span().Match(text);
        if (span.Success)
        {
            var count = int.Parse(span.Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
            var hours = span.Groups["unit"].ValueSpan.StartsWith("hour", StringComparison.OrdinalIgnoreCase);
            var business = span.Groups["business"].Success;
            return (business, hours) switch
            {
                (true, true) => AddBusinessTime(now, TimeSpan.FromHours(count)),
                (true, false) => AddBusinessTime(now, count * (Closes - Opens)),
                (false, true) => now.AddHours(count),
                (false, false) => now.AddDays(count),
            };
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            && IsoDate().IsMatch(text)
            ? moment
            : null;
    }

    private static DateTimeOffset AddBusinessTime(DateTimeOffset from, TimeSpan left)
    {
        var at = from.ToUniversalTime();
        while (true)
        {
            if (at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || at.TimeOfDay >= Closes)
            {
                at = Midnight(at).AddDays(1) + Opens;
                continue;
            }

            if (at.TimeOfDay < Opens)
            {
                at = Midnight(at) + Opens;
            }

            var today = Closes - at.TimeOfDay;
            if (left <= today)
            {
                return at + left;
            }

            left -= today;
            at = Midnight(at).AddDays(1) + Opens;
        }
    }

    private static DateTimeOffset Midnight(DateTimeOffset at) => new(at.Date, TimeSpan.Zero);

    [GeneratedRegex(@"^(?<count>\d{1,3}) (?<business>business )?(?<unit>hours?|days?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();
}
