using Agent.Api.Gates;
using Agent.Api.Runs;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace Agent.Api.Agents;

/// <summary>The kernel of a pass: every tool of the house behind the two filters, bound to one run.</summary>
internal sealed class AgentKernel(IServiceProvider services, ToolCatalog tools, GateFilter gate, StepFilter step)
{
    public Kernel For(AgentRun run)
    {
        var kernel = new Kernel(services, new KernelPluginCollection(tools.Plugins));
        kernel.FunctionInvocationFilters.Add(gate);
        kernel.AutoFunctionInvocationFilters.Add(step);
        run.Bind(kernel);
        return kernel;
    }

    /// <summary>The prompt's own settings, with the agent's tools advertised and called automatically, one after the other.</summary>
    public OpenAIPromptExecutionSettings Settings(AgentRun run)
    {
        var settings = run.Prompt!.NewSettings();
        settings.FunctionChoiceBehavior = FunctionChoiceBehavior.Auto([.. run.Tools.Select(tools.Function)]);
        return settings;
    }
}
