using Agent.Api.Model.Offline.Reading.Lexis;
using Agent.Api.Model.Offline.Reading.Words;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>A role that stands without a verb: "brewery manager at Twin Barrel here", or first of all "CFO, 60 people, need ...".</summary>
internal static class Presentation
{
    private const int LongestClause = 12;

    private const int LongestSentence = 16;

    private const int LongestGreeting = 3;

    // "small business owner": so many words may stand before the role.
    private const int MostAdjectives = 2;

    private static readonly HashSet<string> Here = new(StringComparer.Ordinal) { "here", "hier", "ici", "aqui" };

    private static readonly HashSet<string> Joints = new(StringComparer.Ordinal) { "at", "of", "for", "in", "and", "&", "bei", "beim", "im", "der", "des", "von", "einer", "eines", "und", "chez", "d", "de", "du", "des", "en" };

    // "Sales manager at your firm told me": the reader's own house.
    private static readonly HashSet<string> Yours = new(StringComparer.Ordinal) { "your", "ihrer", "ihrem", "eurer", "eurem", "votre", "vos", "vuestra", "su" };

    // Whose role is named behind these, or whether there is one at all, is another matter.
    private static readonly HashSet<string> NotSelf = new(StringComparer.Ordinal)
    {
        "our", "my", "your", "their", "a", "an", "any", "no", "is", "dear", "unser", "unsere", "mein", "meine", "ihr", "ihre", "ein", "eine", "kein", "sehr",
        "notre", "mon", "ma", "votre", "un", "une", "nuestro", "nuestra", "mi", "su", "una", "estimado", "estimada",
    };

    public static AuthorityFact? Read(string field, WordText text, List<PhraseHit> roles, Language language)
    {
        foreach (var role in roles.Where(role => role.Section is not ("relation" or "former")))
        {
            var (first, end) = Clause(text, role);
            if (role.First - first > MostAdjectives || end - first > LongestClause || NotSelf.Contains(text.Words[first].Text))
            {
                continue;
            }

            var joined = role.End < end && Joints.Contains(text.Words[role.End].Text) && !(role.End + 1 < end && Yours.Contains(text.Words[role.End + 1].Text));
            var says = (role.End < end && Here.Contains(text.Words[end - 1].Text)) || (joined && OpensAlone(text, first));
            var opens = role.First == first && OpensBefore(text, first, end) && (joined || role.End == end);

            if ((says || opens) && RoleWords.LevelOf(text.Quote(first, end), language) is { } level && (says || level is not AuthorityLevel.Contributor))
            {
                return new(level, new(field, text.Quote(first, end)));
            }
        }

        return null;
    }

    // The first sentence, or what it has after a greeting, and no verb in it.
    private static bool OpensAlone(WordText text, int first) =>
        text.Words[first].Sentence == 0 && first <= MostAdjectives
            && text.SentenceEnd(first) - first <= LongestSentence && !Signature.IsSentence(text.Quote(first, text.SentenceEnd(first)));

    // "CFO, 60 people, need ...", "luis, head of trading, ..."
    private static bool OpensBefore(WordText text, int first, int end) =>
        first <= LongestGreeting && end < text.SentenceEnd(first) && text.Words[end].AfterBreak;

    private static (int First, int End) Clause(WordText text, PhraseHit role)
    {
        var (first, last) = (text.SentenceStart(role.First), text.SentenceEnd(role.First));
        var begin = role.First;
        while (begin > first && !text.Words[begin].AfterBreak)
        {
            begin--;
        }

        var end = role.End;
        while (end < last && !text.Words[end].AfterBreak)
        {
            end++;
        }

        return (begin, end);
    }
}
