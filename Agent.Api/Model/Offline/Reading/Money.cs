using System.Globalization;
using System.Text.RegularExpressions;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>A sum of money as it stands in a text: the lower bound of a range, its currency and period, and where it stands.</summary>
internal sealed partial record Money(int Start, string Quote, decimal Amount, string? Currency, BudgetPeriod Period, bool Negative, bool PerHead, bool Scaled, bool Separated)
{
    public bool HasCurrency => Currency is not null;

    /// <summary>Cannot be a year, a count or a part of a name.</summary>
    public bool IsPlainSum => Currencies.IsKnown(Currency) || Scaled || Separated;

    /// <param name="text">Where to look.</param>
    /// <param name="alone">The text is about money only, so that any bare number is a sum.</param>
    public static IEnumerable<Money> FindAll(string text, bool alone) =>
        text.AsSpan().ContainsAnyInRange('0', '9') ? InFigures(text, alone).Concat(InWords(text)) : InWords(text);

    private static IEnumerable<Money> InFigures(string text, bool alone)
    {
        foreach (Match match in (alone ? FiguresInField() : FiguresInProse()).Matches(text))
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

        // "SOC 2": a code nobody knows and a handful of it are a name.
        if (currency is not null && !Currencies.IsKnown(currency) && scale is null && low < 100)
        {
            return null;
        }

        if (currency is null && (group["noun"].Success || group["fiscal"].Success || (!alone && scale is null && !ranged && IsCountOrYear(match, low))))
        {
            return null;
        }

        var amount = Numbers.Times(low, scale ?? 1);
        return amount is null
            ? null
            : new Money(
                match.Index,
                Quoted(match),
                amount.Value,
                currency,
                PeriodOf(group["period"].Value),
                group["minus"].Success,
                group["head"].Success,
                Scaled: scale is not null,
                Separated: group["low"].ValueSpan.ContainsAny(',', '.', ' '));
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
                    match.Index, match.Value.Trim(), amount, currency, PeriodOf(match.Groups["period"].Value), Negative: false, PerHead: match.Groups["head"].Success, Scaled: true, Separated: true);
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

    // In the budget field any three capitals beside a number may be a currency nobody has heard of; in free text they are "SOC 2".
    private const string AnyCurrency = Currencies.Symbols + @"|\b(?:" + Currencies.Words + "|" + Currencies.Codes + @"|(?-i:[A-Z]{3}))\b";

    private const string KnownCurrency = Currencies.Symbols + @"|\b(?:" + Currencies.Words + @"|usd|eur|gbp|chf|(?-i:" + Currencies.CapitalCodes + @"))\b(?! (?:of|sterling of)\b)";

    // "$25 an hour" and "€9 per named user" are rates, whatever the thing counted.
    private const string Head =
        @"(?<head>\s?(?:(?:/|\bper\s|\bp/)\s?(?!(?:months?|mo|mth|m|years?|yr|annum|a|quarter|qtr|week|project|contract|phase|site|rollout)\b)[A-Za-z]+|(?:an?|each|every)\s(?:(?:named|active|single)\s)?(?:user|seat|head|person|employee|licen[cs]e|agent|hour|day|lead|ticket|unit|piece|item|call|night|mile|visit|session|copy|transaction)s?\b|\bhourly\b|\bdaily\b))?";

    private const string PeriodWords =
        @"\s?(?:(?:/|per|a|an|each|every|p\.?)\s?(?:months?|mo|mth|m|years?|yr|annum|a)(?!\w)\.?|\b(?:monthly|yearly|annually|annual)\b|p\.[am]\.?(?!\w))";

    private const string Upper =
        @"(?:\s?(?(between)(?:and|[-–])|(?:-|–|—|to\b))\s?(?:" + Currencies.Symbols + @")?\s?(?<high>" + Number + @")(?:\s?(?<scale2>" + ScaleWord + @"))?(?![A-Za-z0-9])\+?)?";

    private const string Noun =
        @"(?<noun>[\s-]?(?:people|employees?|users?|seats?|customers?|clients?|staff|leads?|%|persons?|weeks?|months?|days?|years?|hours?|locations?|stores?|invoices?|tickets?|records?|contacts?|orders?)\b)?";

    private const string Low = @"(?<low>" + Number + @")(?:\s?(?<scale>" + ScaleWord + @"))?(?![A-Za-z0-9])\+?" + Upper;

    private const string Front = @"(?<![\w.,])(?<fiscal>(?:fy|fiscal(?: year)?|in|for|year|by|until|q[1-4]|h[12]),?\s(?=20\d\d\b(?![.,]?\d)))?(?<between>between\s)?(?<minus>(?<![\w)]\s?)[-−])?";

    [GeneratedRegex(
        Front + "(?:(?<before>" + AnyCurrency + @")\s?)?(?<minus>[-−])?" + Low + @"(?:\s?(?<after>" + AnyCurrency + @"))?\+?" + Head + "(?<period>" + PeriodWords + ")?" + Noun,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FiguresInField();

    [GeneratedRegex(
        Front + "(?:(?<before>" + KnownCurrency + @")\s?)?(?<minus>[-−])?" + Low + @"(?:\s?(?<after>" + KnownCurrency + @"))?\+?" + Head + "(?<period>" + PeriodWords + ")?" + Noun,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FiguresInProse();

    [GeneratedRegex(
        @"\b(?<number>(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half|hundred|and)[\s-]+){1,6}(?:thousand|grand|million))\b(?:\s(?<after>" + Currencies.Words + "|" + Currencies.Codes + @")\b)?" + Head + "(?<period>" + PeriodWords + ")?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
