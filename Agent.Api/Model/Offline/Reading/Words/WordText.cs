namespace Agent.Api.Model.Offline.Reading.Words;

/// <summary>A text as its words, each knowing where it stands in the source.</summary>
internal sealed class WordText
{
    private WordText(string source, List<Word> words) => (Source, Words) = (source, words);

    public string Source { get; }

    public List<Word> Words { get; }

    public static WordText Of(string source) => new(source, WordSplitter.Split(source));

    /// <summary>The source from the first word to the last; <paramref name="end"/> is the first word that no longer belongs to it.</summary>
    public string Quote(int first, int end) => Source[Words[first].Start..Words[end - 1].End];

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
