using System.Text.RegularExpressions;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>Times without a number: as soon as can be, or no hurry at all.</summary>
internal static partial class Moods
{
    public static string? Now(string text, bool alone) => Quote(alone ? NowAlone() : NowInProse(), text);

    public static string? Someday(string text, bool alone) => Quote(alone ? SomedayAlone() : SomedayInProse(), text);

    private static string? Quote(Regex regex, string text) => regex.Match(text) is { Success: true } match ? match.Value : null;

    private const string Soonest =
        @"as soon as (?:possible|we can|you can)|a\.?s\.?a\.?p\b\.?|immediate(?:ly)?|right away|straight ?away|at once|without delay|urgent(?:ly)?|ready to (?:start|buy|sign|go|purchase|move)(?: now| today)?|start(?:ing)? (?:now|today|at once)";

    private const string NoHurry =
        @"no (?:rush|hurry|urgency|pressure|particular (?:rush|hurry|timeline|deadline)|(?:fixed |specific |set |firm |clear |real |hard )?(?:timeline|deadline|timeframe|time frame|date|schedule)(?: yet)?)|not (?:in (?:a|any) (?:rush|hurry)|urgent|time[- ]sensitive|a priority)|some ?day|eventually|at some point|sometime(?! (?:this|next|in|around|before|after|between))|whenever|long[- ]term|in the (?:distant |far )?future(?! of)|down the (?:road|line)|one day|no time soon|not (?:any ?time )?soon|not now|not (?:immediately|right away|at the moment)|(?:just |only |still )?(?:exploring|researching|browsing|window shopping|kicking the tires)(?: options)?(?! (?:the|a|our|ways))|just looking|when(?:ever)? (?:budget|time) (?:allows|permits)|open[- ]ended";

    [GeneratedRegex(@"\b(?<!\b(?:not|n['’]t|no)\s)(?:" + Soonest + @"|now|right now|today|tonight|current(?:ly)?|yesterday(?=[!. ]*$)|overdue|immediat\w*|high priority|top priority)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NowAlone();

    [GeneratedRegex(@"\b(?<!\b(?:not|n['’]t|no|nothing|reply|respond|call (?:me|us)(?: back)?|get back to (?:me|us)|contact (?:me|us)|answer|(?:meet|talk))\s)(?:" + Soonest + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NowInProse();

    [GeneratedRegex(@"\b(?:" + NoHurry + @"|flexible|future|later|undefined|open|low priority)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SomedayAlone();

    [GeneratedRegex(@"\b(?:" + NoHurry + ")", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SomedayInProse();
}
