using System.Diagnostics.CodeAnalysis;

namespace Microsoft.SemanticKernel;

/// <summary>A plugin of functions that know it already.</summary>
internal sealed class FunctionsPlugin : KernelPlugin
{
    private readonly Dictionary<string, KernelFunction> _byName = new(StringComparer.OrdinalIgnoreCase);

    public FunctionsPlugin(string name, string? description, IEnumerable<KernelFunction> functions)
        : base(name, description)
    {
        foreach (var function in functions)
        {
            _byName.Add(function.Name, function);
        }
    }

    /// <summary>A plugin of clones that know it; the originals stay without a plugin.</summary>
    public static FunctionsPlugin Cloning(string name, string? description, IEnumerable<KernelFunction>? functions) =>
        new(name, description, (functions ?? []).Select(function => function.Clone(name)));

    public override int FunctionCount => _byName.Count;

    public override bool TryGetFunction(string name, [NotNullWhen(true)] out KernelFunction? function) => _byName.TryGetValue(name, out function);

    public override IEnumerator<KernelFunction> GetEnumerator() => _byName.Values.GetEnumerator();
}
