namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>
/// A text cut into pieces, with what each may mean and where sentences end. All readers read this; nothing in it belongs to one language.
/// </summary>
internal sealed class Passage
{
    private const int LongestPhrase = 8;
    private const int LongestReach = 80;

    private readonly List<Token> _tokens;
    private readonly List<Term> _terms = [];
    private readonly int[] _first;
    private readonly int[] _sentence;

    public Passage(string text, Language language)
    {
        (Text, Language) = (text, language);
        _tokens = Sentences.Clean(Lexer.Read(text), text);
        _first = new int[_tokens.Count + 1];

        for (var i = 0; i < _tokens.Count; i++)
        {
            _first[i] = _terms.Count;
            Lexicon.Shared.Find(_tokens, i, language, _terms);
        }

        _first[^1] = _terms.Count;
        _sentence = Sentences.Number(_tokens);
    }

    public string Text { get; }

    public Language Language { get; }

    public int Count => _tokens.Count;

    public IReadOnlyList<Term> Terms => _terms;

    public Token this[int at] => at >= 0 && at < _tokens.Count ? _tokens[at] : new Token(TokenKind.Break, Text.Length, Text.Length, "\n");

    /// <summary>The words from one piece to before another, as they stand in the text.</summary>
    public string Quote(int from, int to) => Text[_tokens[from].Start.._tokens[to - 1].End];

    /// <summary>Nothing stands between the piece and the one before.</summary>
    public bool Touches(int at) => at > 0 && at < Count && _tokens[at - 1].End == _tokens[at].Start;

    public bool Is(int at, Sense sense) => Find(at, sense) is not null;

    /// <summary>The longest phrase that begins there and can mean that.</summary>
    public Term? Find(int at, Sense sense)
    {
        Term? longest = null;

        for (var i = at < 0 || at >= Count ? 0 : _first[at]; at >= 0 && at < Count && i < _first[at + 1]; i++)
        {
            if (_terms[i].Sense == sense && !(longest?.To >= _terms[i].To))
            {
                longest = _terms[i];
            }
        }

        return longest;
    }

    /// <summary>The longest phrase that ends right before that place and can mean that.</summary>
    public Term? FindBefore(int end, Sense sense)
    {
        for (var at = Math.Max(0, end - LongestPhrase); at < end; at++)
        {
            for (var i = _first[at]; i < _first[at + 1]; i++)
            {
                if (_terms[i].Sense == sense && _terms[i].To == end)
                {
                    return _terms[i];
                }
            }
        }

        return null;
    }

    /// <summary>The longest phrase that begins there and can mean one of these.</summary>
    public Term? Find(int at, ReadOnlySpan<Sense> senses)
    {
        Term? longest = null;
        foreach (var sense in senses)
        {
            longest = Find(at, sense) is { } term && !(longest?.To >= term.To) ? term : longest;
        }

        return longest;
    }

    /// <summary>The longest phrase that ends right before that place and can mean one of these.</summary>
    public Term? FindBefore(int end, ReadOnlySpan<Sense> senses)
    {
        Term? longest = null;
        foreach (var sense in senses)
        {
            longest = FindBefore(end, sense) is { } term && !(longest?.From <= term.From) ? term : longest;
        }

        return longest;
    }

    /// <summary>Where the search goes on when that phrase stands there, else the same place.</summary>
    public int Skip(int at, Sense sense) => Find(at, sense) is { } term ? term.To : at;

    /// <summary>The pieces of the sentence around that one: from, and to before. Of an endless sentence the part around it.</summary>
    public (int From, int To) Sentence(int at)
    {
        var (from, to) = (at, at + 1);
        while (from > 0 && at - from < LongestReach && _sentence[from - 1] == _sentence[at])
        {
            from--;
        }

        while (to < Count && to - at < LongestReach && _sentence[to] == _sentence[at])
        {
            to++;
        }

        return (from, to);
    }

    /// <summary>Phrases with that meaning that lie within the span.</summary>
    public IEnumerable<Term> Within(int from, int to, Sense sense)
    {
        for (var i = _first[from]; i < _first[to]; i++)
        {
            if (_terms[i].Sense == sense && _terms[i].To <= to)
            {
                yield return _terms[i];
            }
        }
    }

    public bool Any(int from, int to, Sense sense) => from < to && Within(from, to, sense).Any();

    /// <summary>The word begins with a capital letter in the text.</summary>
    public bool IsCapital(int at) => this[at].IsWord && char.IsUpper(Text[this[at].Start]);

    /// <summary>The word has capitals only.</summary>
    public bool IsAllCapitals(int at) => this[at].IsWord && Text.AsSpan(this[at].Start, this[at].End - this[at].Start).ToString().All(char.IsUpper);
}
