using Agent.Api.Approvals;
using Agent.Plugins.Runs;
using Agent.Plugins.Scoring;

namespace Agent.Api.Gates;

/// <summary>
/// Judges every call from recorded facts alone. No prompt and no model has a say: the four gates of the tools themselves cannot be
/// switched off, configuration can only add to them.
/// </summary>
internal sealed class ToolGate(ApprovalOptions options)
{
    public GateVerdict Judge(ToolUse use)
    {
        if (use.Effect is not { } effect)
        {
            return new GateVerdict.Refuse($"{use.Tool} is not a tool.");
        }

        // judged when it was parked; whoever is in charge by now has no say in it
        if (use.Approved)
        {
            return GateVerdict.Allow.Instance;
        }

        if (!use.AllowedTools.Contains(use.Tool))
        {
            return new GateVerdict.Refuse($"{use.Tool} is not a tool of this agent.");
        }

        if (effect.Effect != Effect.Reads && use.Decision is null)
        {
            return new GateVerdict.Refuse("Nothing may be done before the lead is scored.");
        }

        var gated = GateOf(use, effect);
        return use.IsFallback && (gated is not null || effect.Effect == Effect.Reaches)
            ? new GateVerdict.HoldBack($"{use.Tool} is held back while rules decide; the lead is done anew when the model is back.")
            : gated is var (gate, why) ? new GateVerdict.AskPerson(gate, why) : GateVerdict.Allow.Instance;
    }

    private (string Gate, string Why)? GateOf(ToolUse use, ToolEffectAttribute effect)
    {
        if (effect.Gate is { } own && (effect.When == GateWhen.Always || use.Decision?.Segment == Segment.Enterprise))
        {
            return (own, effect.When == GateWhen.Enterprise ? "Meetings with enterprise leads are confirmed by a person." : $"{use.Tool} always waits for a person.");
        }

        if (effect.Effect == Effect.Reaches && use.Flags.Contains("injection"))
        {
            return ("injection", "The lead's text tries to give orders, so nothing leaves the house without a person.");
        }

        return options.Gates.Contains(use.Function) ? ("configured", $"{use.Tool} is held by configuration.") : null;
    }
}

/// <summary>What the gate may know of a call.</summary>
internal sealed record ToolUse(
    string Tool,
    string Function,
    ToolEffectAttribute? Effect,
    IReadOnlyList<string> AllowedTools,
    Decision? Decision,
    ISet<string> Flags,
    bool Approved,
    bool IsFallback = false);

/// <summary>What becomes of a call.</summary>
internal abstract record GateVerdict
{
    private GateVerdict()
    {
    }

    public sealed record Allow : GateVerdict
    {
        public static Allow Instance { get; } = new();
    }

    public sealed record Refuse(string Reason) : GateVerdict;

    /// <summary>Refused for now, without asking a person: the decision it rests on is provisional.</summary>
    public sealed record HoldBack(string Reason) : GateVerdict;

    public sealed record AskPerson(string Gate, string Why) : GateVerdict;
}
