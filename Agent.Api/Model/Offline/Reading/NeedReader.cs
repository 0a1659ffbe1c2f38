using Agent.Api.Model.Offline.Reading.Lexis;
using Agent.Api.Model.Offline.Reading.Words;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// How well the lead says what it is for. The better of the need field and the message counts: "CRM" above a message full of detail is
/// not a general need.
/// </summary>
internal static class NeedReader
{
    private const int ShortestWord = 3;

    private const int SeveralWords = 4;

    private static readonly PhraseBook Book = PhraseBook.Load("need");

    public static NeedFact Read(LeadText lead)
    {
        var best = LeadFacts.Unknown.Need;

        foreach (var field in (string[])["need", "message"])
        {
            if (lead[field] is { } text && !Phrase.SaysNothing(text) && Of(field, lead.Words(field), lead) is { } fact && fact.Level > best.Level)
            {
                best = fact;
            }
        }

        return best;
    }

    /// <summary>The text names something to do with what is asked for: more than words of asking, and no mere wish to work together.</summary>
    public static bool NamesAUse(WordText text)
    {
        var hits = Book.Find(text);
        return !Phrase.SaysNothing(text.Source) && (First(hits, "specific") is not null || (First(hits, "general") is not null && !OnlyAsks(text, hits) && !OnlyTogether(text, hits)));
    }

    /// <summary>The sentence of some words names a process, system or volume in other words than these.</summary>
    public static bool NamesWorkBeside(WordText text, PhraseHit words, LeadText lead)
    {
        var (sentence, hits) = (text.Words[words.First].Sentence, Book.Find(text));
        return hits.Exists(hit => hit.Section == "specific" && IsBeside(hit.First, hit.End)) || (NeedDetail.In(text, lead) is { } at && IsBeside(at, at + 1));

        bool IsBeside(int first, int end) => (end <= words.First || first >= words.End) && text.Words[first].Sentence == sentence;
    }

    private static NeedFact? Of(string field, WordText text, LeadText lead)
    {
        var fact = InWords(field, text, lead.Language);
        return fact is { Level: NeedLevel.General } && NeedDetail.In(text, lead) is { } at
            ? new(NeedLevel.Specific, Quote(field, text, new PhraseHit("detail", "", at, at + 1, -1)))
            : fact;
    }

    private static NeedFact? InWords(string field, WordText text, Language language)
    {
        var hits = Book.Find(text);

        return (First(hits, "specific") ?? Pains.In(text)) is { } specific ? new(NeedLevel.Specific, Quote(field, text, specific))
            : OnlyAsks(text, hits) ? new(NeedLevel.Vague, new(field, text.Source.Trim()))
            : First(hits, "general") is { } general ? new(NeedLevel.General, Quote(field, text, general))
            : field == "message" && OwnWork.In(text, hits, language) is { } told ? new(NeedLevel.General, Quote(field, text, told))
            : field == "need" && SaysMore(text, hits) && AnyWord(text) is { } said ? new(NeedLevel.General, Quote(field, text, said))
            : First(hits, "vague") is { } vague ? new(NeedLevel.Vague, Quote(field, text, vague))
            : (field == "need" ? AnyWord(text) : IntentReader.Wish(text)) is { } word ? new(NeedLevel.General, Quote(field, text, word))
            : null;
    }

    // A compound that only names a kind of software ("Zeiterfassung") is no process of theirs.
    private static PhraseHit? First(List<PhraseHit> hits, string section) =>
        hits.Where(hit => hit.Section == section && !(section == "specific" && hits.Exists(usual => usual.Section == "usual" && usual.First == hit.First && usual.End == hit.End))).FirstOrNull();

    private static bool OnlyAsks(WordText text, List<PhraseHit> hits)
    {
        var known = new bool[text.Words.Count];
        foreach (var hit in hits.Where(hit => hit.Section is "ask" or "filler"))
        {
            Array.Fill(known, true, hit.First, hit.End - hit.First);
        }

        return hits.Exists(hit => hit.Section == "ask") && !known.Contains(false);
    }

    // "Shelf labels from our till, prices change weekly": a word of asking among several others asks for nothing.
    private static bool SaysMore(WordText text, List<PhraseHit> hits)
    {
        var known = hits.Where(hit => hit.Section is "ask" or "filler" or "vague").SelectMany(hit => Enumerable.Range(hit.First, hit.End - hit.First)).ToHashSet();
        return text.Words.Where((word, at) => word is { Kind: WordKind.Plain, Text.Length: >= ShortestWord } && !known.Contains(at)).Count() >= SeveralWords;
    }

    private static bool OnlyTogether(WordText text, List<PhraseHit> hits) => text.Words.Count <= ShortestWord && First(hits, "together") is not null;

    // What the need field says, or somebody asks for, in words no list knows is a use case without detail.
    private static PhraseHit? AnyWord(WordText text)
    {
        for (var at = 0; at < text.Words.Count; at++)
        {
            if (text.Words[at] is { Kind: WordKind.Plain } word && word.Text.Length >= ShortestWord)
            {
                return Gibberish.Looks(text.Source) ? null : new PhraseHit("any", "", at, at + 1, -1);
            }
        }

        return null;
    }

    private static Evidence Quote(string field, WordText text, PhraseHit hit) => new(field, text.QuoteSentence(hit.First, hit.End));
}
