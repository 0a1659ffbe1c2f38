namespace Microsoft.SemanticKernel;

/// <summary>A function, or a filter around it, was cancelled. Carries what was running and what had been reached.</summary>
public sealed class KernelFunctionCanceledException : OperationCanceledException
{
    public KernelFunctionCanceledException(
        Kernel kernel,
        KernelFunction function,
        KernelArguments arguments,
        FunctionResult? functionResult,
        Exception? innerException = null)
        : base(
            $"The invocation of function '{function?.Name}' was canceled.",
            innerException,
            (innerException as OperationCanceledException)?.CancellationToken ?? CancellationToken.None)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(arguments);
        Kernel = kernel;
        Function = function;
        Arguments = arguments;
        FunctionResult = functionResult;
    }

    public Kernel Kernel { get; }

    public KernelFunction Function { get; }

    public KernelArguments Arguments { get; }

    public FunctionResult? FunctionResult { get; }
}
