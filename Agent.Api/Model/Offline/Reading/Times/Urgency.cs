using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Times;

/// <summary>Times without a number: as soon as can be, or no hurry at all. In a timeline field weaker words are enough.</summary>
internal static class Urgency
{
    public static string? Now(Passage text, bool alone) => Quote(text, Sense.Now, alone ? Sense.NowAlone : null);

    public static string? Someday(Passage text, bool alone) => Quote(text, Sense.Someday, alone ? Sense.SomedayAlone : null);

    /// <summary>"Some day" and "one day" are no count of days.</summary>
    public static bool IsMood(Passage text, When when) => when.Leads is Leads.None && text.FindBefore(when.To, [Sense.Someday, Sense.SomedayAlone])?.From >= when.From;

    private static string? Quote(Passage text, Sense sense, Sense? alone)
    {
        foreach (var term in text.Terms)
        {
            var says = term.Sense == sense || (alone is { } weak && term.Sense == weak);
            if (says && !IsDenied(text, term) && (alone is not null || !Plans.IsContact(text, term)) && (alone is null || !IsOpen(text, term)))
            {
                return text.Quote(term.From, term.To);
            }
        }

        return null;
    }

    // "not urgent", "pas immédiatement"
    private static bool IsDenied(Passage text, Term term) => term.Sense is Sense.Now or Sense.NowAlone && text.FindBefore(term.From, Sense.NotYet) is not null;

    // "not yet known": a phrase that says nothing covers the word. "sooner rather than later": one that says more does.
    private static bool IsOpen(Passage text, Term term) => text.Terms.Any(other =>
        (other.Sense is Sense.Nothing || (other.Sense is Sense.Now && other.Length > term.Length)) && other.From <= term.From && other.To >= term.To);
}
