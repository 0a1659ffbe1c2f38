using System.Reflection;
using Agent.Api.Agents;
using Agent.Plugins.Runs;
using Agent.Plugins.Scoring;
using Microsoft.SemanticKernel;

namespace Agent.Eval.Diff;

/// <summary>The gates a decision leads to, from what its acts say of themselves: nothing here has to be kept in step with a tool.</summary>
internal static class Gates
{
    /// <summary>The lead lies near an edge: a model reads it again, and a person is asked where the reads disagree.</summary>
    public const string Borderline = "borderline";

    private const string Injection = "injection";

    private static readonly Dictionary<string, ToolEffectAttribute> Effects = (
        from type in typeof(ToolEffectAttribute).Assembly.GetTypes()
        from method in type.GetMethods()
        let function = method.GetCustomAttribute<KernelFunctionAttribute>()?.Name
        where function is not null
        select (function, effect: method.GetCustomAttribute<ToolEffectAttribute>()!)).ToDictionary(tool => tool.function, tool => tool.effect);

    /// <summary>In alphabetical order.</summary>
    public static IReadOnlyList<string> Of(Decision decision) =>
    [
        .. ExpectedActs.For(decision, isFallback: false).Select(act => GateOf(Effects[act], decision)).OfType<string>()
            .Concat(decision.Borderline ? [Borderline] : []).Distinct().Order(StringComparer.Ordinal),
    ];

    private static string? GateOf(ToolEffectAttribute effect, Decision decision) =>
        effect.Gate is { } own && (effect.When == GateWhen.Always || decision.Segment == Segment.Enterprise) ? own
        : effect.Effect == Effect.Reaches && decision.Flags.Contains(DecisionFlags.Injection) ? Injection
        : null;
}
