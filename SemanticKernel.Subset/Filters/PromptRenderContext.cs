namespace Microsoft.SemanticKernel;

/// <summary>One rendering of a prompt, as its filters see it.</summary>
public sealed class PromptRenderContext
{
    internal PromptRenderContext(Kernel kernel, KernelFunction function, KernelArguments arguments)
    {
        Kernel = kernel;
        Function = function;
        Arguments = arguments;
    }

    public CancellationToken CancellationToken { get; init; }

    public Kernel Kernel { get; }

    public KernelFunction Function { get; }

    public KernelArguments Arguments { get; }

    public PromptExecutionSettings? ExecutionSettings { get; init; }

    /// <summary>The prompt; a filter may replace it before it is sent. A blank one is refused.</summary>
    public string? RenderedPrompt
    {
        get;
        set
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>Set, it is the function's result and the model is not asked.</summary>
    public FunctionResult? Result { get; set; }
}
