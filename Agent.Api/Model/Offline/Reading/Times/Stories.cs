using System.Collections.Frozen;
using Agent.Api.Model.Offline.Reading.Lexis;
using Agent.Api.Model.Offline.Reading.Words;

namespace Agent.Api.Model.Offline.Reading.Times;

/// <summary>Whether a clause tells what was, or what is so every year: "we moved in March", "he passed in February", "in December we ship 900".</summary>
internal static class Stories
{
    private const int ShortestPast = 3;

    // Letters are compared without their dots: "im März hätten wir Zeit" tells no past.
    private static readonly FrozenSet<string> Wishes = FrozenSet.ToFrozenSet(["hätte", "hätten", "hätt", "wäre", "wären", "wär", "würde", "würden", "würd", "könnte", "könnten", "müsste", "müssten"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Past = WordSet.Of("was were had did went came left lost broke fell took made died sold bought ran said told kept began blew burnt knew felt paid");

    // "We are interested", "it gets approved": no past.
    private static readonly FrozenSet<string> Be = WordSet.Of("are is am be being been gets get re m to");

    // "The board wants this solved in March": what somebody wants done is not done yet.
    private static readonly FrozenSet<string> Wanting = WordSet.Of("want wants need needs like love see hope hopes hoping wish aim aiming");

    /// <param name="plan">How far the nearest word for starting or buying is from the time; a nearer word of a story outweighs it.</param>
    public static bool Tell(Passage text, int start, int end, When when, int plan) =>
        IsStory(text, start, end, when, plan) || IsPast(text, start, end, when) || (plan == int.MaxValue && IsTally(text, start, end, when));

    private static bool IsStory(Passage text, int start, int end, When when, int plan) =>
        when.Distance(text.Within(start, end, Sense.Story).Where(term => !Wishes.Contains(text.Quote(term.From, term.To)))) is < int.MaxValue and var told && told <= plan;

    // "The server died in May": the verb is past, and no word in its clause is of a start.
    private static bool IsPast(Passage text, int start, int end, When when) =>
        (when.Leads & (Leads.By | Leads.Within | Leads.After)) == 0 && !text.Any(start, end, Sense.Plan)
            && !Enumerable.Range(start, when.From - start).Any(at => Wanting.Contains(text[at].Text))
            && Enumerable.Range(start, when.From - start).Any(at => IsPastVerb(text, at) && !(at > start && Be.Contains(text[at - 1].Text)));

    private static bool IsPastVerb(Passage text, int at) =>
        text.Language is Language.English && text[at].IsWord
            && (Past.Contains(text[at].Text) || (text[at].Text is { Length: > ShortestPast } word && word.EndsWith("ed", StringComparison.Ordinal) && !word.EndsWith("eed", StringComparison.Ordinal)));

    // "In December we ship 900", "en été nous sommes 60": so it is every year.
    private static bool IsTally(Passage text, int start, int end, When when) =>
        !when.HasYear && when.From == start && (when.Leads & ~(Leads.In | Leads.Within)) == 0
        && text.Within(when.To, end, Sense.Tally).Select(term => (int?)term.To).FirstOrDefault() is { } after && Enumerable.Range(after, end - after).Any(at => Figure.At(text, at) is not null);
}
