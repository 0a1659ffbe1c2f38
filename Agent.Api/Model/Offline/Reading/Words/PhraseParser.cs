using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Words;

/// <summary>
/// Reads one line of a vocabulary: words ("integr*", "*leiter" for the beginning or end of one), <c>(a|b c)</c> one of,
/// <c>[a|b]</c> maybe, <c>_</c> any word, <c>..</c> up to 3 and <c>...</c> up to 8 words (the short one ends at a comma), <c>#</c> a number, <c>€</c> a sum with its sign,
/// <c>!(a|b)</c> not before these, <c>~(a|b)</c> not after these, <c>^</c> and <c>$</c> the edges of a sentence, <c>,</c> before a word after a comma, colon, bracket or dash, <c>&lt;name&gt;</c> a named choice.
/// A word with ü, ö or ä also matches with ue, oe or ae.
/// </summary>
internal sealed class PhraseParser(string text, IReadOnlyDictionary<string, ChoiceNode> names)
{
    private int _at;

    public static PhraseSequence Parse(string text, IReadOnlyDictionary<string, ChoiceNode> names)
    {
        var parser = new PhraseParser(text, names);
        var sequence = parser.Sequence();

        return parser._at == text.Length ? sequence : throw parser.Wrong("an unexpected character");
    }

    /// <summary>The choices of a name: what stands to the right of its equals sign.</summary>
    public static ChoiceNode ParseChoice(string text, IReadOnlyDictionary<string, ChoiceNode> names) =>
        Parse($"({text})", names).Nodes is [ChoiceNode choice] ? choice : throw new InvalidOperationException($"Vocabulary: no choice: {text}");

    private PhraseSequence Sequence()
    {
        var nodes = new List<PhraseNode>();
        while (true)
        {
            while (_at < text.Length && text[_at] == ' ')
            {
                _at++;
            }

            if (_at == text.Length || text[_at] is '|' or ')' or ']')
            {
                return nodes.Count > 0 ? new PhraseSequence(nodes) : throw Wrong("an empty phrase");
            }

            nodes.Add(Node());
        }
    }

    private PhraseNode Node()
    {
        switch (text[_at])
        {
            case '(': return Choice(')', canSkip: false);
            case '[': return Choice(']', canSkip: true);
            case '<': return Named();
            case '#': _at++; return new NumberNode(money: false);
            case '€': _at++; return new NumberNode(money: true);
            case '^': _at++; return new EdgeNode(first: true);
            case '$': _at++; return new EdgeNode(first: false);
            case ',': _at++; return new BreakNode();
            case '_': _at++; return new GapNode(1, 1, narrow: false);
            case '.': return Gap();
            case '!': _at++; return new NotAheadNode(Choice(')', canSkip: false));
            case '~': _at++; return NotBehind(Choice(')', canSkip: false));
            default: return Word();
        }
    }

    private ChoiceNode Choice(char close, bool canSkip)
    {
        _at++;
        var choices = new List<PhraseSequence>();
        do
        {
            choices.Add(Sequence());
        }
        while (_at < text.Length && text[_at] == '|' && _at++ >= 0);

        if (_at >= text.Length || text[_at] != close)
        {
            throw Wrong($"no {close}");
        }

        _at++;
        return new ChoiceNode(choices, canSkip);
    }

    private ChoiceNode Named()
    {
        var close = text.IndexOf('>', _at);
        var name = close < 0 ? "" : text[(_at + 1)..close];
        _at = close + 1;

        return names.TryGetValue(name, out var meant) ? meant : throw Wrong($"<{name}>, which is not defined above");
    }

    private GapNode Gap()
    {
        var begin = _at;
        while (_at < text.Length && text[_at] == '.')
        {
            _at++;
        }

        return _at - begin == 2 ? new GapNode(0, 3, narrow: true) : new GapNode(0, 8, narrow: false);
    }

    private NotBehindNode NotBehind(ChoiceNode choice) => new([.. choice.Choices.SelectMany(Plain)]);

    private IEnumerable<IReadOnlyList<WordNode>> Plain(PhraseSequence sequence)
    {
        IEnumerable<IReadOnlyList<WordNode>> all = [[]];
        foreach (var node in sequence.Nodes)
        {
            var next = node switch
            {
                WordNode word => [[word]],
                ChoiceNode { CanSkip: false } choice => choice.Choices.SelectMany(Plain).ToList(),
                _ => throw Wrong("more than plain words after ~"),
            };
            all = [.. from head in all from tail in next select (IReadOnlyList<WordNode>)[.. head, .. tail]];
        }

        return all;
    }

    private PhraseNode Word()
    {
        var begin = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '*' or '&' or '%' or '@'))
        {
            _at++;
        }

        if (_at == begin)
        {
            throw Wrong("a character that stands in no word");
        }

        var spellings = Letters.Spellings(text[begin.._at]).Select(word => Of(Letters.Fold(word))).ToList();
        return spellings.Count == 1 ? spellings[0] : new ChoiceNode([.. spellings.Select(word => new PhraseSequence([word]))], canSkip: false);
    }

    private static WordNode Of(string word)
    {
        var star = word.IndexOf('*', StringComparison.Ordinal);
        return star < 0 ? new WordNode(word, "", whole: true) : new WordNode(word[..star], word[(star + 1)..], whole: false);
    }

    private InvalidOperationException Wrong(string what) => new($"Vocabulary: {what} at character {_at + 1} of: {text}");
}
