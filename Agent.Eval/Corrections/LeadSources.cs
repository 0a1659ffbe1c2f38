using System.Net;
using System.Text.Json;
using Agent.Api;
using Agent.Api.Intake;
using Npgsql;

namespace Agent.Eval.Corrections;

/// <summary>Where stored leads are read from.</summary>
internal interface ILeadSource
{
    /// <returns>The body of <c>GET /lead/{lead_key}</c>; null when nobody knows the key.</returns>
    Task<string?> FindAsync(string leadKey);
}

/// <summary>A running service.</summary>
internal sealed class HttpLeadSource(Uri service) : ILeadSource
{
    public async Task<string?> FindAsync(string leadKey)
    {
        using var client = new HttpClient { BaseAddress = service };
        using var response = await client.GetAsync($"/lead/{Uri.EscapeDataString(leadKey)}");
        return response.StatusCode == HttpStatusCode.NotFound ? null : await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }
}

/// <summary>A service's database, read as the service reads it.</summary>
internal sealed class PostgresLeadSource(string connectionString) : ILeadSource
{
    public async Task<string?> FindAsync(string leadKey)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        return await new PostgresLeads(database).FindAsync(leadKey, CancellationToken.None) is { } view
            ? JsonSerializer.Serialize(view, WireJson.Shared.LeadView) : null;
    }
}
