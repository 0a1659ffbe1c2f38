using System.Reflection;

namespace Microsoft.SemanticKernel;

/// <summary>What a run of a method reads its parameters from.</summary>
internal readonly record struct FunctionInvocation(Kernel Kernel, KernelArguments Arguments, CancellationToken CancellationToken);

/// <summary>A function that is a method, with the object it is called on.</summary>
internal sealed class MethodFunction : KernelFunction
{
    private readonly MethodShape _shape;
    private readonly object? _target;

    public MethodFunction(MethodShape shape, object? target, KernelFunctionMetadata metadata, ToolCache tools)
        : base(metadata, executionSettings: null)
    {
        _shape = shape;
        _target = target;
        Tools = tools;
        if (target is null && !shape.Method.IsStatic)
        {
            throw new ArgumentNullException(nameof(target), $"The method '{shape.Method.Name}' needs an object to be called on.");
        }
    }

    public MethodInfo Method => _shape.Method;

    public override MethodInfo? UnderlyingMethod => _shape.Method;

    internal override ToolCache Tools { get; }

    public override KernelFunction Clone(string? pluginName = null)
    {
        if (pluginName is not null)
        {
            Names.CheckPlugin(pluginName);
        }

        return new MethodFunction(_shape, _target, new KernelFunctionMetadata(Metadata) { PluginName = pluginName ?? PluginName }, Tools);
    }

    protected override async ValueTask<FunctionResult> InvokeCoreAsync(Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken)
    {
        var returned = Call(new(kernel, arguments, cancellationToken));
        var value = await _shape.Result.UnwrapAsync(returned).ConfigureAwait(false);
        return value as FunctionResult ?? new FunctionResult(this, value, kernel.Culture);
    }

    private object? Call(FunctionInvocation run)
    {
        var binders = _shape.Binders;
        var values = binders.Length == 0 ? [] : new object?[binders.Length];
        for (var i = 0; i < binders.Length; i++)
        {
            values[i] = binders[i].Bind(this, run);
        }

        return _shape.Invoker.Invoke(_shape.Method.IsStatic ? null : _target, values.AsSpan());
    }
}
