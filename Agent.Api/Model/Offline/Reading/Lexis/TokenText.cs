namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>
/// A text cut once into tokens and sentences. Two views rest on it: <see cref="Passage"/>, what its tokens mean, for quantities, and
/// <see cref="Words.WordText"/>, the words in which phrases are found.
/// </summary>
internal sealed class TokenText
{
    private readonly int[] _sentences;

    public TokenText(string source)
    {
        Source = source;
        Tokens = Sentences.Clean(Lexer.Read(source), source);
        _sentences = Sentences.Number(Tokens);
    }

    public string Source { get; }

    public List<Token> Tokens { get; }

    /// <summary>The number of the sentence a token stands in.</summary>
    public int SentenceOf(int token) => _sentences[token];

    /// <summary>Where a sentence stands in the source, without the mark that ends it.</summary>
    public (int Start, int End) Span(int sentence)
    {
        var (first, last) = (Array.IndexOf(_sentences, sentence), Array.LastIndexOf(_sentences, sentence));
        return (Tokens[first].Start, Tokens[last > first && Sentences.Ends(Tokens[last]) ? last - 1 : last].End);
    }
}
