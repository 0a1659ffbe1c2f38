using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Agent.Api.Traces;

namespace Agent.Api.Costs;

/// <summary>From tokens to USD. A model without a price costs null, never 0, and is named once in the log: no cap can hold it.</summary>
internal sealed partial class ModelPrices(PriceOptions options, ILogger<ModelPrices> logger)
{
    /// <summary>The embedded model, which costs nothing.</summary>
    public const string Free = "offline";

    private const decimal PerMillion = 1_000_000m;

    /// <summary>UTF-8 bytes a token has at least, on average over a request: English has four, other scripts and JSON fewer.</summary>
    private const int BytesPerToken = 2;

    /// <summary>What an answer may have when the request sets no limit.</summary>
    private const int AnswerTokens = 4_096;

    private readonly ConcurrentDictionary<string, ModelPrice?> known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>USD, to six decimals; null when the model has no price or the tokens are unknown.</summary>
    public decimal? CostOf(string model, TokenCount? tokens) => model == Free ? 0m
        : tokens is { } used && Find(model) is { } price ? Round(
            ((used.Input - used.CachedInput) * price.Input
            + used.CachedInput * (price.CachedInput ?? price.Input)
            + used.Output * price.Output) / PerMillion)
        : null;

    /// <summary>The most a request can cost, known before it is made; null when the model has no price.</summary>
    /// <param name="requestBytes">Length of the request's body.</param>
    /// <param name="maxAnswerTokens">The request's own limit; null when it has none.</param>
    public decimal? MostFor(string model, long requestBytes, int? maxAnswerTokens) => model == Free ? 0m
        : Find(model) is { } price ? Round(
            (requestBytes / BytesPerToken * price.Input + (maxAnswerTokens ?? AnswerTokens) * price.Output) / PerMillion)
        : null;

    private ModelPrice? Find(string model) => known.GetOrAdd(model, static (name, self) => self.Look(name), this);

    private ModelPrice? Look(string model)
    {
        var undated = Snapshot().Replace(model, "");
        var price = Row(options.Models, model) ?? Row(options.Models, undated) ?? Row(options.Table, model) ?? Row(options.Table, undated);
        if (price is null)
        {
            LogUnpriced(model);
        }

        return price;
    }

    private static ModelPrice? Row(IEnumerable<ModelPrice> rows, string model) =>
        rows.FirstOrDefault(row => string.Equals(row.Model, model, StringComparison.OrdinalIgnoreCase));

    private static decimal Round(decimal usd) => Math.Round(usd, 6, MidpointRounding.AwayFromZero);

    [GeneratedRegex(@"-\d{4}-\d{2}-\d{2}$")]
    private static partial Regex Snapshot();

    [LoggerMessage(LogLevel.Warning, "Model {Model} has no price: its tokens are counted, its cost is unknown and no cap can hold it. Set Prices:Models.")]
    private partial void LogUnpriced(string model);
}
