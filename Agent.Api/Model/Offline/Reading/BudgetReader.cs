using Agent.Api.Model.Offline.Reading.Lexis;
using Agent.Api.Model.Offline.Reading.Sums;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// Money that is there to be spent with us: the budget field first, then free text. Revenue, funding rounds and what something costs
/// today are not a budget.
/// </summary>
internal static class BudgetReader
{
    private const string Field = "budget";

    /// <param name="lead">The lead.</param>
    /// <param name="prose">Whether free text may speak of a budget; the prices of somebody who sells do not.</param>
    public static BudgetFact Read(LeadText lead, bool prose = true)
    {
        if (lead.Passage(Field) is { } field && FromField(Field, field, lead["country"]) is { } stated)
        {
            return stated;
        }

        foreach (var (name, text) in prose ? lead.ProsePassages : [])
        {
            if (Labels.Find(text, Sense.BudgetLabel).Select(line => FromField(name, line, lead["country"])).FirstOrDefault(fact => fact is not null) is { } line)
            {
                return line;
            }

            if (FromProse(name, text, lead["country"]) is { } fact)
            {
                return fact;
            }
        }

        return LeadFacts.Unknown.Budget;
    }

    private static BudgetFact? FromField(string field, Passage text, string? country)
    {
        var sums = Money.FindAll(text, alone: true).Where(money => !money.Negative && !money.PerHead && !IsRate(text, money)).ToList();

        // "FY 2027: $50,000" and "ISO 27001, 20k": a bare number may be a year or a name when a real sum stands beside it.
        if ((sums.Find(money => Currencies.IsKnown(money.Currency)) ?? sums.Find(money => money.IsPlainSum) ?? sums.FirstOrDefault()) is { Amount: > 0 } sum)
        {
            return Amount(field, text, sum, country);
        }

        return BudgetWords.None(text, alone: true) is { } none ? new(BudgetKind.None, null, null, null, new(field, none))
            : sums.Count > 0 ? new(BudgetKind.None, null, null, null, new(field, text.Quote(sums[0].From, sums[0].To)))
            : BudgetWords.Approved(text, alone: true) is { } yes ? new(BudgetKind.Approved, null, null, null, new(field, yes))
            : null;
    }

    private static bool IsRate(Passage text, Money money) => money.Pace is Pace.Day && !text.Any(0, text.Count, Sense.Budget);

    private static BudgetFact? FromProse(string field, Passage text, string? country)
    {
        foreach (var money in Money.FindAll(text, alone: false))
        {
            if (BudgetTalk.IsBudget(text, money))
            {
                return Amount(field, text, money, country);
            }
        }

        return BudgetWords.None(text, alone: false) is { } none ? new(BudgetKind.None, null, null, null, new(field, none))
            : BudgetWords.Approved(text, alone: false) is { } yes ? new(BudgetKind.Approved, null, null, null, new(field, yes))
            : null;
    }

    private static BudgetFact? Amount(string field, Passage text, Money money, string? country)
    {
        var (times, period) = Paces.ToPeriod(money.Pace);
        var quote = text.Quote(money.From, money.To);
        var currency = money.Currency is { } code ? Currencies.Of(code, quote, country) : null;

        return Numbers.Times(money.Amount, times) is { } amount ? new(BudgetKind.Amount, amount, currency, period, new(field, quote)) : null;
    }
}
