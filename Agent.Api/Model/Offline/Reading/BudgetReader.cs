using System.Text.RegularExpressions;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// Money that is there to be spent with us: the budget field first, then free text. Revenue, funding rounds and what something costs
/// today are not a budget.
/// </summary>
internal static partial class BudgetReader
{
    /// <param name="lead">The lead.</param>
    /// <param name="prose">Whether free text may speak of a budget; the prices of somebody who sells do not.</param>
    public static BudgetFact Read(LeadText lead, bool prose = true)
    {
        if (lead["budget"] is { } budget && !Phrase.SaysNothing(budget))
        {
            return FromField(budget);
        }

        foreach (var (field, text) in prose ? lead.Prose : [])
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

        var sums = Money.FindAll(text, alone: true).Where(money => !money.Negative && !money.PerHead).ToList();

        // "FY 2027: $50,000" and "ISO 27001, 20k": a bare number may be a year or a name when a real sum stands beside it.
        if ((sums.Find(money => money.IsPlainSum) ?? sums.FirstOrDefault()) is { } sum)
        {
            return sum.Amount > 0 ? Amount("budget", sum) : new(BudgetKind.None, null, null, null, new("budget", sum.Quote));
        }

        return Approved().Match(text) is { Success: true } yes
            ? new(BudgetKind.Approved, null, null, null, new("budget", yes.Value))
            : LeadFacts.Unknown.Budget;
    }

    private static BudgetFact? FromProse(string field, string text)
    {
        foreach (var money in Money.FindAll(text, alone: false))
        {
            if (BudgetTalk.IsBudget(text, money))
            {
                return Amount(field, money);
            }
        }

        return NoBudget().Match(text) is { Success: true } none ? new(BudgetKind.None, null, null, null, new(field, none.Value))
            : BudgetApproved().Match(text) is { Success: true } yes ? new(BudgetKind.Approved, null, null, null, new(field, yes.Value))
            : null;
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
}
