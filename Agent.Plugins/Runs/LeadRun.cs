using Agent.Plugins.Leads;
using Agent.Plugins.Scoring;
using Microsoft.SemanticKernel;

namespace Agent.Plugins.Runs;

/// <summary>
/// What a tool may know of the run it works for. Tools take no address, key or id from the model: they take it from here.
/// Travels with the kernel of one pass (<see cref="Kernel.Data"/>).
/// </summary>
public abstract class LeadRun
{
    private const string DataKey = "SkLeadAgent.Run";

    public required string RunId { get; init; }

    public required Lead Lead { get; init; }

    /// <summary>The rules this run judges by: those it is pinned to.</summary>
    public required Rubric Rubric { get; set; }

    /// <summary>What the reader found and code checked; null before <c>score_lead</c>.</summary>
    public LeadFacts? Facts { get; set; }

    /// <summary>Null before <c>score_lead</c>; never changed by a later call, only by a person who takes <see cref="Otherwise"/>.</summary>
    public Decision? Decision { get; set; }

    /// <summary>Another read of a borderline lead that ends elsewhere; null when there is none.</summary>
    public Reading? Otherwise { get; set; }

    /// <summary>Where rules read otherwise than the model did; null when they were not compared.</summary>
    public IReadOnlyList<FactDifference>? Differences { get; set; }

    /// <summary>The call being answered. The loop is sequential, so there is at most one.</summary>
    public ToolCall? CurrentCall { get; set; }

    /// <summary>The gated act a person has approved and that is being executed now; null in an ordinary call.</summary>
    public string? ApprovedActionId { get; set; }

    /// <summary>What people should know beside the decision: <c>injection</c>, <c>memory_unavailable</c> ...</summary>
    public ISet<string> Flags { get; } = new SortedSet<string>(StringComparer.Ordinal);

    /// <summary>What the agent is doing: <c>first</c>, or <c>after:{tool}</c> when it follows up a decision. Part of what makes a purpose unique.</summary>
    public string Phase { get; set; } = "first";

    /// <summary>The call being answered, for code that only runs inside one.</summary>
    public ToolCall Call => CurrentCall ?? throw new InvalidOperationException("No tool call is being answered.");

    /// <summary>The run a kernel works for.</summary>
    public static LeadRun Of(Kernel kernel) => kernel.Data.TryGetValue(DataKey, out var run) && run is LeadRun lead
        ? lead
        : throw new InvalidOperationException("This kernel works for no run.");

    /// <summary>Binds a kernel to this run. A kernel serves one run in its life.</summary>
    public void Bind(Kernel kernel) => kernel.Data.Add(DataKey, this);
}

/// <summary>
/// One call of a tool. <see cref="Key"/> is its place in the journal (<c>message.index</c>), made by code: what a model calls
/// itself (<see cref="Id"/>) may be missing or used twice.
/// </summary>
/// <param name="Arguments">Canonical JSON: members in ordinal order, no white space. These bytes are what an approval is for.</param>
/// <param name="Digest"><c>sha256:</c> over plugin, function and arguments.</param>
public sealed record ToolCall(string Key, string? Id, string Plugin, string Function, string Arguments, string Digest);
