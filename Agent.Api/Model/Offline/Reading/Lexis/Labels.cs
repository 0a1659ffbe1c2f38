
namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>
/// Lines of a filled-in form inside free text: "Budget: 10-20k", "Mitarbeiter: 45, Start: Q1". What stands behind the label is read as
/// that field would be.
/// </summary>
internal static class Labels
{
    // More than this behind a label is prose.
    private const int LongestValue = 14;

    private static readonly Sense[] All = [Sense.BudgetLabel, Sense.TimelineLabel, Sense.SizeLabel, Sense.OtherLabel];

    public static IEnumerable<Passage> Find(Passage text, Sense label)
    {
        foreach (var term in text.Terms)
        {
            if (term.Sense == label && IsLabel(text, term) && End(text, term.To + 1) is var end && end > term.To + 1)
            {
                yield return new Passage(text.Quote(term.To + 1, end), text.Language);
            }
        }
    }

    private static bool IsLabel(Passage text, Term term)
    {
        var starts = term.From == 0 || text[term.From - 1].Kind is TokenKind.Break or TokenKind.Mark;
        return starts && (text[term.To].IsMark(':') || text[term.To].IsMark('='));
    }

    private static int End(Passage text, int from)
    {
        var (_, to) = from < text.Count ? text.Sentence(from) : (from, from);
        var end = from;

        while (end < to && end - from <= LongestValue && !IsNext(text, end))
        {
            end++;
        }

        while (end > from && text[end - 1].Kind is TokenKind.Break or TokenKind.Mark && !text[end - 1].IsMark('+') && !text[end - 1].IsMark(')') && !IsSign(text[end - 1]))
        {
            end--;
        }

        return end - from > LongestValue ? from : end;
    }

    private static bool IsNext(Passage text, int at) => text.Find(at, All) is { } label && IsLabel(text, label) && at > 0;

    private static bool IsSign(Token token) => "$€£¥%".Contains(token.Text, StringComparison.Ordinal);
}
