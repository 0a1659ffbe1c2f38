using System.Collections.Concurrent;
using System.ComponentModel;
using System.Reflection;

namespace Microsoft.SemanticKernel;

/// <summary>What a method is as a function: its metadata, how its parameters are bound, how it is called. Made once per method.</summary>
internal sealed class MethodShape
{
    private static readonly ConcurrentDictionary<MethodInfo, MethodShape> Known = new();

    private readonly KernelFunctionMetadata _metadata;

    private MethodShape(MethodInfo method)
    {
        Method = method;
        Invoker = MethodInvoker.Create(method);
        Result = ResultShape.Of(method);
        Binders = [.. method.GetParameters().Select(ParameterBinder.Of)];
        _metadata = Describe(method);
    }

    public MethodInfo Method { get; }

    public MethodInvoker Invoker { get; }

    public ResultShape Result { get; }

    public ParameterBinder[] Binders { get; }

    public ToolCache Tools { get; } = new();

    public static MethodShape Of(MethodInfo method) => Known.GetOrAdd(method, static key => new MethodShape(key));

    public MethodFunction Bind(object? target, string plugin) => new(this, target, new KernelFunctionMetadata(_metadata) { PluginName = plugin }, Tools);

    /// <summary>The same method under other words. Its wire format is its own then.</summary>
    public MethodFunction Bind(
        object? target,
        string? name,
        string? description,
        IEnumerable<KernelParameterMetadata>? parameters,
        KernelReturnParameterMetadata? returns)
    {
        if (name is null && description is null && parameters is null && returns is null)
        {
            return new(this, target, new KernelFunctionMetadata(_metadata), Tools);
        }

        var metadata = new KernelFunctionMetadata(_metadata);
        metadata.Name = name ?? metadata.Name;
        metadata.Description = description ?? metadata.Description;
        metadata.ReturnParameter = returns ?? metadata.ReturnParameter;
        metadata.Parameters = parameters?.ToArray() ?? metadata.Parameters;
        return new(this, target, metadata, new ToolCache());
    }

    private KernelFunctionMetadata Describe(MethodInfo method) => new(NameOf(method))
    {
        Description = method.GetCustomAttribute<DescriptionAttribute>(inherit: true)?.Description ?? "",
        Parameters = [.. Binders.Select(binder => binder.Metadata).OfType<KernelParameterMetadata>()],
        ReturnParameter = new()
        {
            Description = method.ReturnParameter.GetCustomAttribute<DescriptionAttribute>(inherit: true)?.Description ?? "",
            ParameterType = Result.Type,
        },
    };

    private static string NameOf(MethodInfo method)
    {
        if (method.GetCustomAttribute<KernelFunctionAttribute>(inherit: true)?.Name is { } given && !string.IsNullOrWhiteSpace(given))
        {
            return given.Trim();
        }

        var name = method.Name;
        return Names.Sanitize(
            name.Length > "Async".Length && name.EndsWith("Async", StringComparison.Ordinal) && ResultShape.IsAsync(method.ReturnType)
                ? name[..^"Async".Length]
                : name);
    }
}
