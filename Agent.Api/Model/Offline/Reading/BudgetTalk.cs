using System.Text.RegularExpressions;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>Whether a sum in free text is the writer's budget. Revenue, rates, prices and what a process handles are other money.</summary>
internal static partial class BudgetTalk
{
    /// <summary>A sum with a currency is a budget unless its clause speaks of other money; a bare one only when tied to a word for budget.</summary>
    public static bool IsBudget(string text, Money money)
    {
        if (money.Negative || money.PerHead || money.Amount <= 0)
        {
            return false;
        }

        var (start, end) = Phrase.Bounds(text, money.Start, money.Start + money.Quote.Length);
        var sentence = text[start..end];
        var at = money.Start - start;
        var after = sentence[Math.Min(sentence.Length, at + money.Quote.Length)..];

        return money.HasCurrency
            ? !SizeOfAFirm().IsMatch(after) && (!IsOther(sentence, at, money.Quote.Length) || IsTied(sentence[..at], after, money))
            : !IsName(sentence[..at], money) && IsTied(sentence[..at], after, money);
    }

    private static bool IsOther(string sentence, int at, int length)
    {
        var clauseStart = sentence.LastIndexOfAny([',', '(', ':'], Math.Max(0, at - 1));
        var clauseEnd = sentence.IndexOfAny([',', '(', ')'], Math.Min(sentence.Length, at + length));
        var clause = sentence[Math.Max(0, clauseStart)..(clauseEnd < 0 ? sentence.Length : clauseEnd)];

        return OtherMoney().IsMatch(clause);
    }

    private static bool IsTied(string before, string after, Money money) =>
        (money.HasCurrency || money.Scaled || EndsThere().IsMatch(after)) && (TiedBefore().IsMatch(before) || TiedAfter().IsMatch(after));

    // "ISO 27001", "Office 365", "401k", "4K": the number is part of a name.
    private static bool IsName(string before, Money money) =>
        FourOhOne().IsMatch(money.Quote) || (!money.Separated && NameBefore().Match(before) is { Success: true } name && !PlainBefore().IsMatch(name.Value));

    private const string Spending =
        @"budget\w*|(?<!\b(?:be|get|gets|being|not|getting|until|are|must) )approved|allocat(?:ed|ion)|set aside|earmark\w+|(?<!\b(?:be|get|gets|being|not|getting) )signed[ -]off|can spend|(?:to|will|would|could|can|may|want to|prepared to|willing to|plan to|ready to|like to) (?:spend|invest|pay)|['’]d (?:spend|invest|pay)|afford|funds? available|invest(?:ing)?(?= (?:up to|around|about))|price range|ballpark|cap of|ceiling of";

    private const string Around =
        @"(?:\s*[,(:=~-]|\s*\b(?:of|is|are|was|about|around|approx(?:imately)?\.?|roughly|up|to|max(?:imum)?\.?|min(?:imum)?\.?|between|from|at|for this|for it|we have|the|an?|our|total|annual|yearly|monthly|currently|set|capped|limited|some|somewhere|circa|ca\.?|in|range|will|would|could|can|be|probably|likely|maybe|say|has|been|spend|least|most|just|only|over|under|approved|available|allocated))*\s*$";

    [GeneratedRegex(
        @"\b(?:" + Spending + @")(?:" + Around + @"|[^.!?\n,;]{0,60}(?::|\b(?:is|of|about|around|approximately|roughly|up to))\s*$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TiedBefore();

    [GeneratedRegex(
        @"^(?:\s(?:is|are|has|have|was|been|already|fully|now|currently|as|the|our|an?|in|total|annual|yearly|monthly))*\s(?:approved|budget\w*|allocated|set aside|earmarked|signed[ -]off|available|secured|to spend)\b(?! (?:by|from) (?:you|your))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TiedAfter();

    // A word that goes on ("500 machines") makes the number a count.
    [GeneratedRegex(
        @"^\s*(?:$|[^\w\s%]|(?:for|per|a|an|is|are|has|have|was|been|in|on|and|or|as|to|this|next|max|maximum|total|approved|available|budget\w*|allocated|set|earmarked|signed|secured|already|but|from|with|at|over|until|all|including|excluding|ready|if|when)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndsThere();

    [GeneratedRegex(@"\b[\p{Lu}][\w&.]*[ -]$", RegexOptions.CultureInvariant)]
    private static partial Regex NameBefore();

    [GeneratedRegex(
        @"^(?:budget|max|maximum|min|minimum|approx|approximately|about|around|roughly|up to|of|is|to|at|from|between|circa|ca|say|total|over|under|approved|available|allocated|spend|only|just|until|yearly|monthly|annual)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PlainBefore();

    [GeneratedRegex(@"^(?:401|403|457|[248])\s?[kb]$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex FourOhOne();

    [GeneratedRegex(
        @"^[\s-](?:[\w-]+\s){0,2}?(?:company|firm|business|manufacturer|retailer|start-?up|agency|fund|enterprise|distributor|corporation|brand|revenue|turnover|arr|in sales)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SizeOfAFirm();

    [GeneratedRegex(
        @"\b(?:revenues?|turnover|arr|mrr|gmv|sales of|rais(?:ed|ing)|series [a-e]|seed|round|valuation|valued|funding|funded|assets|aum|profits?|salar(?:y|ies)|wages?|earn(?:s|ed|ing)?|los(?:e|es|ing|t|s|ses)|cost(?:s|ing)? us|paying|paid|pay|currently|spend(?:s|ing)? (?:now|today)|fined?|penalt(?:y|ies)|fees?|invoices?|deals?|orders?|transactions?|payments?|tickets?|contracts? worth|worth|pipeline|market|saves?|saving|saved|returns?|refunds?|win|won|prize|grants?|donations?|processes|processing|owed?|debts?|portfolio|competitors?|hourly|(?:hourly|day|daily|our) rates?|sell(?:s|ing)?|sold|priced?|prices|purchases?|expenses?|claims?|coverage|premiums?|loans?|mortgages?|rents?|charg(?:e|es|ing)|threshold|(?:above|over|exceeding|larger than|greater than)(?=\W*[$€£\d])|baskets?|products?|items?|policies|bills?|bonus\w*|discounts?|damages?|stolen|fraud\w*|ransom|your (?:\w+ ){0,2}(?:pric\w+|plans?|tiers?|packages?|page|site|website|offers?|quotes?)|(?:plan|tier|package) (?:for|at|is|costs?))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherMoney();
}
