using System.Diagnostics.CodeAnalysis;

namespace Microsoft.SemanticKernel;

/// <summary>A plugin of given functions. Each is cloned so that it knows the plugin; the originals stay without one.</summary>
internal sealed class FunctionsPlugin : KernelPlugin
{
    private readonly Dictionary<string, KernelFunction> _byName = new(StringComparer.OrdinalIgnoreCase);

    public FunctionsPlugin(string name, string? description, IEnumerable<KernelFunction>? functions)
        : base(name, description)
    {
        foreach (var function in functions ?? [])
        {
            ArgumentNullException.ThrowIfNull(function, nameof(functions));
            var own = function.Clone(Name);
            _byName.Add(own.Name, own);
        }
    }

    public override int FunctionCount => _byName.Count;

    public override bool TryGetFunction(string name, [NotNullWhen(true)] out KernelFunction? function) => _byName.TryGetValue(name, out function);

    public override IEnumerator<KernelFunction> GetEnumerator() => _byName.Values.GetEnumerator();
}
