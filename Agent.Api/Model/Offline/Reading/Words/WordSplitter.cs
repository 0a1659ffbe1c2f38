using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Agent.Api.Model.Offline.Reading.Words;

/// <summary>Splits a text into folded words and sentences. One pass; never throws, lone surrogates included.</summary>
internal sealed partial class WordSplitter
{
    private const int LongestNumberGroup = 3;

    private const int ShortestGendered = 3;

    private static readonly SearchValues<char> Currency = SearchValues.Create("$€£¥₹");

    // What English glues to a word and means another one.
    private static readonly Dictionary<string, string> Clitics = new(StringComparer.Ordinal)
    {
        ["re"] = "are",
        ["m"] = "am",
        ["ve"] = "have",
        ["ll"] = "will",
        ["d"] = "would",
    };

    private readonly string _source;
    private readonly List<Word> _words = [];
    private readonly StringBuilder _open = new();

    private int _start;
    private int _end;
    private int _sentence;
    private bool _break;
    private bool _money;

    private WordSplitter(string source) => _source = source;

    public static List<Word> Split(string source)
    {
        var splitter = new WordSplitter(source);
        splitter.Run();
        return SpacedLetters.Join(splitter._words);
    }

    private void Run()
    {
        var at = 0;
        while (at < _source.Length)
        {
            if (_open.Length == 0 && Link().Match(_source, at) is { Success: true } link)
            {
                Emit(link.Value.Contains('@', StringComparison.Ordinal) ? "@" : "http", at, at + link.Length, WordKind.Link);
                at += link.Length;
                continue;
            }

            Rune.DecodeFromUtf16(_source.AsSpan(at), out var rune, out var length);
            at = Take(Letters.Fold(rune), rune, at, length);
        }

        Close();
    }

    // Returns where to go on.
    private int Take(string folded, Rune rune, int at, int length)
    {
        var after = at + length;

        if (folded.Length == 0 || IsMark(rune))
        {
            return after;
        }

        if (Rune.IsLetterOrDigit(Rune.GetRuneAt(folded, 0)))
        {
            if (_open.Length == 0)
            {
                _start = at;
            }

            _open.Append(folded);
            _end = after;
            return after;
        }

        return _open.Length > 0 && Inside(folded[0], after, out var next) ? next : Between(folded[0], at, after);
    }

    // Marks within a word: "don't", "1,200", "40 000".
    private bool Inside(char mark, int after, out int next)
    {
        next = after;
        var numeric = char.IsAsciiDigit(_open[^1]);

        if (numeric && mark is '.' or ',' or '\'' && DigitsAt(after) > 0)
        {
            return true;
        }

        if (numeric && mark is ' ' && DigitsAt(after) == LongestNumberGroup && _open.Length <= LongestNumberGroup * 4 && !_open.ToString().Contains('.', StringComparison.Ordinal))
        {
            return true;
        }

        if (mark != '\'' || after >= _source.Length || !char.IsLetter(_source[after]))
        {
            return false;
        }

        var rest = LettersAt(after);
        if (rest == "t" && _open[^1] == 'n')
        {
            return true;
        }

        Close();
        if (Clitics.TryGetValue(rest, out var meant))
        {
            Emit(meant, after, after + rest.Length, WordKind.Plain);
            next = after + rest.Length;
        }

        return true;
    }

    private int Between(char mark, int at, int after)
    {
        var touches = _open.Length > 0;
        Close();

        if (touches && _words[^1].Text.Length >= ShortestGendered && Gendered().Match(_source, at) is { Success: true } gendered)
        {
            return at + gendered.Length;
        }

        if (mark == '.' && touches && IsInitial(_words[^1]) && LettersAt(after).Length == 1)
        {
            // "e.g.", "P.D.G.": one word, letter by letter.
            _open.Append(_words[^1].Text);
            _start = _words[^1].Start;
            _words.RemoveAt(_words.Count - 1);
            return after;
        }

        Mark(mark, at, after, touches);
        return after;
    }

    private void Mark(char mark, int at, int after, bool touches)
    {
        switch (mark)
        {
            case '!' or '?' or ';' or '¿' or '¡' or '•' or '●' or '。':
            case '.' when (after >= _source.Length || !char.IsLetterOrDigit(_source[after])) && !(touches && (Abbreviations.Contains(_words[^1].Text) || IsInitial(_words[^1]))):
            case '\n' or '\r' when EndsAtLine(after):
                _sentence++;
                _break = false;
                break;
            case '&' or '%':
                Emit(mark.ToString(), at, after, WordKind.Plain);
                break;
            case var sign when Currency.Contains(sign):
                MarkMoney();
                break;
            case ',' or ':' or '(' or ')' or '[' or ']' or '{' or '}' or '/' or '\\' or '|' or '"' or '„' or '“' or '”' or '«' or '»' or '+' or '·' or '>' or '<' or '=' or '–' or '—' or '…':
            case '-' when !touches || after >= _source.Length || !char.IsLetterOrDigit(_source[after]):
                _break = true;
                break;
        }
    }

    // A currency sign belongs to the number on either side.
    private void MarkMoney()
    {
        if (_words.Count > 0 && _words[^1] is { Kind: WordKind.Number } number && _source.AsSpan(number.End).TrimStart().Length > 0 && Currency.Contains(_source.AsSpan(number.End).TrimStart()[0]))
        {
            _words[^1] = number with { Kind = WordKind.Money };
        }

        _money = true;
    }

    // A line that goes on in lower case was only wrapped.
    private bool EndsAtLine(int after)
    {
        var rest = _source.AsSpan(after);
        var next = rest.IndexOfAnyExcept(" \t\r");
        return next < 0 || !char.IsLower(rest[next]);
    }

    private void Close()
    {
        if (_open.Length == 0)
        {
            return;
        }

        var word = Letters.Unmask(_open.ToString());
        _open.Clear();
        Emit(word, _start, _end, !char.IsAsciiDigit(word[0]) ? WordKind.Plain : _money ? WordKind.Money : WordKind.Number);
    }

    private void Emit(string text, int start, int end, WordKind kind)
    {
        _words.Add(new Word(text, start, end, _sentence, _break, kind));
        _break = false;
        _money = false;
    }

    private int DigitsAt(int at)
    {
        var rest = _source.AsSpan(Math.Min(at, _source.Length));
        var end = rest.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? rest.Length : end;
    }

    private string LettersAt(int at)
    {
        var end = at;
        while (end < _source.Length && char.IsLetter(_source[end]))
        {
            end++;
        }

        return _source[Math.Min(at, end)..end].ToLowerInvariant();
    }

    private static bool IsInitial(Word word) => word.Text.Length <= 4 && word.Kind is WordKind.Plain && word.End - word.Start <= (word.Text.Length * 2) - 1 && (word.Text.Length == 1 || word.End - word.Start > word.Text.Length);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.Ordinal)
    {
        "dr", "mr", "mrs", "ms", "prof", "st", "no", "nr", "inc", "ltd", "co", "corp", "approx", "ca", "eg", "ie", "vs", "etc", "max", "min", "sr", "jr", "dir", "mgr", "dept", "est",
        "zb", "bzw", "inkl", "evtl", "ggf", "usw", "stv", "stellv", "abt", "hr", "fr", "tel", "str", "env", "ex", "mme", "mlle", "m", "sra", "srta", "gral", "gte", "ud", "uds", "num", "aprox", "resp", "assist", "asst",
    };

    [GeneratedRegex(@"\G(?:(?:https?|hxxps?)://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    // "Einkäufer:in", "Leiter/-in", "gérant(e)", "directeur·rice", "director/a".
    [GeneratedRegex(@"\G(?:[:*_]-?in(?:nen)?|/-?(?:innen|in|trice|rice|euse|ère|e|a|as)|\(-?(?:innen|in|trice|rice|euse|ère|e|es|s|a|as|n|en)\)|[·•.](?:trice|rice|euse|ère|e|es)(?:[·•.]s)?)(?![\p{L}\p{N}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Gendered();
}
