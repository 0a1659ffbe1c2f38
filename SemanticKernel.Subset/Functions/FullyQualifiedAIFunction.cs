using Microsoft.Extensions.AI;

namespace Microsoft.SemanticKernel;

/// <summary>A function whose name outside the kernel also says its plugin: <c>Plugin_function</c>.</summary>
public abstract class FullyQualifiedAIFunction : AIFunction
{
    internal FullyQualifiedAIFunction(KernelFunctionMetadata metadata)
    {
        Metadata = metadata;
    }

    public KernelFunctionMetadata Metadata { get; init; }

    public override string Name =>
        string.IsNullOrWhiteSpace(Metadata.PluginName) ? Metadata.Name : $"{Metadata.PluginName}_{Metadata.Name}";
}
