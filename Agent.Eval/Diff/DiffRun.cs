using Agent.Api.Costs;
using Agent.Eval.Commands;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Agent.Eval.Diff;

/// <summary>Reads stored leads, decides them on both sides, adds up. Nothing but its report leaves it.</summary>
internal static class DiffRun
{
    /// <param name="configuration">The service's settings: prices, and the model that may be asked.</param>
    /// <exception cref="UsageException">The database cannot be read, or the model not asked.</exception>
    public static async Task<DiffReport> RunAsync(
        DiffOptions options, PromptSides sides, IConfiguration configuration, string connectionString, CancellationToken cancellationToken)
    {
        var (against, candidate) = sides;
        var stored = await ReadAsync(connectionString, options.Last, cancellationToken);
        using var reader = Reader(options, configuration);
        var redeciding = new Redeciding(against, candidate, reader);
        var (leads, not) = await redeciding.RunAsync(stored.Readable, cancellationToken);
        return new()
        {
            Options = options,
            Against = against,
            Candidate = candidate,
            Leads = leads,
            Not = [.. stored.Unreadable.Select(lead => new NotDecided(lead.LeadKey, "", lead.Problem)), .. not],
            Cost = CostEstimate.Of(leads, against, candidate, Prices(configuration), options.PriceAs),
            ReaderChanges = redeciding.ReaderChanges,
            Requests = reader.Requests,
            Spent = reader.Spent,
        };
    }

    private static async Task<StoredDecisions> ReadAsync(string connectionString, int last, CancellationToken cancellationToken)
    {
        try
        {
            return await new PostgresStoredDecisions(connectionString).ReadAsync(last, cancellationToken);
        }
        catch (PostgresException other) when (other.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn)
        {
            throw new UsageException($"The database is not one of this version of the service: {other.MessageText}. Start the service on it once.");
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            throw new UsageException($"The database cannot be read: {away.Message}");
        }
    }

    private static ReaderModel Reader(DiffOptions options, IConfiguration configuration)
    {
        try
        {
            return ReaderModel.Create(options, configuration);
        }
        catch (OptionsValidationException refused)
        {
            throw new UsageException(string.Join(Environment.NewLine, refused.Failures));
        }
    }

    private static ModelPrices Prices(IConfiguration configuration) =>
        new(configuration.GetSection(PriceOptions.Section).Get<PriceOptions>() ?? new(), NullLogger<ModelPrices>.Instance);
}
