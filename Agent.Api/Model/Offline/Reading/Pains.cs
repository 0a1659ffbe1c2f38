using System.Collections.Frozen;
using Agent.Api.Model.Offline.Reading.Words;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// A pain told as a story: "half of our quotes never come back". It names neither process nor system and is a need all the same. In a sentence
/// that speaks to us, or asks without a word of themselves, it is a seller's question ("Are your tickets piling up?", "Jeden Tag dasselbe Chaos?").
/// </summary>
internal static class Pains
{
    private static readonly PhraseBook Book = PhraseBook.Load("pain");

    private static readonly FrozenSet<string> Ours = WordSet.Of("you your yours youre u ur ihnen ihr ihre ihren ihrem ihrer euch euer eure eurem euren votre vos ton tes vuestro vuestra vuestros vuestras tu tus");

    private static readonly FrozenSet<string> Theirs = WordSet.Of("i we our us my me wir unser unsere unseren unserem unserer uns ich mir mich mein meine meinen meinem meiner je j nous notre nos mon ma mes me yo mi mis me nos nuestro nuestra nuestros nuestras tenemos tengo perdemos");

    /// <summary>The first words that tell one; null when there are none.</summary>
    public static PhraseHit? In(WordText text) => All(text).FirstOrNull();

    /// <summary>All words that tell one.</summary>
    public static IEnumerable<PhraseHit> All(WordText text) =>
        Book.Find(text).Where(hit => Sentence(text, hit.First) is var sentence && !SpeaksToUs(sentence) && (!text.IsAsked(hit.First) || SpeaksOfThem(sentence)));

    /// <summary>The sentence of a word tells of the writer's own people and speaks to nobody.</summary>
    public static bool TellsOfThemselves(WordText text, int at) => !text.IsAsked(at) && Sentence(text, at) is var sentence && SpeaksOfThem(sentence) && !SpeaksToUs(sentence);

    private static List<Word> Sentence(WordText text, int at) => text.Words[text.SentenceStart(at)..text.SentenceEnd(at)];

    private static bool SpeaksToUs(List<Word> sentence) => sentence.Exists(word => Ours.Contains(word.Text));

    private static bool SpeaksOfThem(List<Word> sentence) => sentence.Exists(word => Theirs.Contains(word.Text));
}
