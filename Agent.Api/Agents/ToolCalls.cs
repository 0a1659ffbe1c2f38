using Agent.Api.Runs;
using Microsoft.SemanticKernel;

namespace Agent.Api.Agents;

/// <summary>Invokes a tool outside Semantic Kernel's loop: after a crash, or once a person has approved. The gate is passed all the same.</summary>
internal static class ToolCalls
{
    /// <returns>The text the model gets, errors included.</returns>
    public static async Task<string> InvokeAsync(Kernel kernel, RequestedCall call, CancellationToken cancellationToken)
    {
        if (!kernel.Plugins.TryGetFunction(call.Plugin, call.Function, out var function))
        {
            return "Error: there is no such tool. Use only the tools you were given.";
        }

        if (call.Strings() is not { } arguments)
        {
            return "Error: the arguments were not a JSON object.";
        }

        var result = await function.InvokeAsync(kernel, arguments, cancellationToken);
        return result.GetValue<string>() ?? "";
    }
}
