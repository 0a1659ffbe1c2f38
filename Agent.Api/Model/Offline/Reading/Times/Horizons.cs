using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Times;

/// <summary>Spans of time: "6 months", "the next 2-3 weeks", "einem halben Jahr", "un an et demi", "les prochains mois".</summary>
internal static class Horizons
{
    private const int LongestHorizon = 36_500;
    private const int MostSmallWords = 5;

    // "In the coming weeks" is two of them at least.
    private const decimal FewestOfMany = 2;

    private static readonly Sense[] Before = [Sense.About, Sense.Over, Sense.Under, Sense.Filler, Sense.Between, Sense.RelativePlural];

    private static readonly Sense[] Behind = [Sense.Filler, Sense.OrMore, Sense.RelativePlural];

    /// <summary>The span that begins there, in days: a month has 30, a quarter 90, a year 365. Negative when it is said to be ago.</summary>
    public static (int To, int Days, bool Coming)? At(Passage text, int from)
    {
        var (at, coming) = (from, false);
        for (var steps = 0; steps < MostSmallWords && text.Find(at, Before) is { } word && !(text.Find(at, Sense.Some) is { } some && UnitAt(text, text.Skip(some.To, Sense.Of), 2) is not null); steps++)
        {
            coming |= text.Is(at, Sense.RelativePlural);
            at = word.To;
        }

        if (coming && text.Find(at, Sense.Units) is { } many)
        {
            return Days(FewestOfMany, many, text.Skip(many.To, Sense.FromNow), ago: false) is { } few ? (few.To, few.Days, true) : null;
        }

        if (CountAt(text, at) is not { } count)
        {
            return null;
        }

        var noun = Upper(text, count.To, between: text.Is(from, Sense.Between) || text.FindBefore(at, Sense.Between) is not null);
        for (var steps = 0; steps < MostSmallWords && (text[noun].IsMark('+') || text.Find(noun, Behind) is not null); steps++)
        {
            coming |= text.Is(noun, Sense.RelativePlural);
            noun = text.Find(noun, Behind)?.To ?? noun + 1;
        }

        return UnitAt(text, noun, count.Count) is { } unit && Ended(text, unit, count.Count) is { } span ? (span.To, span.Days, coming) : null;
    }

    private static (int To, int Days)? Ended(Passage text, Term unit, decimal count)
    {
        var half = text.Find(unit.To, Sense.AndHalf);
        var to = half?.To ?? unit.To;
        var ago = text.Find(to, Sense.Ago);

        return Days(count + (half is null ? 0 : 0.5m), unit, ago?.To ?? text.Skip(to, Sense.FromNow), ago is not null);
    }

    private static (int To, int Days)? Days(decimal count, Term unit, int to, bool ago)
    {
        var days = count * UnitDays(unit.Value);
        return days is >= 0 and <= LongestHorizon ? (to, ago ? -(int)days : (int)days) : null;
    }

    private static (int To, decimal Count)? CountAt(Passage text, int at)
    {
        if (text[at].IsNumber)
        {
            return text[at].Text.Length <= 5 && Numbers.Parse(text[at].Text) is { } number ? (at + 1, number) : null;
        }

        if (text.Find(at, Sense.Some) is { } some)
        {
            return (text.Skip(some.To, Sense.Of), some.Number);
        }

        if (NumberWords.At(text, at) is { Open: false } words)
        {
            return (words.To, words.Value);
        }

        // "sous quinzaine"
        if (text.Find(at, Sense.Unit) is { Value: "fortnight" })
        {
            return (at, 1);
        }

        var one = text.Find(at, Sense.Article);
        return text.Find(one?.To ?? at, Sense.Half) is { } half ? (text.Skip(text.Skip(half.To, Sense.Of), Sense.Article), 0.5m)
            : one is { } article ? (article.To, 1)
            : null;
    }

    private static int Upper(Passage text, int at, bool between)
    {
        var next = text[at].IsMark('-') || text[at].IsMark('/') ? at + 1
            : text.Find(at, [Sense.To, Sense.Or])?.To ?? (between ? text.Find(at, Sense.And)?.To : null);

        return next is { } second && CountAt(text, second) is { } high ? high.To : at;
    }

    // "12 month" is a slip, "2. Quartal" is a quarter of the year.
    private static Term? UnitAt(Passage text, int at, decimal count) =>
        text.Find(at, Sense.Units) ?? (text.Find(at, Sense.Unit) is { } unit && (count <= 1 || unit.Value is not ("quarter" or "half")) ? unit : null);

    private static decimal UnitDays(string unit) => unit switch
    {
        "hour" => 0,
        "day" => 1,
        "week" => 7,
        "fortnight" => 14,
        "month" => 30,
        "quarter" => 90,
        "half" => 182,
        _ => 365,
    };
}
