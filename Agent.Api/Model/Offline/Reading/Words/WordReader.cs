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

    private static readonly SearchValues<char> Breaks = SearchValues.Create(",，:：()（）[]{}/\\|\"„“”«»+·><=-–—…");

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

    // Returns the token to go on with.
    private int Next(int at)
    {
        var token = _text.Tokens[at];
        if (token.Start < _end || token.Kind is TokenKind.Break)
        {
            return at + 1;
        }

        if (token.Kind is not TokenKind.Mark)
        {
            return IsLink(token) ? Link(at) : Joined(at);
        }

        if (token.IsMark('&') || token.IsMark('%'))
        {
            Add(token.Text, at, at + 1, WordKind.Plain);
        }
        else if (Currency.Contains(token.Text, StringComparison.Ordinal))
        {
            MarkMoney(at);
        }

        return at + 1;
    }

    // A currency sign belongs to the number on either side.
    private void MarkMoney(int at)
    {
        if (at > 0 && _words.Count > 0 && _words[^1].Kind is WordKind.Number && _text.Tokens[at - 1].End == _words[^1].End)
        {
            _words[^1] = _words[^1] with { Kind = WordKind.Money };
        }

        _money = true;
    }

    private int Link(int at)
    {
        Add(Source(at).Contains('@') ? "@" : "http", at, at + 1, WordKind.Link);
        return at + 1;
    }

    private int Joined(int first)
    {
        var (tokens, end) = (_text.Tokens, first + 1);
        while (end < tokens.Count && (Touches(end) || IsNot(end)))
        {
            end++;
        }

        var text = end == first + 1 ? Text(first) : string.Concat(Enumerable.Range(first, end - first).Select(Text));
        Add(text, first, end, tokens[first].Kind is TokenKind.Word ? WordKind.Plain : tokens[first].Kind is not TokenKind.Number ? WordKind.Figures : _money ? WordKind.Money : WordKind.Number);

        if (end < tokens.Count && Clitics.TryGetValue(tokens[end].Text, out var meant) && Before(end) == "'")
        {
            Add(meant, end, end + 1, WordKind.Plain);
            return end + 1;
        }

        if (text.Length >= ShortestGendered && Gendered().Match(_text.Source, _end) is { Success: true } gendered)
        {
            _end += gendered.Length;
        }

        return end;
    }

    private bool Touches(int at) => _text.Tokens[at].Kind is not (TokenKind.Mark or TokenKind.Break) && !IsLink(_text.Tokens[at]) && Before(at).Length == 0;

    // The end of "don't".
    private bool IsNot(int at) => _text.Tokens[at].Text == "t" && _text.Tokens[at - 1].Text.EndsWith('n') && Before(at) == "'";

    // What can be seen between a token and the one before it.
    private string Before(int at)
    {
        var gap = _text.Source.AsSpan(_text.Tokens[at - 1].End.._text.Tokens[at].Start);
        return gap is " " ? " " : Letters.Fold(gap);
    }

    // An address; phone numbers and times are opaque as well.
    private bool IsLink(Token token) => token.Kind is TokenKind.Opaque && Letters.IsLetter(_text.Source, token.Start);

    private string Text(int at) => _text.Tokens[at] is { IsWord: true } word ? word.Text : string.Concat(Letters.Fold(Source(at)).Where(char.IsLetterOrDigit));

    private ReadOnlySpan<char> Source(int at) => _text.Source.AsSpan(_text.Tokens[at].Start.._text.Tokens[at].End);

    private void Add(string text, int first, int end, WordKind kind)
    {
        var (from, to) = (_text.Tokens[first].Start, _text.Tokens[end - 1].End);
        var between = _text.Source.AsSpan(_end..from);

        // a hyphen joins
        _words.Add(new Word(text, from, to, _text.SentenceOf(first), between is not "-" && between.ContainsAny(Breaks), kind));
        (_end, _money) = (to, false);
    }

    // "Einkäufer:in", "Leiter/-in", "gérant(e)", "directeur·rice", "director/a".
    [GeneratedRegex(@"\G(?:[:*_]-?in(?:nen)?|/-?(?:innen|in|trice|rice|euse|ère|e|a|as)|\(-?(?:innen|in|trice|rice|euse|ère|e|es|s|a|as|n|en)\)|[·•.](?:trice|rice|euse|ère|e|es)(?:[·•.]s)?)(?![\p{L}\p{N}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Gendered();
}
