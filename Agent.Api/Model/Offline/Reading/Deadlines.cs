using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>Points and periods of the calendar: "next quarter", "Q1 2027", "by March", "end of the month", ISO dates, "2029".</summary>
internal static partial class Deadlines
{
    // A year further away than this is a number, not a plan.
    private const int FurthestYear = 2099;

    /// <param name="text">Where to look.</param>
    /// <param name="today">The day the lead came in.</param>
    /// <param name="alone">The text is about time only; free text needs a preposition or a plan beside weak words.</param>
    public static IEnumerable<When> Find(string text, DateOnly today, bool alone) =>
        IsoDates(text, today)
            .Concat(NumericDates(text))
            .Concat(Of(EndOf(), text, today, match => Ends(match, today)))
            .Concat(Of(Quarter(), text, today, match => Quarters(match, today)))
            .Concat(Of(alone ? Relative() : RelativeInProse(), text, today, match => Relatives(match, today)))
            .Concat(Of(alone ? Month() : MonthInProse(), text, today, match => Months(match, today)))
            .Concat(Of(alone ? Season() : SeasonInProse(), text, today, match => Seasons(match, today)))
            .Concat(Of(alone ? Year() : YearInProse(), text, today, match => Years(match, today)));

    private static IEnumerable<When> Of(Regex regex, string text, DateOnly today, Func<Match, When?> read)
    {
        foreach (Match match in regex.Matches(text))
        {
            if (read(match) is { } when)
            {
                yield return when;
            }
        }
    }

    private static IEnumerable<When> IsoDates(string text, DateOnly today)
    {
        foreach (Match match in Iso().Matches(text))
        {
            if (DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                yield return When.On(match, date);
            }
            else if (match.Groups["ym"].Success && Calendar.Try(match.Groups["y"], match.Groups["m"]) is { } first)
            {
                yield return When.From(match, first, first.AddMonths(1).AddDays(-1), today);
            }
        }
    }

    // 3/15/2027 is March; 15.3.2027 and 15/3/2027 too: what cannot be a month is the day.
    private static IEnumerable<When> NumericDates(string text)
    {
        foreach (Match match in Numeric().Matches(text))
        {
            var (first, second) = (Calendar.Int(match.Groups["a"]), Calendar.Int(match.Groups["b"]));
            var monthFirst = match.Groups["dot"].Success ? first <= 12 && second > 12 : first <= 12;
            var date = Calendar.Try(Calendar.FullYear(Calendar.Int(match.Groups["y"])), monthFirst ? first : second, monthFirst ? second : first);

            if (date is { } day)
            {
                yield return When.On(match, day);
            }
        }
    }

    private static When? Ends(Match match, DateOnly today)
    {
        var year = match.Groups["year"].Success ? Calendar.FullYear(Calendar.Int(match.Groups["year"])) : (int?)null;
        var what = match.Groups["what"].Value.ToLowerInvariant();

        DateOnly? end = what switch
        {
            "week" => today.AddDays((7 - (int)today.DayOfWeek) % 7),
            "month" or "eom" => Calendar.MonthStart(today).AddMonths(1).AddDays(-1),
            "quarter" or "eoq" => Calendar.QuarterStart(today).AddMonths(3).AddDays(-1),
            "year" or "eoy" or "year-end" or "year end" or "yearend" => Calendar.Try(year ?? today.Year, 12, 31),
            _ when what.Length == 2 && what[0] == 'q' => Calendar.EndOfMonth(Calendar.Next(today, year, (what[1] - '0') * 3, 1)),
            _ when int.TryParse(what, out var plain) => Calendar.Try(plain, 12, 31),
            _ => Calendar.EndOfMonth(Calendar.Next(today, year, Calendar.MonthOf(what), 1)),
        };

        return end is { } day ? When.On(match, match.Groups["next"].Success ? Calendar.Later(day, what) : day) : null;
    }

    private static When? Quarters(Match match, DateOnly today)
    {
        var length = match.Groups["kind"].Value is "h" or "H" ? 6 : 3;
        var part = Calendar.Int(match.Groups["n"]);
        int? year = match.Groups["y"].Success ? Calendar.FullYear(Calendar.Int(match.Groups["y"])) : null;

        if (part < 1 || part > 12 / length || Calendar.Next(today, year, ((part - 1) * length) + 1, length) is not { } first)
        {
            return null;
        }

        return When.From(match, first, first.AddMonths(length).AddDays(-1), today);
    }

    private static When? Relatives(Match match, DateOnly today)
    {
        var unit = match.Groups["unit"].Value.ToLowerInvariant();
        if (unit.Length == 0)
        {
            return match.Value.Contains("tomorrow", StringComparison.OrdinalIgnoreCase) ? When.In(match, 1) : When.In(match, -1);
        }

        var first = Calendar.StartOf(unit, today);
        return match.Groups["which"].Value.ToLowerInvariant() switch
        {
            "next" or "following" or "coming" or "upcoming" => When.On(match, Calendar.Add(first, unit, 1)),
            "last" or "previous" or "past" => When.On(match, Calendar.Add(first, unit, -1)),
            _ => When.In(match, 0),
        };
    }

    private static When? Months(Match match, DateOnly today)
    {
        var month = Calendar.MonthOf(match.Groups["month"].Value);
        int? year = match.Groups["year"].Success ? Calendar.FullYear(Calendar.Int(match.Groups["year"])) : null;
        var day = match.Groups["day"].Success ? Calendar.Int(match.Groups["day"]) : match.Groups["mid"].Success ? 15 : match.Groups["late"].Success ? 21 : 0;

        if (Calendar.Next(today, year, month, 1) is not { } first)
        {
            return null;
        }

        if (day == 0)
        {
            return When.From(match, first, first.AddMonths(1).AddDays(-1), today);
        }

        return Calendar.Try(first.Year, first.Month, day) is { } date ? When.On(match, year is null && date < today ? date.AddYears(1) : date) : null;
    }

    private static When? Seasons(Match match, DateOnly today)
    {
        var month = match.Groups["season"].Value.ToLowerInvariant() switch { "spring" => 3, "summer" => 6, "winter" => 12, _ => 9 };
        int? year = match.Groups["year"].Success ? Calendar.FullYear(Calendar.Int(match.Groups["year"])) : null;

        return Calendar.Next(today, year, month, 3) is { } first ? When.From(match, first, first.AddMonths(3).AddDays(-1), today) : null;
    }

    private static When? Years(Match match, DateOnly today)
    {
        var year = match.Groups["new"].Success ? today.Year + 1 : Calendar.Int(match.Groups["year"]);
        var month = match.Groups["mid"].Success ? 7 : match.Groups["late"].Success ? 10 : 1;

        return year <= FurthestYear && Calendar.Try(year, month, 1) is { } first ? When.From(match, first, new DateOnly(year, 12, 31), today) : null;
    }

    private const string MonthNames = @"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    private const string YearAfter = @"(?:[,.]?\s?(?:of\s)?['’]?(?<year>20\d\d|(?<=['’])\d\d)(?!\d|-\d))?";

    private const string Plan = @"(?:by|before|until|till|from|in|for|on|around|starting|start|beginning|launch(?:ing)?|live|no later than|latest|during|since|sometime|after|through|mid[- ]?|early|late|target(?:ing)?|roll(?:ing)? out|go[- ]live)";

    [GeneratedRegex(@"(?<![\w-])(?<y>20\d\d)-(?<m>\d\d)(?:-\d\d(?!\d)|(?<ym>)(?![\w-]))", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![\w/.])(?<a>\d{1,2})(?:/|(?<dot>\.))(?<b>\d{1,2})[/.](?<y>20\d\d|\d\d)(?![\w/])", RegexOptions.CultureInvariant)]
    private static partial Regex Numeric();

    [GeneratedRegex(
        @"\b(?:(?:by |before |until )?(?:the )?(?:end|close) of (?:the |this |(?<next>next )|our |current |calendar |fiscal |financial )*(?<what>week|month|quarter|year|q[1-4]|20\d\d|" + MonthNames + @")\b|(?<what>eo[mqy]|year[- ]?end)\b)" + YearAfter,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndOf();

    [GeneratedRegex(
        @"(?<!\bend of )\b(?:(?<kind>[qh])\s?(?<n>[1-4])|(?<n>[1-4])(?:st|nd|rd|th)?\s?(?<kind>q|h)(?:uarter|alf)?\b|(?<n>[12])(?:st|nd) (?<kind>h)alf\b)(?:\s?(?:of|in|/|-|,)?\s?(?:the\s)?(?:(?:fy\s?)?['’]?(?<y>20\d\d|\d\d)(?!\d)))?(?!\w|-[A-Za-z])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Quarter();

    [GeneratedRegex(
        @"(?<!\bend of (?:the )?)\b(?:(?<which>this|current|next|coming|upcoming|following|last|previous|past)\s(?:coming |calendar |fiscal |financial |business )?(?<unit>week|month|quarter|qtr|half(?:[- ]year)?|year|fy)\b(?!\s?end)|tomorrow|yesterday(?!!))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Relative();

    [GeneratedRegex(
        @"(?<!\bend of (?:the )?)\b(?:(?<which>next|coming|upcoming)\s(?:calendar |fiscal |financial |business )?(?<unit>week|month|quarter|qtr|half(?:[- ]year)?|year|fy)\b(?!\s?end)|" +
        @"(?<=\b(?:start|begin|launch|live|decide|decision|buy|purchase|implement\w*|sign|deploy\w*|roll(?:ed)? out|by|within|before|complete|need (?:it|this|something|one)|in place|done|running|ready|up)\b[^.!?\n]{0,25})(?<which>this|current)\s(?:calendar |fiscal |financial |business )?(?<unit>week|month|quarter|qtr|half(?:[- ]year)?|year)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RelativeInProse();

    [GeneratedRegex(
        @"(?<!\bend of )\b(?:(?<mid>mid(?:dle of)?[- ]?)|(?<late>late )|early |(?:the )?(?:start|beginning|first week) of )?(?:(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -])?(?<month>" + MonthNames + @")\b\.?(?:\s(?<day>\d{1,2})(?:st|nd|rd|th)?\b(?!\d|:))?" + YearAfter,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Month();

    // "may" and "march" are words too: free text needs a preposition or a plan, and a capital.
    [GeneratedRegex(
        @"\b" + Plan + @"\s?(?:(?:about|around|early|the|next|this|(?<mid>mid(?:dle of)?[- ]?)|(?<late>late)|start of|beginning of|first week of)\s?)*(?:(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -])?(?<month>(?=(?-i:[A-Z]))(?:" + MonthNames + @"))\b\.?(?:\s(?<day>\d{1,2})(?:st|nd|rd|th)?\b(?!\d|:))?" + YearAfter,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthInProse();

    [GeneratedRegex(@"\b(?:this |next |in |by |the |early |late )*(?<season>spring|summer|autumn|fall|winter)\b" + YearAfter, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Season();

    [GeneratedRegex(@"\b(?:this|next|by|before|in|until|during) (?:the |early |late |next |this )?(?<season>spring|summer|autumn|winter)\b" + YearAfter, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SeasonInProse();

    [GeneratedRegex(@"(?<!\bend of )(?<![\w.,/$€£-])(?:(?<mid>mid[- ]?)|(?<late>late )|early |fy ?|(?<new>(?:the )?new year(?! ?20))|)(?:(?<=new year)|(?<year>20\d\d))(?![\d,]|\.\d|-\d\d\b|/\d)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(
        @"\b(?:by|before|until|from|in|for|during|starting|around|through|early|late|mid)\s?(?:(?<mid>mid[- ]?)|(?<late>late )|early |fy ?|the )*(?:(?<new>new year(?! ?20))|(?<year>20\d\d))(?![\d,]|\.\d|-\d)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex YearInProse();
}
