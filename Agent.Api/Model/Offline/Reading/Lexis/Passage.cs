namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>
/// A text's tokens with what each may mean. Readers of quantities read this; nothing in it belongs to one language.
/// </summary>
internal sealed class Passage
{
    private const int LongestReach = 80;
    private const int MostSmallWords = 6;

    private readonly TokenText _text;
    private readonly List<Token> _tokens;
    private readonly TermIndex _terms;

    public Passage(TokenText text, Language language)
    {
        (_text, _tokens, Language) = (text, text.Tokens, language);

        var terms = new List<Term>();
        for (var i = 0; i < _tokens.Count; i++)
        {
            Lexicon.Shared.Find(_tokens, i, language, terms);
        }

        _terms = new TermIndex(terms, _tokens.Count);
    }

    public Passage(string text, Language language)
        : this(new TokenText(text), language)
    {
    }

    public string Text => _text.Source;

    public Language Language { get; }

    public int Count => _tokens.Count;

    /// <summary>Every phrase of the text, in the order in which they begin.</summary>
    public IReadOnlyList<Term> Terms => _terms.All;

    public Token this[int at] => at >= 0 && at < _tokens.Count ? _tokens[at] : new Token(TokenKind.Break, Text.Length, Text.Length, "\n");

    /// <summary>The words from one piece to before another, as they stand in the text.</summary>
    public string Quote(int from, int to) => Text[_tokens[from].Start.._tokens[to - 1].End];

    /// <summary>Nothing stands between the piece and the one before.</summary>
    public bool Touches(int at) => at > 0 && at < Count && _tokens[at - 1].End == _tokens[at].Start;

    public bool Is(int at, Sense sense) => _terms.StartsAt(at, sense);

    /// <summary>The longest phrase that begins there and can mean that.</summary>
    public Term? Find(int at, Sense sense) => _terms.From(at, sense);

    /// <summary>The longest phrase that begins there and can mean one of these.</summary>
    public Term? Find(int at, ReadOnlySpan<Sense> senses)
    {
        Term? longest = null;
        foreach (var sense in senses)
        {
            longest = _terms.From(at, sense) is { } term && !(longest?.To >= term.To) ? term : longest;
        }

        return longest;
    }

    /// <summary>The longest phrase that ends right before that place and can mean that.</summary>
    public Term? FindBefore(int end, Sense sense) => _terms.Until(end, sense);

    /// <summary>The longest phrase that ends right before that place and can mean one of these.</summary>
    public Term? FindBefore(int end, ReadOnlySpan<Sense> senses)
    {
        Term? longest = null;
        foreach (var sense in senses)
        {
            longest = _terms.Until(end, sense) is { } term && !(longest?.From <= term.From) ? term : longest;
        }

        return longest;
    }

    /// <summary>Where the search goes on when that phrase stands there, else the same place.</summary>
    public int Skip(int at, Sense sense) => Find(at, sense) is { } term ? term.To : at;

    /// <summary>Where the search goes on behind any number of such phrases, within reason.</summary>
    public int SkipAll(int at, ReadOnlySpan<Sense> senses)
    {
        for (var steps = 0; steps < MostSmallWords && Find(at, senses) is { } term; steps++)
        {
            at = term.To;
        }

        return at;
    }

    /// <summary>Phrases with that meaning that lie within the span.</summary>
    public IEnumerable<Term> Within(int from, int to, Sense sense) => _terms.Within(from, to, sense);

    public bool Any(int from, int to, Sense sense) => from < to && Within(from, to, sense).Any();

    /// <summary>The pieces of the sentence around that one: from, and to before. Of an endless sentence the part around it.</summary>
    public (int From, int To) Sentence(int at)
    {
        var (from, to) = (at, at + 1);
        while (from > 0 && at - from < LongestReach && _text.SentenceOf(from - 1) == _text.SentenceOf(at))
        {
            from--;
        }

        while (to < Count && to - at < LongestReach && _text.SentenceOf(to) == _text.SentenceOf(at))
        {
            to++;
        }

        return (from, to);
    }

    /// <summary>The word begins with a capital letter in the text.</summary>
    public bool IsCapital(int at) => this[at].IsWord && char.IsUpper(Text[this[at].Start]);

    /// <summary>The word has capitals only.</summary>
    public bool IsAllCapitals(int at) => this[at].IsWord && Text.AsSpan(this[at].Start, this[at].End - this[at].Start).ToString().All(char.IsUpper);
}
