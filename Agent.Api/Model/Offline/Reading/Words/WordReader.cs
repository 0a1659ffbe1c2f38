using System.Buffers;
using System.Text.RegularExpressions;
using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Words;

/// <summary>
/// The words of a text out of its tokens: letters and figures that touch are one ("B2B"), English clitics are words of their own, gendered
/// endings are left out. Of the marks only those count that break a phrase.
/// </summary>
internal sealed partial class WordReader
{
    private const int ShortestGendered = 3;

    private const string Currency = "$€£¥₹";

    private static readonly SearchValues<char> Breaks = SearchValues.Create(",:()[]{}/\\|\"„“”«»+·><=-–—…");

    // What English glues to a word and means another one.
    private static readonly Dictionary<string, string> Clitics = new(StringComparer.Ordinal)
    {
        ["re"] = "are",
        ["m"] = "am",
        ["ve"] = "have",
        ["ll"] = "will",
        ["d"] = "would",
    };

    private readonly TokenText _text;
    private readonly List<Word> _words = [];

    // Where the last word ended, its gendered ending included.
    private int _end;

    // A currency sign stands before the next number.
    private bool _money;

    private WordReader(TokenText text) => _text = text;

    public static List<Word> Read(TokenText text)
    {
        var reader = new WordReader(text);
        for (var at = 0; at < text.Tokens.Count;)
        {
            at = reader.Next(at);
        }

        return SpacedLetters.Join(reader._words);
    }

    private int Next(int at)
    {
        var token = _text.Tokens[at];
        if (token.Start < _end || token.Kind is TokenKind.Break)
        {
            return at + 1;
        }

        if (token.Kind is TokenKind.Mark)
        {
            Mark(token, at);
            return at + 1;
        }

        return IsLink(token) ? Link(token, at) : Joined(at);
    }

    private void Mark(Token token, int at)
    {
        if (token.IsMark('&') || token.IsMark('%'))
        {
            Add(token.Text, token.Start, token.End, at, WordKind.Plain);
        }
        else if (Currency.Contains(token.Text, StringComparison.Ordinal))
        {
            // A currency sign belongs to the number on either side.
            if (at > 0 && _words.Count > 0 && _words[^1].Kind is WordKind.Number && _text.Tokens[at - 1].End == _words[^1].End)
            {
                _words[^1] = _words[^1] with { Kind = WordKind.Money };
            }

            _money = true;
        }
    }

    private int Link(Token token, int at)
    {
        Add(_text.Source.AsSpan(token.Start, token.End - token.Start).Contains('@') ? "@" : "http", token.Start, token.End, at, WordKind.Link);
        return at + 1;
    }

    // All that touches, and a "n't".
    private int Joined(int at)
    {
        var (tokens, first) = (_text.Tokens, at);
        var kind = tokens[first].Kind switch
        {
            TokenKind.Word => WordKind.Plain,
            TokenKind.Number => _money ? WordKind.Money : WordKind.Number,
            _ => WordKind.Figures,
        };

        do
        {
            at++;
        }
        while (at < tokens.Count && (Touches(at) || IsNot(at)));

        var text = at == first + 1 ? Text(tokens[first]) : string.Concat(tokens[first..at].Select(Text));
        Add(text, tokens[first].Start, tokens[at - 1].End, first, kind);

        if (at < tokens.Count && Clitics.TryGetValue(tokens[at].Text, out var meant) && Before(at) == "'")
        {
            Add(meant, tokens[at].Start, tokens[at].End, at, WordKind.Plain);
            return at + 1;
        }

        if (text.Length >= ShortestGendered && Gendered().Match(_text.Source, _end) is { Success: true } gendered)
        {
            _end += gendered.Length;
        }

        return at;
    }

    private bool Touches(int at) => _text.Tokens[at].Kind is not (TokenKind.Mark or TokenKind.Break) && !IsLink(_text.Tokens[at]) && Before(at).Length == 0;

    private bool IsNot(int at) => _text.Tokens[at].Text == "t" && _text.Tokens[at - 1].Text.EndsWith('n') && Before(at) == "'";

    // What can be seen between a token and the one before it.
    private string Before(int at)
    {
        var gap = _text.Source.AsSpan(_text.Tokens[at - 1].End.._text.Tokens[at].Start);
        return gap is " " ? " " : Letters.Fold(gap);
    }

    // An address; phone numbers and times are opaque as well.
    private bool IsLink(Token token) => token.Kind is TokenKind.Opaque && Letters.IsLetter(_text.Source, token.Start);

    private string Text(Token token) => token.IsWord ? token.Text : string.Concat(Letters.Fold(_text.Source.AsSpan(token.Start, token.End - token.Start)).Where(char.IsLetterOrDigit));

    private void Add(string text, int start, int end, int token, WordKind kind)
    {
        var between = _text.Source.AsSpan(_end, start - _end);
        _words.Add(new Word(text, start, end, _text.SentenceOf(token), between is not "-" && between.ContainsAny(Breaks), kind));
        (_end, _money) = (end, false);
    }

    // "Einkäufer:in", "Leiter/-in", "gérant(e)", "directeur·rice", "director/a".
    [GeneratedRegex(@"\G(?:[:*_]-?in(?:nen)?|/-?(?:innen|in|trice|rice|euse|ère|e|a|as)|\(-?(?:innen|in|trice|rice|euse|ère|e|es|s|a|as|n|en)\)|[·•.](?:trice|rice|euse|ère|e|es)(?:[·•.]s)?)(?![\p{L}\p{N}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Gendered();
}
