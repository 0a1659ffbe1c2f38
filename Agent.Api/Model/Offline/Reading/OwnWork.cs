using System.Collections.Frozen;
using Agent.Api.Model.Offline.Reading.Lexis;
using Agent.Api.Model.Offline.Reading.Words;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>Somebody who tells how things are done at their place has a use in mind, whatever the words: at length, or with a word of work.</summary>
internal static class OwnWork
{
    private const int ShortestStory = 7;

    private const int ShortestTale = 4;

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

    /// <summary>The first sentence that tells of it; null when there is none.</summary>
    /// <param name="text">The message.</param>
    /// <param name="hits">What of the vocabulary of needs stands in it; words of work count in the lead's own language.</param>
    /// <param name="language">The lead's language.</param>
    public static PhraseHit? In(WordText text, List<PhraseHit> hits, Language language)
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
}
