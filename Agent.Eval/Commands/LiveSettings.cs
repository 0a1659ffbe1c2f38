using System.Globalization;
using Agent.Api.Costs;
using Agent.Api.Model;
using Microsoft.Extensions.Configuration;

namespace Agent.Eval.Commands;

/// <summary>The service's settings for a real model: whom to ask, what it costs, what one lead may cost.</summary>
internal static class LiveSettings
{
    /// <exception cref="UsageException">Neither a key nor an endpoint, or one that is none.</exception>
    public static IEnumerable<(string Key, string Value)> Of(OptionValues given, decimal maxCost, Func<string, string?> environment)
    {
        var (key, endpoint) = (environment("OPENAI_API_KEY"), given.Find("--endpoint"));
        if (string.IsNullOrWhiteSpace(key) && endpoint is null)
        {
            throw new UsageException("--live needs OPENAI_API_KEY in the environment, or --endpoint for a server that needs no key.");
        }

        var model = given.Find("--model") ?? new ModelOptions().Model;
        return
        [
            .. HousePrices(),
            .. string.IsNullOrWhiteSpace(key) ? [] : new[] { ("OpenAI:ApiKey", key) },
            .. endpoint is null ? [] : new[] { ("OpenAI:Endpoint", Address(endpoint)) },
            ("OpenAI:Model", model),
            .. given.Find("--price") is { } price ? Price(model, price) : [],
            ("Agent:MaxCostUsdPerRun", Math.Min(maxCost, new CostLimits().MaxCostUsdPerRun).ToString(CultureInfo.InvariantCulture)),
        ];
    }

    // The service of an eval reads no files of its own; the prices it ships with are handed to it.
    private static IEnumerable<(string, string)> HousePrices() =>
        from price in new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build()
            .GetSection(PriceOptions.Section).AsEnumerable()
        where price.Value is not null
        select (price.Key, price.Value);

    private static (string, string)[] Price(string model, string text)
    {
        var prices = text.Split(',');
        return prices.Length == 2 && Array.TrueForAll(prices, price => RunOptions.TryMoney(price, out _))
            ? [("Prices:Models:0:Model", model), ("Prices:Models:0:Input", prices[0]), ("Prices:Models:0:Output", prices[1])]
            : throw new UsageException("--price takes two numbers: USD for a million tokens in, and out, as 0.15,0.60");
    }

    private static string Address(string endpoint) => Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? endpoint
        : throw new UsageException("--endpoint must be an http or https address with its version path: http://localhost:11434/v1");
}
