using System.Buffers;

namespace Agent.Api.Model.Offline.Reading.Lexis;

/// <summary>A number in a text, in figures or words. Scale: the thousand or million said by a word or letter. Open: "hundreds", at least.</summary>
internal readonly record struct Figure(int From, int To, decimal Value, string Digits, decimal Scale, bool Open)
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(",.'’` \u00a0\u202f\u2009");

    public bool IsScaled => Scale >= 1_000;

    public bool InWords => Digits.Length == 0;

    /// <summary>Written with marks between its digits, so neither a year nor a part of a name.</summary>
    public bool Separated => Digits.AsSpan().ContainsAny(Marks);

    /// <summary>The number that begins there; null when there is none.</summary>
    public static Figure? At(Passage text, int at) => text[at].IsNumber ? InDigits(text, at) : NumberWords.At(text, at);

    /// <summary>The same number under the scale of a later one: the 5 of "5-10k", the fifteen of "fifteen to twenty thousand".</summary>
    public Figure? Under(decimal scale) =>
        (InWords ? Numbers.Times(Value, scale) : Numbers.Parse(Digits, scale)) is { } value ? this with { Value = value, Scale = scale } : null;

    private static Figure? InDigits(Passage text, int at)
    {
        var (to, scale) = (at + 1, 1m);

        for (var word = ScaleAt(text, to); word is { } found; word = ScaleAt(text, to))
        {
            (to, scale) = (found.To, scale * ScaleOf(text, found, text[at].Text));
            if (scale > 1e15m)
            {
                return null;
            }
        }

        // Letters or a percent sign right after it make it a measure or a part of a name: 500GB, 3D, 20%.
        var counts = !(to == at + 1 && text.Touches(to) && text[to].IsWord && !CanFollow(text, to)) && !text[to].IsMark('%');

        return counts && Numbers.Parse(text[at].Text, scale) is { } value ? new Figure(at, to, value, text[at].Text, scale, false) : null;
    }

    // English "mil" is a million, "1.5 mil"; with ten of them and more, thousands are meant: "50 mil euros".
    private static decimal ScaleOf(Passage text, Term scale, string digits) =>
        text[scale.From].Text == "mil" && digits.Length >= 2 && digits.All(char.IsAsciiDigit) ? 1_000 : scale.Number;

    // A single letter is a scale only right behind its number, or before a currency: "2 M €", not "5 m".
    private static Term? ScaleAt(Passage text, int at) =>
        text.Find(at, Sense.Scale) is { } scale && (text[at].Text.Length > 1 || text.Touches(at) || text.Is(scale.To, Sense.Currency) || text.IsCapital(at)) ? scale : null;

    // What may stand glued to a number and leaves it one: "50EUR", "40TEUR", "30j", "6w", "1er".
    private static bool CanFollow(Passage text, int at) =>
        text.Is(at, Sense.Currency) || text.Is(at, Sense.ScaledCurrency) || text.Is(at, Sense.Unit) || text.Is(at, Sense.Units) || text.Is(at, Sense.Employee) || text.Is(at, Sense.Person) || text.Is(at, Sense.Code) || text.Is(at, Sense.OrMore);
}
