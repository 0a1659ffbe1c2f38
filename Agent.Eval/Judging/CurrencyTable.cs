namespace Agent.Eval.Judging;

/// <summary>US dollars for one unit of each currency, from the rubric: labels give budgets in dollars a year by the same table.</summary>
internal sealed class CurrencyTable(string standard, IReadOnlyDictionary<string, decimal> usdPerUnit)
{
    /// <summary>A currency the table does not know counts as it stands, as it does in the rubric.</summary>
    public decimal ToUsd(decimal amount, string? currency) =>
        amount * usdPerUnit.GetValueOrDefault(string.IsNullOrWhiteSpace(currency) ? standard : currency.Trim().ToUpperInvariant(), 1);
}
