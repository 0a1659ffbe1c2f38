using Agent.Api.Model.Offline.Reading.Lexis;
using Agent.Api.Model.Offline.Reading.Times;

namespace Agent.Api.Model.Offline.Reading.People;

/// <summary>A number of people, or a range of them, with the words that bound it: "over 500", "zwischen 50 und 100", "up to 10", "1.000+".</summary>
internal readonly record struct Headcount(int From, int To, int Low, int? High)
{
    private const int MostPeople = 100_000_000;
    private const int MostBounds = 5;

    private static readonly Sense[] Bounds = [Sense.About, Sense.Over, Sense.Under, Sense.Between, Sense.Filler];

    /// <summary>The count that begins there with its first bound; null when there is none, or it counts something else.</summary>
    public static Headcount? At(Passage text, int from)
    {
        var (at, over, under, between) = (from, false, false, false);

        for (var steps = 0; steps < MostBounds && text.Find(at, Bounds) is { } bound && NumberWords.At(text, at) is null; steps++)
        {
            (over, under, between) = (over || bound.Sense is Sense.Over, under || bound.Sense is Sense.Under, between || bound.Sense is Sense.Between);
            at = bound.To;
        }

        if (Figure.At(text, at) is not { } low || (low.InWords && low.Value < 1) || IsPartOfSomething(text, at))
        {
            return null;
        }

        var (upper, end) = Upper(text, low.To, between);
        var behind = text.Find(end, Sense.OrMore);
        var more = text[end].IsMark('+') ? end + 1 : behind?.To ?? end;
        (over, under) = (over || text[end].IsMark('+') || behind is { Value: "" }, under || behind is { Value: "most" });
        var fewest = upper is { IsScaled: true } && !low.IsScaled && low.Under(upper.Value.Scale) is { } scaled && scaled.Value <= upper.Value.Value ? scaled.Value : low.Value;

        return Of(from, more, fewest, under ? fewest : upper?.Value, over || low.Open, under);
    }

    /// <summary>The same with the words that bound it from behind left out, when the count was found from its figure on.</summary>
    private static Headcount? Of(int from, int to, decimal low, decimal? high, bool open, bool under) =>
        low is < 1 or > MostPeople ? null
        : under ? new(from, to, 1, (int)low)
        : high is { } most && most >= low ? new(from, to, (int)low, (int)Math.Min(most, MostPeople))
        : new(from, to, (int)low, open ? null : (int)low);

    private static (Figure? Upper, int To) Upper(Passage text, int at, bool between)
    {
        var next = text[at].IsMark('-') ? at + 1 : text.Find(at, [Sense.To, Sense.Or])?.To ?? (between ? text.Find(at, Sense.And)?.To : null);

        return next is { } second && Figure.At(text, second) is { } upper && !IsPartOfSomething(text, second) ? (upper, upper.To) : (null, at);
    }

    // "24/7", "X200", "€500", "-5", "in '81"
    private static bool IsPartOfSomething(Passage text, int at) =>
        (text[at].IsNumber && text[at].Text.Length == 2 && Years.IsShort(text, at)) ||
        (text.Touches(at) && (text[at - 1].IsWord || text[at - 1].IsMark('/') || (text[at - 1].IsMark('-') && !text[at - 2].IsNumber && !text[at - 2].IsWord))) ||
        (text[at].IsNumber && ((text[at + 1].IsMark('/') && text.Touches(at + 1)) || text[at + 1].IsMark('%') || (text[at + 1].IsMark(':') && text.Touches(at + 1) && text.Touches(at + 2)))) ||
        text.FindBefore(at, Sense.Currency) is not null;
}
