using System.Collections.Frozen;
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

    private const int ShortestStory = 7;

    private const int ShortestTale = 4;

    private const int SeveralWords = 4;

    private static readonly FrozenSet<string> Us = WordSet.Of("we our us my wir unser unsere unseren unserem unserer unseres uns mein meine meinen meinem meiner nous notre nos mon ma mes nuestro nuestra nuestros nuestras mi mis");

    private static readonly FrozenSet<string> Introductions = WordSet.Of("am are offer provide sell make run supply own help bin sind bieten biete verkaufen betreiben liefern helfen");

    // Sentences that speak to somebody or tell how the mail came about.
    private static readonly FrozenSet<string> Talk = WordSet.Of("""
        you your yours u ur sie ihnen ihr ihre ihren ihrem ihrer euch euer eure vous votre vos usted ustedes su sus
        suis sommes appelle ecris propose proposons offrons vendons aidons accompagnons soy somos llamo escribo ofrecemos vendemos ayudamos brindamos
        please thanks thank regards meeting met spoke talk chat fair conference sorry weather promised attached boss asked passing forward forwarding
        bitte danke grusse treffen getroffen gesprach messe merci gracias jefe jefa pide patron demande bat gebeten weiterleiten
        """);

    // Sentences of money, of dates and of how many they are.
    private static readonly FrozenSet<string> Figures = WordSet.Of("""
        call budget money usd eur euros dollars spend pay cost costs price people employees staff headcount founded start deadline quarter test contact details address phone number name asks
        budget geld euro kosten preis leute mitarbeiter mitarbeitende gegrundet quartal prix salaries presupuesto precio empleados
        """);

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
            : field == "message" && OwnWork(text, hits, language) is { } told ? new(NeedLevel.General, Quote(field, text, told))
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

    // Somebody who tells how things are done at their place has a use in mind, whatever the words: at length, or with a word of work.
    private static PhraseHit? OwnWork(WordText text, List<PhraseHit> hits, Language language)
    {
        var work = hits.Where(hit => hit.Section == "work" && hit.Language == language.Code()).Select(hit => text.Words[hit.First].Sentence).ToHashSet();
        for (var at = 0; at < text.Words.Count; at = text.SentenceEnd(at))
        {
            var sentence = text.Words[at..text.SentenceEnd(at)];
            if (sentence.Count >= ShortestTale && (IsStory(sentence, language) || work.Contains(sentence[0].Sentence)) && !text.IsAsked(at)
                && !sentence.Exists(word => Talk.Contains(word.Text) || word.Kind is WordKind.Link or WordKind.Money) && !Introduces(sentence))
            {
                return new PhraseHit("story", "", at, at + sentence.Count, -1);
            }
        }

        return null;
    }

    private static bool IsStory(List<Word> sentence, Language language) =>
        sentence.Count >= ShortestStory && sentence.Exists(word => IsUs(word.Text, language)) && !sentence.Exists(word => Figures.Contains(word.Text) || word.Kind is not (WordKind.Plain or WordKind.Number));

    // "Contamos", "llevamos": Spanish says "we" by the ending of the verb.
    private static bool IsUs(string word, Language language) => Us.Contains(word) || language switch
    {
        Language.French => word is "on",
        Language.Spanish => word.Length > 4 && word.EndsWith("mos", StringComparison.Ordinal),
        _ => false,
    };

    // "We are a brewery with 40 dealers", "we provide legal services": who they are, not what they do all day.
    private static bool Introduces(List<Word> sentence) =>
        sentence.Zip(sentence.Skip(1)).Any(pair => pair.First.Text is "we" or "i" or "wir" or "ich" && Introductions.Contains(pair.Second.Text))
            || (sentence[1].Text is "wir" or "ich" && Introductions.Contains(sentence[0].Text));

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
