using System.Reflection;
using Agent.Plugins.Runs;
using Agent.Plugins.Tools;
using Microsoft.SemanticKernel;

namespace Agent.Api.Gates;

/// <summary>The tools of the house, built once: their functions, and what each can do to the world as written on it.</summary>
internal sealed class ToolCatalog
{
    private readonly Dictionary<(string? Plugin, string Function), ToolEffectAttribute> effects = [];
    private readonly Dictionary<string, KernelFunction> functions;

    public ToolCatalog(
        MemoryTools memory, ScoringTools scoring, CrmTools crm, TaskTools tasks, EmailTools email, CalendarTools calendar, DispositionTools disposition)
    {
        Plugins =
        [
            Add("memory", memory), Add("scoring", scoring), Add("crm", crm), Add("tasks", tasks),
            Add("email", email), Add("calendar", calendar), Add("disposition", disposition),
        ];
        functions = Plugins.SelectMany(plugin => plugin).ToDictionary(function => $"{function.PluginName}.{function.Name}", StringComparer.Ordinal);
    }

    public IReadOnlyList<KernelPlugin> Plugins { get; }

    /// <summary>What a function can do; null for one that is not a tool of the house.</summary>
    public ToolEffectAttribute? EffectOf(string? plugin, string function) => effects.GetValueOrDefault((plugin, function));

    /// <param name="tool">As <c>plugin.function</c>.</param>
    public KernelFunction Function(string tool) => functions[tool];

    private KernelPlugin Add(string name, object tools)
    {
        foreach (var method in tools.GetType().GetMethods())
        {
            if (method.GetCustomAttribute<KernelFunctionAttribute>() is { Name: { } function })
            {
                effects.Add((name, function), method.GetCustomAttribute<ToolEffectAttribute>()
                    ?? throw new InvalidOperationException($"{name}.{function} does not say what it can do: add [ToolEffect]."));
            }
        }

        return KernelPluginFactory.CreateFromObject(tools, name);
    }
}
