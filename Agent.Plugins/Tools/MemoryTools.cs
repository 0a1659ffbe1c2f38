using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Plugins.Leads;
using Agent.Plugins.Ports;
using Agent.Plugins.Runs;
using Microsoft.SemanticKernel;

namespace Agent.Plugins.Tools;

/// <summary>What is known of the lead's company from earlier runs. Free-mail and disposable domains have no memory: they are nobody's company.</summary>
[Description("What earlier runs found out about a company.")]
public sealed class MemoryTools(ICompanyMemory memory, IActs acts, TimeProvider clock)
{
    /// <summary>How long an entry lives.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    [KernelFunction("get_company_history")]
    [Description("Typed facts of earlier runs of the lead's own domain, newest first.")]
    [ToolEffect(Effect.Reads)]
    public async Task<string> GetCompanyHistoryAsync(
        [Description("The lead's domain.")] string domain,
        Kernel kernel,
        CancellationToken cancellationToken)
    {
        var run = LeadRun.Of(kernel);
        RequireOwnDomain(run, domain);
        if (!run.Lead.AddressClass.IsCompanyDomain())
        {
            return """{"available":true,"entries":[],"note":"No company memory for this kind of address."}""";
        }

        var history = await memory.ReadAsync(run.Lead.Domain, cancellationToken);
        if (!history.Available)
        {
            run.Flags.Add("memory_unavailable");
            return """{"available":false,"entries":[]}""";
        }

        return new JsonObject
        {
            ["available"] = true,
            ["entries"] = JsonSerializer.SerializeToNode(history.Entries, DomainJson.Shared.IReadOnlyListMemoryEntry),
        }.ToJsonString(DomainJson.Shared.Options);
    }

    [KernelFunction("write_company_summary")]
    [Description("Remembers this decision for the lead's domain for 90 days. What is stored is built from the typed facts; your words go to the trace only.")]
    [ToolEffect(Effect.Writes)]
    public async Task<string> WriteCompanySummaryAsync(
        [Description("The lead's domain.")] string domain,
        [Description("One sentence for the trace.")] string summary,
        Kernel kernel,
        CancellationToken cancellationToken)
    {
        _ = summary;
        var run = LeadRun.Of(kernel);
        RequireOwnDomain(run, domain);
        if (!run.Lead.AddressClass.IsCompanyDomain())
        {
            throw new ToolFailedException("There is no company memory for this kind of address.");
        }

        var decision = run.Decision ?? throw new ToolRetryException("Score the lead first.");
        var now = clock.GetUtcNow();
        var entry = new MemoryEntry(
            run.RunId, now, now + Lifetime, decision.Disposition, decision.Tier, decision.Segment, decision.Score, decision.Summary);
        if (!await memory.WriteAsync(run.Lead.Domain, entry, cancellationToken))
        {
            run.Flags.Add("memory_unavailable");
            throw new ToolFailedException("The company memory is away. Go on without it.");
        }

        const string Result = """{"remembered":true,"days":90}""";
        await acts.CommitAsync(run, new Act.Remembered(run.Lead.Domain), Result, cancellationToken);
        return Result;
    }

    private static void RequireOwnDomain(LeadRun run, string domain)
    {
        if (!string.Equals(domain?.Trim(), run.Lead.Domain, StringComparison.OrdinalIgnoreCase))
        {
            throw new ToolRetryException($"This run may only use its own domain: {run.Lead.Domain}.");
        }
    }
}
