using Agent.Api.Model.Offline.Reading.Lexis;

namespace Agent.Api.Model.Offline.Reading.Sums;

/// <summary>A sum of money as it stands in a text: the lower bound of a range, its currency and pace, and where it stands.</summary>
internal sealed record Money(int From, int To, decimal Amount, string? Currency, Pace Pace)
{
    // Years somebody may name beside a budget; an amount of exactly such a figure is rare.
    private const int FirstYear = 2020;
    private const int LastYear = 2039;

    public bool Negative { get; private init; }

    /// <summary>The price of one user, hour or thing.</summary>
    public bool PerHead { get; private init; }

    public bool Scaled { get; private init; }

    /// <summary>Written with marks between its digits, or in words.</summary>
    public bool Separated { get; private init; }

    public bool HasCurrency => Currency is not null;

    /// <summary>Cannot be a year, a count or a part of a name.</summary>
    public bool IsPlainSum => Currencies.IsKnown(Currency) || Scaled || Separated;

    /// <param name="text">Where to look.</param>
    /// <param name="alone">The text is about money only, so that any bare number is a sum.</param>
    public static IEnumerable<Money> FindAll(Passage text, bool alone)
    {
        for (var at = 0; at < text.Count;)
        {
            var money = At(text, at, alone);
            if (money is not null)
            {
                yield return money;
            }

            at = money?.To ?? at + 1;
        }
    }

    private static Money? At(Passage text, int from, bool alone)
    {
        var at = text.Skip(from, Sense.Between);
        var minus = IsMinus(text, at);
        at += minus ? 1 : 0;

        var before = Currencies.At(text, at, alone);
        at = before?.To ?? at;
        minus |= before is not null && IsMinus(text, at);
        at += before is not null && IsMinus(text, at) ? 1 : 0;

        if (MoneyRange.At(text, at, alone, between: text.Is(from, Sense.Between)) is not { } range || (before is null && text.Touches(at) && text[at - 1].IsWord))
        {
            return null;
        }

        if (before is not null && IsReference(text, from, range))
        {
            return null;
        }

        // "TEUR 80"
        range = before is { Scale: > 1 } && !range.Scaled ? range.Times(before.Value.Scale) : range;
        var currency = Stronger(before?.Code, range.Currency);
        if (currency is null ? !IsSum(text, range, alone) : !Currencies.IsKnown(currency) && range is { Low: < 100, Scaled: false })
        {
            return null;
        }

        var tail = MoneyTail.After(text, range.To);
        var start = range.High is null ? text.Skip(from, Sense.Between) : from;
        var front = tail.Pace is Pace.Once ? MoneyTail.Before(text, start) : null;

        // "3k/month (USD)", "300 mtl. €"
        var sign = text[tail.To].IsMark('(') ? tail.To + 1 : tail.To;
        if (currency is null && Currencies.At(text, sign, alone) is { } behind && Currencies.IsKnown(behind.Code))
        {
            (currency, tail) = (behind.Code, tail with { To = behind.To });
        }

        var amount = range.Low == 0 && range.High > 0 ? range.High.Value : range.Low;

        return new Money(front?.From ?? start, tail.To, amount, currency, front?.Pace ?? tail.Pace)
        {
            Negative = minus,
            PerHead = tail.PerHead,
            Scaled = range.Scaled,
            Separated = range.Separated,
        };
    }

    // "-5000" and "$-5000", not the dash of a list, a range or a compound.
    private static bool IsMinus(Passage text, int at) => text[at].IsMark('-') && text.Touches(at + 1) && (!text.Touches(at) || text[at - 1].Kind is TokenKind.Mark);

    // "$50,000 CAD": the sign says dollars, the code says which.
    private static string? Stronger(string? before, string? after) => before is null or "USD" ? after ?? before : before;

    /// <summary>Without a currency: no count of things, no year, and in free text neither a small number nor one in plain words.</summary>
    private static bool IsSum(Passage text, MoneyRange range, bool alone)
    {
        var next = text.Skip(range.To, Sense.OrMore);
        if (text.Is(next, Sense.Thing) || text.Is(next, Sense.Employee) || text.Is(next, Sense.Person) || text.Is(next, Sense.Unit) || text.Is(next, Sense.Units) || IsFiscal(text, range) || IsYear(text, range, alone) || IsName(text, range))
        {
            return false;
        }

        return range.Scaled || (alone ? !range.InWords || range.Low >= 100 : !range.InWords && (range.High is not null || range.Low is >= 100 and not (>= 1990 and <= 2100) || range.Separated));
    }

    // "applied for in the 2027 round": a year among words
    private static bool IsYear(Passage text, MoneyRange range, bool alone) =>
        alone && range is { Low: >= FirstYear and <= LastYear, Separated: false, Scaled: false, High: null } && Enumerable.Range(0, text.Count).Any(at => text[at].IsWord && !text.Is(at, Sense.Budget) && !text.Is(at, Sense.About) && !text.Is(at, Sense.Under));

    // "FINMA-RS 2018/3": the letters end a name, the figures are a year and what it counts
    private static bool IsReference(Passage text, int from, MoneyRange range) =>
        (text[from].IsWord && text.Touches(from) && text[from - 1].IsMark('-')) || (range is { Low: >= 1990 and <= 2100, Separated: false, Scaled: false } && text[range.From + 1].IsMark('/') && text[range.From + 2].IsNumber && text.Touches(range.From + 1) && text.Touches(range.From + 2));

    // "SOC 2"
    private static bool IsName(Passage text, MoneyRange range) =>
        range is { Low: < 100, Scaled: false, High: null } && text.IsAllCapitals(range.From - 1) && text[range.From - 1].Text.Length > 2 && !text.Is(range.From - 1, Sense.Budget);

    // "FY 2027: $50,000", "by 2027"
    private static bool IsFiscal(Passage text, MoneyRange range) =>
        range is { Low: >= 2000 and <= 2099, Separated: false, Scaled: false } && range.From > 0 &&
        (text.FindBefore(range.From, Sense.Fiscal) ?? text.FindBefore(range.From, Sense.In) ?? text.FindBefore(range.From, Sense.By) ?? text.FindBefore(range.From, Sense.PartLetter)) is not null;
}
