using Agent.Api;
using Agent.Api.Dispatch;
using Agent.Api.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Agent.Tests.Support;

/// <summary>Two nodes on one database, and one of them dying.</summary>
internal static class Nodes
{
    public static string NodeId(this AgentApp app) => app.Services.GetRequiredService<NodeId>().Value;

    /// <summary>Leaves out the engine: this app executes only what it accepts itself.</summary>
    public static void WithoutEngine(IServiceCollection services)
    {
        foreach (var engine in services.Where(service => service.ServiceType == typeof(IHostedService) && IsQuartz(service)).ToList())
        {
            services.Remove(engine);
        }
    }

    /// <summary>
    /// Lets the other node's lease lapse and takes the run over at once, through the same door as the sweep, without waiting for it.
    /// Null when the run needs no pass.
    /// </summary>
    public static async Task<RunResult?> TakeOverAsync(this AgentApp survivor, AgentApp dead, string runId)
    {
        var runs = survivor.Services.GetRequiredService<PostgresRuns>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            // the dead node may be a living one whose next beat comes in between
            await survivor.LapseAsync(dead);
            if (await runs.ClaimAsync(runId, survivor.NodeId(), limit.Token) is { } claimed)
            {
                return await survivor.Services.GetRequiredService<RunDispatcher>().ExecuteAsync(claimed);
            }

            if (await survivor.CountAsync($"select count(*) from runs where run_id = '{runId}' and status in ('queued', 'running')") == 0)
            {
                return null;
            }
        }
    }

    public static async Task LapseAsync(this AgentApp app, AgentApp dead)
    {
        await using var command = app.Database.CreateCommand($"update nodes set lease_until = now() - interval '1 hour' where node_id = '{dead.NodeId()}'");
        await command.ExecuteNonQueryAsync();
    }

    private static bool IsQuartz(ServiceDescriptor service) =>
        service.ImplementationType?.FullName?.StartsWith("Quartz", StringComparison.Ordinal) == true
        || service.ImplementationFactory?.Method.DeclaringType?.FullName?.StartsWith("Quartz", StringComparison.Ordinal) == true;
}
