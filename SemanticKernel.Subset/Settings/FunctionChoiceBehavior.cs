using System.Text.Json.Serialization;

namespace Microsoft.SemanticKernel;

/// <summary>
/// Which functions a model is offered and whether it may, must or must not call them. Without a list: all of the
/// kernel's. With a list, functions are found in the kernel by <c>Plugin.function</c>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(AutoFunctionChoiceBehavior), "auto")]
[JsonDerivedType(typeof(RequiredFunctionChoiceBehavior), "required")]
[JsonDerivedType(typeof(NoneFunctionChoiceBehavior), "none")]
public abstract class FunctionChoiceBehavior
{
    protected const string FunctionNameSeparator = ".";

    protected static readonly FunctionChoiceBehaviorOptions DefaultOptions = new();

    private readonly List<KernelFunction>? _functions;

    internal FunctionChoiceBehavior(IEnumerable<KernelFunction>? functions = null)
    {
        _functions = functions?.ToList();
    }

    private protected IList<string>? GivenNames => _functions?.ConvertAll(function => function.ToString());

    /// <summary>The model decides. An empty list offers nothing.</summary>
    public static FunctionChoiceBehavior Auto(
        IEnumerable<KernelFunction>? functions = null,
        bool autoInvoke = true,
        FunctionChoiceBehaviorOptions? options = null) =>
        new AutoFunctionChoiceBehavior(functions, autoInvoke, options);

    /// <summary>The model has to call one in the first request; later requests offer none.</summary>
    public static FunctionChoiceBehavior Required(
        IEnumerable<KernelFunction>? functions = null,
        bool autoInvoke = true,
        FunctionChoiceBehaviorOptions? options = null) =>
        new RequiredFunctionChoiceBehavior(functions, autoInvoke, options);

    /// <summary>The model sees the functions but must not call them.</summary>
    public static FunctionChoiceBehavior None(IEnumerable<KernelFunction>? functions = null, FunctionChoiceBehaviorOptions? options = null) =>
        new NoneFunctionChoiceBehavior(functions, options);

    public abstract FunctionChoiceBehaviorConfiguration GetConfiguration(FunctionChoiceBehaviorConfigurationContext context);

    /// <summary>The functions to offer; null when there are none to name. A kernel is needed where calls are to be run.</summary>
    protected IReadOnlyList<KernelFunction>? GetFunctions(IList<string>? functionFQNs, Kernel? kernel, bool autoInvoke)
    {
        if (autoInvoke && kernel is null)
        {
            throw new KernelException("Auto-invocation is not supported when no kernel is provided.");
        }

        return functionFQNs is null
            ? kernel?.Plugins.SelectMany(plugin => plugin).ToList()
            : [.. functionFQNs.Select(name => Find(name, kernel, autoInvoke))];
    }

    private KernelFunction Find(string name, Kernel? kernel, bool autoInvoke)
    {
        var dot = name.IndexOf(FunctionNameSeparator, StringComparison.Ordinal);
        var (plugin, function) = dot < 0 ? (null, name) : (name[..dot].Trim(), name[(dot + 1)..].Trim());
        if (kernel is not null && kernel.Plugins.TryGetFunction(plugin, function, out var found))
        {
            return found;
        }

        if (autoInvoke)
        {
            throw new KernelException($"The function '{name}' is not in the kernel, so it cannot be invoked.");
        }

        return _functions?.Find(given => given.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new KernelException($"There is no function '{name}'.");
    }
}
