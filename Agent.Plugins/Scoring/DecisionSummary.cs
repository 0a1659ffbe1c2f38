using System.Globalization;

namespace Agent.Plugins.Scoring;

/// <summary>
/// One paragraph for people. Built from typed facts alone: no word of the lead is in it, so it may be stored as memory and shown to an agent.
/// </summary>
internal static class DecisionSummary
{
    public static string Of(Tally tally, Verdict verdict, Segment segment, LeadFacts facts)
    {
        var known = string.Join(", ", tally.Parts.Where(part => part.Mark.Known).Select(part => $"{part.Words} {part.Mark.Value}"));
        var unknown = string.Join(", ", tally.Parts.Where(part => part is { Asked: true, Mark.Known: false }).Select(part => part.Words));

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
}
