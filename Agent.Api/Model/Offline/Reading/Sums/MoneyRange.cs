using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Sums;

/// <summary>One number or a range of them, with the currency behind it: "5-10k", "40 bis 60 TEUR", "entre 10 et 15 000 €".</summary>
internal sealed record MoneyRange(int From, int To, decimal Low, decimal? High, string? Currency, bool Scaled, bool Separated, bool InWords)
{
    public static MoneyRange? At(Passage text, int at, bool alone, bool between)
    {
        if (Figure.At(text, at) is not { Open: false } low)
        {
            return null;
        }

        var first = CurrencyAfter(text, low.To, alone);
        var end = first?.To ?? low.To;

        if (UpperAt(text, end, alone, between) is not { } upper)
        {
            return Single(low, first, end);
        }

        var last = CurrencyAfter(text, upper.To, alone);
        var scale = upper.Scale * (last?.Scale ?? 1);
        var high = upper.Under(scale) ?? upper;

        // "5-10k" means 5k to 10k; "500-1k" does not mean 500k.
        var shared = low.IsScaled || first is { Scale: > 1 } ? low.Under(low.Scale * (first?.Scale ?? 1)) : low.Under(scale);
        var bottom = shared is { } scaled && scaled.Value <= high.Value ? scaled : low;

        return new MoneyRange(
            at, last?.To ?? upper.To, bottom.Value, high.Value, last?.Code ?? first?.Code, bottom.IsScaled, low.Separated || low.InWords, low.InWords);
    }

    /// <summary>The same figures as so many thousands or millions.</summary>
    public MoneyRange Times(decimal scale) =>
        Numbers.Times(Low, scale) is { } low ? this with { Low = low, High = High is { } high ? Numbers.Times(high, scale) : null, Scaled = true } : this;

    private static MoneyRange? Single(Figure low, Currencies.Unit? currency, int end) =>
        Numbers.Times(low.Value, currency?.Scale ?? 1) is { } value
            ? new MoneyRange(low.From, end, value, null, currency?.Code, low.IsScaled || currency is { Scale: > 1 }, low.Separated || (low.InWords && low.IsScaled), low.InWords)
            : null;

    // "deux millions d'euros", "dos millones de pesos"
    private static Currencies.Unit? CurrencyAfter(Passage text, int at, bool alone) =>
        Currencies.At(text, text.Skip(text.Skip(at, Sense.OrMore), Sense.Of), alone) is { } unit && !IsSomethingElse(text, unit) ? unit : null;

    // "40 CAD files", "40,000 pounds of coffee"
    private static bool IsSomethingElse(Passage text, Currencies.Unit unit) =>
        unit.Code is "CAD" ? text.Is(unit.To, Sense.Thing) : unit.Code is "GBP" && text[unit.To - 1].Text is "pounds" or "pound" && text[unit.To].Text == "of" && !text.Is(unit.To + 1, Sense.Budget);

    private static Figure? UpperAt(Passage text, int at, bool alone, bool between)
    {
        var joins = text[at].IsMark('-') || text.Is(at, Sense.To) || (between && text.Is(at, Sense.And)) || text.Is(at, Sense.Or);
        if (!joins)
        {
            return null;
        }

        var after = text.Find(at, Sense.To)?.To ?? (between ? text.Find(at, Sense.And)?.To : null) ?? text.Find(at, Sense.Or)?.To ?? at + 1;
        after = Currencies.At(text, after, alone)?.To ?? after;

        return Figure.At(text, after) is { Open: false } high ? high : null;
    }
}
