using System.Text.RegularExpressions;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// Money that is there to be spent with us: the budget field first, then free text. Revenue, funding rounds and what something costs
/// today are not a budget.
/// </summary>
internal static partial class BudgetReader
{
    public static BudgetFact Read(LeadText lead)
    {
        if (lead["budget"] is { } budget && !Phrase.SaysNothing(budget))
        {
            return FromField(budget);
        }

        foreach (var (field, text) in lead.Prose)
        {
            if (FromProse(field, text) is { } fact)
            {
                return fact;
            }
        }

        return LeadFacts.Unknown.Budget;
    }

    private static BudgetFact FromField(string text)
    {
        if (NoMoney().Match(text) is { Success: true } none)
        {
            return new(BudgetKind.None, null, null, null, new("budget", none.Value));
        }

        foreach (var money in Money.FindAll(text, alone: true))
        {
            if (!money.Negative && !money.PerHead)
            {
                return money.Amount > 0 ? Amount("budget", money) : new(BudgetKind.None, null, null, null, new("budget", money.Quote));
            }
        }

        return Approved().Match(text) is { Success: true } yes
            ? new(BudgetKind.Approved, null, null, null, new("budget", yes.Value))
            : LeadFacts.Unknown.Budget;
    }

    private static BudgetFact? FromProse(string field, string text)
    {
        foreach (var money in Money.FindAll(text, alone: false))
        {
            if (IsBudget(text, money))
            {
                return Amount(field, money);
            }
        }

        return NoBudget().Match(text) is { Success: true } none ? new(BudgetKind.None, null, null, null, new(field, none.Value))
            : BudgetApproved().Match(text) is { Success: true } yes ? new(BudgetKind.Approved, null, null, null, new(field, yes.Value))
            : null;
    }

    // A sum with a currency is a budget unless its clause speaks of other money; a bare one only beside a word for budget.
    private static bool IsBudget(string text, Money money)
    {
        if (money.Negative || money.PerHead || money.Amount <= 0)
        {
            return false;
        }

        var (start, end) = Phrase.Bounds(text, money.Start, money.Start + money.Quote.Length);
        var sentence = text[start..end];
        var at = money.Start - start;
        var clauseStart = sentence.LastIndexOfAny([',', '(', ':'], Math.Max(0, at - 1));
        var clauseEnd = sentence.IndexOfAny([',', '(', ')'], Math.Min(sentence.Length, at + money.Quote.Length));
        var clause = sentence[Math.Max(0, clauseStart)..(clauseEnd < 0 ? sentence.Length : clauseEnd)];

        return BudgetWord().IsMatch(clause) || (!OtherMoney().IsMatch(clause) && (money.HasCurrency || BudgetWord().IsMatch(sentence)));
    }

    private static BudgetFact Amount(string field, Money money) => new(BudgetKind.Amount, money.Amount, money.Currency, money.Period, new(field, money.Quote));

    [GeneratedRegex(
        @"^\W*(?:none|nothing|zero|no|no (?:money|funds|funding|budget)\b.*|(?:we |i )?(?:do not|don['’]?t) have (?:a|any) (?:budget|money|funds)\b.*|unfunded|not funded)\W*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoMoney();

    [GeneratedRegex(
        @"\b(?:(?:there is|there['’]s|we have|with|have|has|have got|got) (?:absolutely |currently |really )?(?:no|zero) (?:budget|money|funds|funding)|no budget(?! (?:limit|cap|ceiling|constraint|issue|problem|concern))|(?:do not|don['’]?t|does not|doesn['’]?t) have (?:a|any|the) (?:budget|money|funds|funding)|without (?:a |any )?budget|budget (?:is|of) (?:zero|nil|none))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoBudget();

    [GeneratedRegex(
        @"(?<!\b(?:not|no|isn['’]t|pending|be|awaiting|until|waiting to be)\s(?:yet\s|been\s)?)\b(?:approved|secured|allocated|signed[ -]off|available|confirmed|in place|earmarked|set aside|granted|released|funded|yes)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Approved();

    [GeneratedRegex(
        @"\b(?:budget|funding|funds|money|spend)\b(?! (?:is|are|was|has|have) (?:not|n['’]t|still))[^.!?\n]{0,30}?(?<!\b(?:not|be|yet to be|to get|waiting to be|not been|not yet|isn['’]t|hasn['’]t been) )\b(?:approved|secured|allocated|signed[ -]off|confirmed|in place|earmarked|set aside|granted|available)\b|\b(?:approved|secured|allocated|signed[ -]off|confirmed|available) (?:the |our |a )?budget\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BudgetApproved();

    [GeneratedRegex(
        @"\b(?:budget\w*|approved|allocat\w+|set aside|earmark\w+|sign(?:ed)?[ -]off|can spend|(?:to|will|would|could|can|may|want to|prepared to|willing to|plan to|ready to|like to) (?:spend|invest|pay)|afford|funds? available|invest(?:ing)? (?:up to|around|about)|price range|ballpark|cap of|ceiling of)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BudgetWord();

    [GeneratedRegex(
        @"\b(?:revenues?|turnover|arr|mrr|gmv|sales of|rais(?:ed|ing)|series [a-e]|seed|round|valuation|valued|funding|funded|assets|aum|profits?|salar(?:y|ies)|wages?|earn(?:s|ed|ing)?|los(?:e|es|ing|t|s|ses)|cost(?:s|ing)? us|paying|paid|pay|currently|spend(?:s|ing)? (?:now|today)|fined?|penalt(?:y|ies)|fees?|invoices?|deals?|orders?|transactions?|payments?|tickets? size|contracts? worth|pipeline|market|saves?|saving|saved|returns?|win|won|prize|grants?|donations?|processes|processing|owed?|debts?|portfolio|competitors?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherMoney();
}
