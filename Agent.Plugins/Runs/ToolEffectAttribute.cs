namespace Agent.Plugins.Runs;

/// <summary>What a tool can do to the world, written on the tool where whoever adds one must choose it. The gate reads it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolEffectAttribute(Effect effect) : Attribute
{
    public Effect Effect { get; } = effect;

    /// <summary>Name of the gate that holds this tool for a person; null when none does by default.</summary>
    public string? Gate { get; init; }

    /// <summary>When the gate holds. Default always.</summary>
    public GateWhen When { get; init; } = GateWhen.Always;
}

/// <summary>How far a tool reaches.</summary>
public enum Effect
{
    /// <summary>Looks and computes; may be called before the lead is scored.</summary>
    Reads,

    /// <summary>Changes rows of our own; needs a decision first.</summary>
    Writes,

    /// <summary>Leaves the house: a mail, a meeting. A suspected injection holds it for a person.</summary>
    Reaches,
}

/// <summary>When a gate holds a call.</summary>
public enum GateWhen
{
    Always,
    Enterprise,
}
