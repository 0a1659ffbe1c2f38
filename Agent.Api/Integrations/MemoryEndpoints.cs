using System.ComponentModel;
using Agent.Api.Data;
using Agent.Api.OpenApi;
using Agent.Plugins.Ports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Api.Integrations;

/// <summary>What is remembered of a company, and forgetting it.</summary>
internal static class MemoryEndpoints
{
    public static IEndpointRouteBuilder MapMemory(this IEndpointRouteBuilder routes)
    {
        var memory = routes.MapGroup("/memory").WithTags("Memory");
        memory.MapGet("/{domain}", ReadAsync).WithName("GetMemory").WithSummary("What is remembered of a company").WithExamples(ApiExamples.GetMemory);
        memory.MapDelete("/{domain}", ForgetAsync).WithName("ForgetMemory").WithSummary("Forgets a company");
        return routes;
    }

    private static async Task<Results<Ok<CompanyMemory>, ProblemHttpResult>> ReadAsync(
        [Description("A domain, as in example.com.")] string domain, ICompanyMemory memory, CancellationToken cancellationToken)
    {
        if (Normal(domain) is not { } known)
        {
            return Problems.Validation("domain", "Must be a domain such as example.com.");
        }

        var history = await memory.ReadAsync(known, cancellationToken);
        return history.Available ? TypedResults.Ok(new CompanyMemory(known, history.Entries)) : Problems.Unavailable(TimeSpan.FromSeconds(2));
    }

    private static async Task<Results<Ok<Forgotten>, ProblemHttpResult>> ForgetAsync(
        [Description("A domain, as in example.com.")] string domain, ICompanyMemory memory, CancellationToken cancellationToken)
    {
        if (Normal(domain) is not { } known)
        {
            return Problems.Validation("domain", "Must be a domain such as example.com.");
        }

        try
        {
            return TypedResults.Ok(new Forgotten(known, await memory.ForgetAsync(known, cancellationToken)));
        }
        catch (Exception away) when (RedisConnection.IsOutage(away))
        {
            return Problems.Unavailable(TimeSpan.FromSeconds(2));
        }
    }

    private static string? Normal(string domain)
    {
        var text = domain.Trim().ToLowerInvariant();
        return text.Length <= 253 && text.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(text) == UriHostNameType.Dns ? text : null;
    }
}

/// <summary>Entries of earlier runs, newest first, each with its source and expiry.</summary>
public sealed record CompanyMemory(string Domain, IReadOnlyList<MemoryEntry> Entries);

/// <summary>How many entries were forgotten.</summary>
public sealed record Forgotten(string Domain, int Entries);
