using System.Text.RegularExpressions;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>Spans of time: "within 6 months", "in 2-3 weeks", "2 years ago".</summary>
internal static partial class Horizons
{
    private const int LongestHorizon = 36_500;

    /// <param name="text">Where to look.</param>
    /// <param name="alone">The text is about time only, so a bare "3 months" is a horizon too.</param>
    public static IEnumerable<When> Find(string text, bool alone)
    {
        foreach (Match match in (alone ? Alone() : InProse()).Matches(text))
        {
            if (DaysOf(match) is { } days)
            {
                yield return When.In(match, match.Groups["ago"].Success ? -days : days);
            }
        }
    }

    private static int? DaysOf(Match match)
    {
        var count = match.Groups["count"].Value.ToLowerInvariant() switch
        {
            "" or "a" or "an" => 1m,
            "a couple of" or "couple of" or "a couple" => 2m,
            "a few" or "few" or "several" => 3m,
            "half a" => 0.5m,
            "one and a half" => 1.5m,
            var words => Numbers.Parse(words) ?? Numbers.FromWords(words) ?? -1,
        };

        var days = count * UnitDays(match.Groups["unit"].Value.ToLowerInvariant());
        return days is >= 0 and <= LongestHorizon ? (int)days : null;
    }

    private static int UnitDays(string unit) => unit[0] switch
    {
        'd' or 'b' => 1,
        'h' => 0,
        'w' => 7,
        'm' => 30,
        'q' => 90,
        _ => 365,
    };

    private const string Count =
        @"(?<count>half a|one and a half|a couple(?: of)?|couple of|a few|few|several|\d{1,4}(?:\.\d)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|twenty)(?:\s?\+)?(?:\s?(?:-|–|to|or)\s?(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve))?[\s-]{1,2}?(?:more |business |working |calendar )?";

    private const string Unit = @"(?<unit>days?|weeks?|wks?|months?|mos?|mths?|quarters?|qtrs?|years?|yrs?|hours?|hrs?|[dwmy])\b(?<ago>\s(?:ago|back|earlier))?";

    private const string Lead = @"(?:with ?in|inside|in|over|during|after|for|by)(?: the)?(?: next| coming| following)?(?: about| around| approximately| roughly| approx\.?| maybe| say| at least| at most| max\.?| maximum| less than| no more than| under| the next)*\s";

    [GeneratedRegex(@"(?<![\w.-])(?:" + Lead + @"|(?:the )?next\s|<\s?|less than |under )?" + Count + @"\s?" + Unit, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Alone();

    [GeneratedRegex(
        @"\b(?:(?:with ?in|inside)(?: the)?(?: next| coming)?|in(?: the next| the coming)?|over the next|during the next|the next)(?: about| around| approximately| roughly| maybe| at least| at most| less than| no more than| under)?\s" + Count + @"\s?" + Unit + @"(?!\s(?:of|old|later|into|long|now))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InProse();
}
