using System.Text.Json;

namespace Agent.Eval.Judging;

/// <summary>US dollars for one unit of each currency, from the rubric: labels give budgets in dollars a year by the same table.</summary>
internal sealed class CurrencyTable(string standard, IReadOnlyDictionary<string, decimal> usdPerUnit)
{
    /// <summary>From the rubric beside the program.</summary>
    public static CurrencyTable Load() => Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "prompts", "rubric.json")));

    public static CurrencyTable Read(string rubric)
    {
        using var document = JsonDocument.Parse(rubric, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var currencies = document.RootElement.GetProperty("currencies");
        return new(
            currencies.GetProperty("default").GetString()!,
            currencies.GetProperty("usd_per_unit").EnumerateObject().ToDictionary(rate => rate.Name, rate => rate.Value.GetDecimal(), StringComparer.Ordinal));
    }

    /// <summary>A currency the table does not know counts as it stands, as it does in the rubric.</summary>
    public decimal ToUsd(decimal amount, string? currency) =>
        amount * usdPerUnit.GetValueOrDefault(string.IsNullOrWhiteSpace(currency) ? standard : currency.Trim().ToUpperInvariant(), 1);
}
