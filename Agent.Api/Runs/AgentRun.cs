using System.Globalization;
using System.Runtime.ExceptionServices;
using Agent.Api.Prompts;
using Agent.Api.Traces;
using Agent.Plugins.Runs;

namespace Agent.Api.Runs;

/// <summary>One pass over a run: what the tools see, and the journal, acts and budget that only the house sees.</summary>
internal sealed class AgentRun : LeadRun
{
    public required int Attempt { get; init; }

    public required Journal Journal { get; init; }

    /// <summary>The prompts and the rubric this run is pinned to; an edit changes nothing here.</summary>
    public required PromptSet Prompts { get; set; }

    public required RunBudget Budget { get; init; }

    /// <summary>The run was decided by rules and its turn has come to be decided anew.</summary>
    public bool IsRedo { get; init; }

    /// <summary>Why the model is out for the rest of this pass; null while it answers.</summary>
    public string? Fallback { get; set; }

    public bool IsFallback => Fallback is not null;

    /// <summary>The rules decided, or held an act back: the run is to be done anew.</summary>
    public bool Provisional { get; set; }

    /// <summary>What the run was decided as before it was decided anew; null for a first decision.</summary>
    public RedoStep? Supersedes { get; set; }

    /// <summary>The journal row from which on the run counts: its last <c>redo</c>, else the first.</summary>
    public int Since { get; set; }

    /// <summary>Every act of the run, oldest first, as of this pass.</summary>
    public List<RunAct> Acts { get; } = [];

    /// <summary>The agent in charge; null before the first hand-over.</summary>
    public string? Agent { get; set; }

    /// <summary>The tools of the agent in charge, as <c>plugin.function</c>; anything else is refused.</summary>
    public IReadOnlyList<string> Tools { get; set; } = [];

    /// <summary>The version of the prompt the agent in charge works under; null before the first hand-over.</summary>
    public Prompt? Prompt { get; set; }

    /// <summary>Each prompt this run has used, and its version.</summary>
    public SortedDictionary<string, string> PromptVersions { get; } = new(StringComparer.Ordinal);

    /// <summary>The talk with the agent in charge; null before the first hand-over.</summary>
    public Conversation? Conversation
    {
        get;
        set
        {
            field = value;
            Budget.Look = value is null ? null : value.Sync;
        }
    }

    /// <summary>A person closed the run without an outcome.</summary>
    public bool GivenUp { get; set; }

    /// <summary>Why the run goes to a person instead of on; null while all is well.</summary>
    public string? ReviewReason { get; set; }

    /// <summary>What a tool threw that no model may see. Ends the pass.</summary>
    public Exception? Fault { get; set; }

    /// <summary>The run works under these from here on.</summary>
    public void Take(PromptSet prompts) => (Prompts, Rubric) = (prompts, prompts.Rubric);

    /// <summary>Ends the pass with what was kept from the model, its stack included. The call it happened in stays open for the next pass.</summary>
    public void ThrowFault()
    {
        if (Fault is { } fault)
        {
            Fault = null;
            ExceptionDispatchInfo.Throw(fault);
        }
    }

    /// <summary>Stored and in charge: adds or replaces the act in memory.</summary>
    public void Record(RunAct act)
    {
        var index = Acts.FindIndex(known => known.ActionId == act.ActionId);
        if (index < 0)
        {
            Acts.Add(act);
        }
        else
        {
            Acts[index] = act;
        }
    }

    /// <summary>Carried out, or waiting for a person, since the run was last begun.</summary>
    public bool HasAct(string name) => Acts.Exists(act => act.Name == name && act.Status is ("executed" or "pending" or "approved") && IsCurrent(act));

    /// <summary>Whether the act belongs to the decision that counts now.</summary>
    public bool IsCurrent(RunAct act) =>
        int.TryParse(act.CallKey.AsSpan(0, act.CallKey.IndexOf('.', StringComparison.Ordinal)), CultureInfo.InvariantCulture, out var row) && row >= Since;
}
