using System.Globalization;
using System.Text.Json;
using Agent.Api.Costs;
using Agent.Api.Runs;
using Npgsql;

namespace Agent.Api.Model;

/// <summary>
/// Holds every paid request against the run's and the day's cap before it is made: what it can cost at most is reserved, and what it did
/// not cost is given back when its answer is there. So a cap is never passed, and a crash counts too much rather than too little.
/// </summary>
internal sealed partial class SpendHandler(
    ModelPrices prices, PostgresSpend spend, CostLimits limits, TimeProvider clock, ILogger<SpendHandler> logger, HttpMessageHandler inner)
    : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = ChatBody.ReadRequest(request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken));
        if (prices.MostFor(asked.Model, asked.Bytes, asked.MaxTokens) is not (> 0 and { } most))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await ReserveAsync(asked.Model, day, most, cancellationToken);
        var real = most;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            real = await CostOfAsync(response, asked.Model, most, cancellationToken);
            return response;
        }
        catch (ModelOutException notAnswered) when (notAnswered.Reason is not ModelOutReason.Timeout)
        {
            // refused or not reached: providers bill answers
            real = 0;
            throw;
        }
        finally
        {
            await SettleAsync(day, real - most);
        }
    }

    private async Task ReserveAsync(string model, DateOnly day, decimal most, CancellationToken cancellationToken)
    {
        if (RunBudget.Current?.CostUsd + most > limits.MaxCostUsdPerRun)
        {
            throw new ModelOutException(ModelOutReason.RunBudget, model, Invariant($"cost limit of a run: {limits.MaxCostUsdPerRun} USD"));
        }

        if (!await spend.ReserveAsync(day, most, limits.MaxCostUsdPerDay, cancellationToken))
        {
            throw new ModelOutException(ModelOutReason.DayBudget, model, Invariant($"cost limit of a day: {limits.MaxCostUsdPerDay} USD"));
        }
    }

    // An answer that does not say what it used is taken to have used all it could.
    private async Task<decimal> CostOfAsync(HttpResponseMessage response, string model, decimal most, CancellationToken cancellationToken) =>
        !response.IsSuccessStatusCode ? 0
        : ChatBody.ReadUsage(await response.Content.ReadAsByteArrayAsync(cancellationToken)) is { } used ? prices.CostOf(model, used) ?? most
        : most;

    private async Task SettleAsync(DateOnly day, decimal difference)
    {
        if (difference == 0)
        {
            return;
        }

        try
        {
            // also when the pass was cancelled: the reservation is somebody else's room
            await spend.SettleAsync(day, difference, CancellationToken.None);
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            LogNotSettled(-difference, away.Message);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Warning, "{Usd} USD that were reserved and not used stay counted for today: {Reason}")]
    private partial void LogNotSettled(decimal usd, string reason);
}
