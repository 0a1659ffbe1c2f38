namespace Microsoft.SemanticKernel;

/// <summary>Stands around every run of a function, whoever asked for it.</summary>
public interface IFunctionInvocationFilter
{
    Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next);
}

/// <summary>Stands around a function the model called, when the kernel runs such calls by itself.</summary>
public interface IAutoFunctionInvocationFilter
{
    Task OnAutoFunctionInvocationAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next);
}

/// <summary>Stands around the rendering of a prompt. Setting the context's result answers instead of the model.</summary>
public interface IPromptRenderFilter
{
    Task OnPromptRenderAsync(PromptRenderContext context, Func<PromptRenderContext, Task> next);
}
