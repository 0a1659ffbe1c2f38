namespace Microsoft.SemanticKernel;

/// <summary>Functions run through their kernel, by themselves or by name.</summary>
public sealed partial class Kernel
{
    public Task<FunctionResult> InvokeAsync(KernelFunction function, KernelArguments? arguments = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.InvokeAsync(this, arguments, cancellationToken);
    }

    /// <summary>Runs a function by name; without a plugin name the first plugin that has it. Unknown: <see cref="KeyNotFoundException"/>.</summary>
    public Task<FunctionResult> InvokeAsync(
        string? pluginName,
        string functionName,
        KernelArguments? arguments = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(functionName);
        return Plugins.GetFunction(pluginName, functionName).InvokeAsync(this, arguments, cancellationToken);
    }

    public async Task<TResult?> InvokeAsync<TResult>(
        KernelFunction function,
        KernelArguments? arguments = null,
        CancellationToken cancellationToken = default) =>
        (await InvokeAsync(function, arguments, cancellationToken).ConfigureAwait(false)).GetValue<TResult>();

    public async Task<TResult?> InvokeAsync<TResult>(
        string? pluginName,
        string functionName,
        KernelArguments? arguments = null,
        CancellationToken cancellationToken = default) =>
        (await InvokeAsync(pluginName, functionName, arguments, cancellationToken).ConfigureAwait(false)).GetValue<TResult>();
}
