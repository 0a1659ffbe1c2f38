using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>A sum of money as it stands in a text: the lower bound of a range, its currency and period, and where it stands.</summary>
internal sealed partial record Money(int Start, string Quote, decimal Amount, string? Currency, BudgetPeriod Period, bool HasCurrency, bool Negative, bool PerHead)
{
    /// <param name="text">Where to look.</param>
    /// <param name="alone">The text is about money only, so that any bare number is a sum.</param>
    public static IEnumerable<Money> FindAll(string text, bool alone) =>
        text.AsSpan().ContainsAnyInRange('0', '9') ? InFigures(text, alone).Concat(InWords(text)) : InWords(text);

    private static IEnumerable<Money> InFigures(string text, bool alone)
    {
        foreach (Match match in Figures().Matches(text))
        {
            if (Of(match, alone) is { } money)
            {
                yield return money;
            }
        }
    }

    private static Money? Of(Match match, bool alone)
    {
        var group = match.Groups;
        var currency = Currencies.Of(group["before"].Value) ?? Currencies.Of(group["after"].Value);
        var scale = Scale(group["scale"].Value);
        var upperScale = Scale(group["scale2"].Value);
        var ranged = group["high"].Success;

        if (Numbers.Parse(group["low"].Value, scale ?? (ranged ? upperScale : null)) is not { } low)
        {
            return null;
        }

        // "5-10k" means 5k to 10k; "500-1k" does not mean 500k.
        var high = ranged ? Numbers.Parse(group["high"].Value, upperScale) : null;
        if (ranged && scale is null && upperScale is { } shared && low * shared < high * shared)
        {
            scale = shared;
        }

        if (currency is null && (match.Groups["noun"].Success || (!alone && scale is null && !ranged && IsCountOrYear(match, low))))
        {
            return null;
        }

        var amount = Numbers.Times(low, scale ?? 1);
        return amount is null
            ? null
            : new Money(match.Index, Quoted(match), amount.Value, currency, PeriodOf(group["period"].Value), currency is not null, group["minus"].Success, group["head"].Success);
    }

    // Without currency and scale a small number is a count, and 2027 a year.
    private static bool IsCountOrYear(Match match, decimal number) =>
        number < 100 || (number is >= 1990 and <= 2100 && !match.Groups["low"].ValueSpan.ContainsAny(',', '.'));

    // The noun after a sum is looked at, not quoted.
    private static string Quoted(Match match) =>
        match.Value[..(match.Length - match.Groups["noun"].Length)].Trim();

    private static IEnumerable<Money> InWords(string text)
    {
        foreach (Match match in Words().Matches(text))
        {
            var currency = Currencies.Of(match.Groups["after"].Value);
            if (Numbers.FromWords(match.Groups["number"].Value) is { } amount)
            {
                yield return new Money(
                    match.Index, match.Value.Trim(), amount, currency, PeriodOf(match.Groups["period"].Value), currency is not null, Negative: false, PerHead: false);
            }
        }
    }

    private static decimal? Scale(string word) => word.TrimEnd('+').ToLowerInvariant() switch
    {
        "" => null,
        "k" or "thousand" or "grand" => 1_000m,
        "lakh" or "lakhs" => 100_000m,
        "crore" or "crores" => 10_000_000m,
        "b" or "bn" or "billion" => 1_000_000_000m,
        _ => 1_000_000m,
    };

    private static BudgetPeriod PeriodOf(string words)
    {
        var period = words.AsSpan().Trim();

        return period.IsEmpty ? BudgetPeriod.Once
            : period.Contains("mo", StringComparison.OrdinalIgnoreCase) || period.Contains("mth", StringComparison.OrdinalIgnoreCase) ? BudgetPeriod.Month
            : period.ContainsAny('y', 'a') || period.ContainsAny('Y', 'A') ? BudgetPeriod.Year
            : BudgetPeriod.Month;
    }

    private const string Number = @"(?:\d{1,3}(?:[,.'’ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?)";

    private const string ScaleWord = @"(?:k|thousand|grand|m|mm|mn|mio|mil|million|b|bn|billion|lakhs?|crores?)(?![A-Za-z0-9])\+?";

    // Any three capitals beside a number may be a currency nobody has heard of; Currencies decides.
    private const string CurrencyWord = Currencies.Symbols + @"|\b(?:" + Currencies.Words + @"|(?-i:[A-Z]{3}))\b";

    private const string PeriodWords =
        @"\s?(?:(?:/|per|a|an|each|every|p\.?)\s?(?:months?|mo|mth|m|years?|yr|annum|a)(?!\w)\.?|\b(?:monthly|yearly|annually|annual)\b|p\.[am]\.?(?!\w))";

    [GeneratedRegex(
        @"(?<![\w.,])(?<between>between\s)?(?<minus>(?<![\w)]\s?)[-−])?(?:(?<before>" + CurrencyWord + @")\s?)?(?<minus>[-−])?(?<low>" + Number + @")(?:\s?(?<scale>" + ScaleWord + @"))?(?![A-Za-z0-9])\+?" +
        @"(?:\s?(?(between)(?:and|[-–])|(?:-|–|—|to\b))\s?(?:" + Currencies.Symbols + @")?\s?(?<high>" + Number + @")(?:\s?(?<scale2>" + ScaleWord + @"))?(?![A-Za-z0-9])\+?)?" +
        @"(?:\s?(?<after>" + CurrencyWord + @"))?\+?" +
        @"(?<head>\s?(?:/|per|a|each)\s?(?:user|seat|head|person|employee|licen[cs]e|agent|hour|day|lead|ticket|unit)s?\b)?(?<period>" + PeriodWords + @")?" +
        @"(?<noun>[\s-]?(?:people|employees?|users?|seats?|customers?|clients?|staff|leads?|%|persons?|weeks?|months?|days?|years?|hours?|locations?|stores?|invoices?|tickets?|records?|contacts?|orders?)\b)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Figures();

    [GeneratedRegex(
        @"\b(?<number>(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|hundred|and)[\s-]+){1,6}(?:thousand|grand|million))\b(?:\s(?<after>" + Currencies.Words + @")\b)?(?<period>" + PeriodWords + ")?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
