using System.Text.Json;

namespace Agent.Eval.Judging;

/// <summary>What the evals need of the rubric beside the program. Read here by themselves: the service's own reading of it is what is judged.</summary>
/// <param name="NurtureFrom">The score from which a lead is kept warm.</param>
/// <param name="QualifiedFrom">The score from which a lead is qualified.</param>
internal sealed record RubricFile(CurrencyTable Currencies, int NurtureFrom, int QualifiedFrom, IReadOnlyList<string> ListedDomains)
{
    public static RubricFile Load() => Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "prompts", "rubric.json")));

    public static RubricFile Read(string json)
    {
        using var document = JsonDocument.Parse(json, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var (rubric, edges) = (document.RootElement, document.RootElement.GetProperty("dispositions"));
        return new(
            CurrenciesOf(rubric.GetProperty("currencies")),
            edges.GetProperty("nurture_from").GetInt32(),
            edges.GetProperty("qualified_from").GetInt32(),
            [.. rubric.GetProperty("hard_disqualifiers").GetProperty("domains").EnumerateObject().Select(domain => domain.Name)]);
    }

    /// <summary>The rubric disqualifies the domain, or one that it is a part of.</summary>
    public bool Lists(string domain) => ListedDomains.Any(listed =>
        domain.Equals(listed, StringComparison.OrdinalIgnoreCase) || domain.EndsWith($".{listed}", StringComparison.OrdinalIgnoreCase));

    private static CurrencyTable CurrenciesOf(JsonElement currencies) => new(
        currencies.GetProperty("default").GetString()!,
        currencies.GetProperty("usd_per_unit").EnumerateObject().ToDictionary(rate => rate.Name, rate => rate.Value.GetDecimal(), StringComparer.Ordinal));
}
