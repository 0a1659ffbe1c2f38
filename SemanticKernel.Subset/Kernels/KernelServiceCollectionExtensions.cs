using Microsoft.SemanticKernel;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Kernels from an application's own services.</summary>
public static class KernelServiceCollectionExtensions
{
    /// <summary>Registers <see cref="Kernel"/> and its plugin collection, both transient. The returned builder cannot <c>Build()</c>.</summary>
    public static IKernelBuilder AddKernel(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddTransient<KernelPluginCollection>();
        services.AddTransient<Kernel>();
        return new KernelBuilder(services);
    }
}
