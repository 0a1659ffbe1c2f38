using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.SemanticKernel;

/// <summary>A named group of functions. Names are compared without regard to case.</summary>
public abstract class KernelPlugin : IEnumerable<KernelFunction>
{
    protected KernelPlugin(string name, string? description = null)
    {
        Name = Names.CheckPlugin(name);
        Description = string.IsNullOrWhiteSpace(description) ? "" : description;
    }

    public string Name { get; }

    public string Description { get; }

    public abstract int FunctionCount { get; }

    /// <summary>The function, or <see cref="KeyNotFoundException"/>.</summary>
    public KernelFunction this[string functionName] =>
        TryGetFunction(functionName, out var function)
            ? function
            : throw new KeyNotFoundException($"The plugin '{Name}' has no function '{functionName}'.");

    public bool Contains(string functionName)
    {
        ArgumentNullException.ThrowIfNull(functionName);
        return TryGetFunction(functionName, out _);
    }

    /// <summary>Whether there is a function of the same name.</summary>
    public bool Contains(KernelFunction function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return Contains(function.Name);
    }

    public abstract bool TryGetFunction(string name, [NotNullWhen(true)] out KernelFunction? function);

    public IList<KernelFunctionMetadata> GetFunctionsMetadata() => [.. this.Select(function => function.Metadata)];

    public abstract IEnumerator<KernelFunction> GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
