using System.Globalization;
using Agent.Api.Costs;
using Agent.Api.Model;

namespace Agent.Eval.Diff;

/// <summary>What reading anew may cost. A request is made only if its highest possible cost still fits, beside those under way.</summary>
internal sealed class CostCeiling(decimal most, ModelPrices prices)
{
    private readonly Lock _lock = new();
    private decimal _held;

    public decimal Spent { get; private set; }

    /// <returns>What was set aside for the request.</returns>
    /// <exception cref="ModelOutException">It could pass the limit, or nobody knows what it costs.</exception>
    public decimal Hold(AskedOf asked)
    {
        var cost = prices.MostFor(asked.Model, asked.Bytes, asked.MaxTokens)
            ?? throw Out(asked, $"model {asked.Model} has no price, so no limit can be kept: set Prices__Models__0__Model, __Input and __Output");
        lock (_lock)
        {
            if (Spent + _held + cost > most)
            {
                throw Out(asked, string.Create(CultureInfo.InvariantCulture, $"--max-cost {most:0.####} USD could be passed: {Spent:0.####} USD are spent"));
            }

            _held += cost;
            return cost;
        }
    }

    /// <param name="body">The answer; null when there was none.</param>
    public void Settle(AskedOf asked, decimal held, byte[]? body)
    {
        lock (_lock)
        {
            _held -= held;
            Spent += body is null ? 0 : prices.CostOf(asked.Model, ChatBody.ReadUsage(body)) ?? held;
        }
    }

    private static ModelOutException Out(AskedOf asked, string why) => new(ModelOutReason.RunBudget, asked.Model, why);
}

/// <summary>Keeps to the ceiling, outside of all patience: a request counts once, however often it is tried.</summary>
internal sealed class CostCeilingHandler(CostCeiling ceiling, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = ChatBody.ReadRequest(request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken));
        var held = ceiling.Hold(asked);
        byte[]? body = null;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            body = response.IsSuccessStatusCode ? await response.Content.ReadAsByteArrayAsync(cancellationToken) : null;
            return response;
        }
        finally
        {
            ceiling.Settle(asked, held, body);
        }
    }
}
