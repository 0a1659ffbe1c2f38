using System.Globalization;

namespace Agent.Plugins.Scoring;

/// <summary>
/// One paragraph for people. Built from typed facts alone: no word of the lead is in it, so it may be stored as memory and shown to an agent.
/// </summary>
internal static class DecisionSummary
{
    public static string Of(Tally tally, Verdict verdict, Segment segment, LeadFacts facts)
    {
        var known = string.Join(", ", Parts(tally).Where(part => part.Value is not null).Select(part => $"{part.Name} {part.Value}"));
        var unknown = string.Join(", ", Parts(tally).Where(part => part.Value is null).Select(part => part.Name));

        return string.Concat(
            string.Create(CultureInfo.InvariantCulture, $"{Verb(verdict)} with {tally.Score} of 100 points (ceiling {tally.Ceiling}, {tally.Confidence:0%} known)."),
            known.Length > 0 ? $" Known: {known}." : "",
            unknown.Length > 0 ? $" Unknown: {unknown}." : "",
            segment is Segment.Unknown ? "" : $" Segment {(segment is Segment.Enterprise ? "enterprise" : "smb")}.",
            facts.Intent.Kind is IntentKind.Buyer or IntentKind.Unclear ? "" : $" The text reads as {IntentWords.Of(facts.Intent.Kind).Replace('_', ' ')}.",
            facts.Injection.Suspected ? " The text may hold instructions to the machine; a person decides every outward act." : "");
    }

    private static string Verb(Verdict verdict) => verdict.Disposition switch
    {
        Disposition.Qualified => "Qualified",
        Disposition.NeedsInfo => "Needs information",
        Disposition.Nurture => "To be nurtured",
        Disposition.Spam => $"Spam ({verdict.ReasonCode})",
        _ => $"Disqualified ({verdict.ReasonCode})",
    };

    private static (string Name, string? Value)[] Parts(Tally tally) =>
    [
        ("need", tally.Need.Value),
        ("timeline", tally.Timeline.Value),
        ("budget", tally.Budget.Value),
        ("authority", tally.Authority.Value),
        ("company size", tally.Fit.Value),
    ];
}
