using System.Collections.Frozen;
using Agent.Api.Model.Offline.Reading.Words;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// A pain told as a story: "half of our quotes never come back". It names neither process nor system and is a need all the same. In a sentence
/// that speaks to us it is a seller's question ("Are your tickets piling up?").
/// </summary>
internal static class Pains
{
    private static readonly PhraseBook Book = PhraseBook.Load("pain");

    private static readonly FrozenSet<string> Ours = WordSet.Of("you your yours youre u ur ihnen ihr ihre ihren ihrem ihrer euch euer eure eurem euren votre vos ton tes vuestro vuestra vuestros vuestras tu tus");

    /// <summary>The first words that tell one; null when there are none.</summary>
    public static PhraseHit? In(WordText text) => All(text).FirstOrNull();

    /// <summary>All words that tell one.</summary>
    public static IEnumerable<PhraseHit> All(WordText text) =>
        Book.Find(text).Where(hit => !text.Words[text.SentenceStart(hit.First)..text.SentenceEnd(hit.First)].Exists(word => Ours.Contains(word.Text)));
}
