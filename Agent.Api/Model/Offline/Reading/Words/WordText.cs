using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Words;

/// <summary>A text as its words, each knowing where it stands in the source.</summary>
internal sealed class WordText(TokenText text)
{
    private const int LongestQuote = 200;

    public string Source => text.Source;

    public List<Word> Words { get; } = WordReader.Read(text);

    public static WordText Of(string source) => new(new TokenText(source));

    /// <summary>The source from the first word to the last; <paramref name="end"/> is the first word that no longer belongs to it.</summary>
    public string Quote(int first, int end) => Source[Words[first].Start..Words[end - 1].End];

    /// <summary>The sentence of a word; of a very long one the part that begins with the words asked for.</summary>
    public string QuoteSentence(int first, int end)
    {
        var (from, to) = text.Span(Words[first].Sentence);
        return to - from <= LongestQuote ? Source[from..to] : Source[Words[first].Start..Math.Max(Words[end - 1].End, Math.Min(to, Words[first].Start + LongestQuote))].Trim();
    }

    /// <summary>The sentence of this word asks something.</summary>
    public bool IsAsked(int word)
    {
        var (from, to) = text.Span(Words[word].Sentence);
        return Source.AsSpan(from, Math.Min(to + 1, Source.Length) - from).Contains('?');
    }

    /// <summary>The first word after the sentence that holds this one.</summary>
    public int SentenceEnd(int word)
    {
        var sentence = Words[word].Sentence;
        while (word < Words.Count && Words[word].Sentence == sentence)
        {
            word++;
        }

        return word;
    }

    /// <summary>The first word of the sentence that holds this one.</summary>
    public int SentenceStart(int word)
    {
        var sentence = Words[word].Sentence;
        while (word > 0 && Words[word - 1].Sentence == sentence)
        {
            word--;
        }

        return word;
    }
}
