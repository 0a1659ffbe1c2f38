using System.Text.RegularExpressions;

namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>
/// Cuts a text into words, numbers, dates, marks and line ends, one pass from left to right. Apostrophes and hyphens inside words part
/// them ("d'ici", "year-end") and are no pieces themselves, so that a phrase is found however it is joined.
/// </summary>
internal static partial class Lexer
{
    // What carries meaning beside words and numbers; all other signs are passed over.
    private const string Marks = "$€£¥₹₩₺₪₴₽₡₲₦₱+-%/~<>≥≤=:;,()[]|.!?¿¡。&";

    private const string Dashes = "-–—−‐‑‒―";

    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>(Math.Max(4, text.Length / 5));
        var at = 0;

        while (at < text.Length)
        {
            at = Next(text, at, tokens);
        }

        return tokens;
    }

    private static int Next(string text, int at, List<Token> tokens)
    {
        var sign = text[at];

        return sign == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? Add(tokens, TokenKind.Break, at, at + 2, "\n")
            : sign is '\n' or '\r' or '•' or '●' or '\u2028' ? Add(tokens, TokenKind.Break, at, at + 1, "\n")
            : char.IsWhiteSpace(sign) ? at + 1
            : char.IsAsciiDigit(sign) ? Figures(text, at, tokens)
            : Letters.IsLetter(text, at) ? Word(text, at, tokens)
            : Letters.EndOfDigits(text, at) is var end && end > at ? Add(tokens, TokenKind.Number, at, end, Letters.Fold(text.AsSpan(at, end - at)))
            : Dashes.Contains(sign, StringComparison.Ordinal) ? Dash(text, at, tokens)
            : sign == '+' && Phone().Match(text, at) is { Success: true } phone ? Add(tokens, TokenKind.Opaque, at, at + phone.Length, "")
            : Marks.Contains(sign, StringComparison.Ordinal) ? Add(tokens, TokenKind.Mark, at, at + 1, sign.ToString())
            : at + 1;
    }

    // A hyphen between a letter and a letter or digit joins a compound; between digits or after a blank it is a mark.
    private static int Dash(string text, int at, List<Token> tokens)
    {
        var (before, after) = (at > 0 ? text[at - 1] : ' ', at + 1 < text.Length ? text[at + 1] : ' ');
        var joins = char.IsLetter(after) ? char.IsLetterOrDigit(before) : char.IsAsciiDigit(after) && char.IsLetter(before) && !EndsInScale(text, at);

        return joins ? at + 1 : Add(tokens, TokenKind.Mark, at, at + 1, "-");
    }

    // "5k-10k" is a range, "mid-2027" a compound.
    private static bool EndsInScale(string text, int at) => ScaledFigure().IsMatch(text.AsSpan()[Math.Max(0, at - 8)..at]);

    private static int Word(string text, int at, List<Token> tokens)
    {
        if (Address().Match(text, at) is { Success: true } address)
        {
            return Add(tokens, TokenKind.Opaque, at, at + address.Length, "");
        }

        // "a.s.a.p.", "n/a", "p. a." without its blank
        if (Initials().Match(text, at) is { Success: true } initials)
        {
            return Add(tokens, TokenKind.Word, at, at + initials.Length, Letters.Fold(string.Concat(initials.Value.Where(char.IsLetter))));
        }

        var end = Letters.End(text, at);
        return Add(tokens, TokenKind.Word, at, end, Letters.Word(text.AsSpan(at, end - at)));
    }

    private static int Figures(string text, int at, List<Token> tokens)
    {
        if (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
        {
            if (Date().Match(text, at) is { Success: true } date)
            {
                return Add(tokens, TokenKind.Date, at, at + date.Length, date.Value);
            }

            if (Uncounted().Match(text, at) is { Success: true } opaque)
            {
                return Add(tokens, TokenKind.Opaque, at, at + opaque.Length, "");
            }
        }

        var number = Number().Match(text, at);
        return Add(tokens, TokenKind.Number, at, at + number.Length, number.Groups["figure"].Value);
    }

    private static int Add(List<Token> tokens, TokenKind kind, int start, int end, string text)
    {
        tokens.Add(new Token(kind, start, end, text));
        return end;
    }

    [GeneratedRegex(@"\G(?:https?://\S{1,300}|www\.\S{1,300}|[\p{L}\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,6})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\G(?:\p{L}/\p{L}\.?(?![\p{L}\d])|\p{L}(?:\.\p{L}){1,5}(?!\p{L})\.?)", RegexOptions.CultureInvariant)]
    private static partial Regex Initials();

    [GeneratedRegex(
        @"\G(?:20\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?!\d|-\d)|20\d\d([./])\d{1,2}\1\d{1,2}(?!\d)|" +
        @"\d{1,2}(?:\.[ \u00a0]?\d{1,2}\.[ \u00a0]?(?:20\d\d|\d\d)|/\d{1,2}/(?:20\d\d|\d\d)|-\d{1,2}-20\d\d)(?!\d|[./-]\d)|" +
        @"(?:0?[1-9]|1[0-2])[./]20\d\d(?!\d|[.,]\d)|(?:0?[1-9]|[12]\d|3[01])\.[ \u00a0]?(?:0?[1-9]|1[0-2])\.(?!\d))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(
        @"\G(?:\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d{1,2}[ap]m\b|0\d{1,5}[ /.-]\d[\d ./-]{3,20}\d|0\d{6,14}(?!\d)|\d{3}[-.]\d{3}[-.]\d{4}(?!\d)|\d{3}-0\d{3}(?!\d)|" +
        @"\d{1,3} \d{3} \d{3} \d{4}(?!\d)|(?!\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?(?![.\d]))\d{1,6}(?:\.\d{1,6}){2,5}(?!\d))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Uncounted();

    [GeneratedRegex(@"\G\+\d{1,3}[ (]?[\d ()./-]{5,20}\d", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    // "1'234.50", "1 234,50", "1.234.567", "50.000,-"; the Swiss and German dash for no cents is no part of the figure.
    [GeneratedRegex(
        @"\G(?<figure>\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d{1,3}([.,'’` \u00a0\u202f\u2009])\d{3}(?:\1\d{3})*(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?)(?:[.,]\s?[-–—]{1,2}(?!\s?\d))?",
        RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\d\s?(?:k|m|mio|tsd|w)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ScaledFigure();
}
