namespace Microsoft.SemanticKernel;

/// <summary>Runs filters around a core, the first outermost, each deciding whether and when the rest runs.</summary>
internal static class FilterChain
{
    public static Task RunAsync<TState>(
        List<IFunctionInvocationFilter> filters,
        TState state,
        FunctionInvocationContext context,
        Func<TState, FunctionInvocationContext, Task> core,
        int index = 0) =>
        index < filters.Count
            ? filters[index].OnFunctionInvocationAsync(context, next => RunAsync(filters, state, next, core, index + 1))
            : core(state, context);

    public static Task RunAsync<TState>(
        List<IAutoFunctionInvocationFilter> filters,
        TState state,
        AutoFunctionInvocationContext context,
        Func<TState, AutoFunctionInvocationContext, Task> core,
        int index = 0) =>
        index < filters.Count
            ? filters[index].OnAutoFunctionInvocationAsync(context, next => RunAsync(filters, state, next, core, index + 1))
            : core(state, context);

    public static Task RunAsync<TState>(
        List<IPromptRenderFilter> filters,
        TState state,
        PromptRenderContext context,
        Func<TState, PromptRenderContext, Task> core,
        int index = 0) =>
        index < filters.Count
            ? filters[index].OnPromptRenderAsync(context, next => RunAsync(filters, state, next, core, index + 1))
            : core(state, context);
}
