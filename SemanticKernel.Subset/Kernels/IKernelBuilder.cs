using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel;

/// <summary>Where a kernel's services and plugins are registered.</summary>
public interface IKernelBuilder
{
    IServiceCollection Services { get; }

    IKernelBuilderPlugins Plugins { get; }
}

/// <summary>Where a kernel's plugins are registered. Each becomes one singleton, made from the root provider.</summary>
public interface IKernelBuilderPlugins
{
    IServiceCollection Services { get; }
}

/// <summary>A builder of its own, or a view on an application's services: then the application builds, not <c>Build()</c>.</summary>
internal sealed class KernelBuilder : IKernelBuilder, IKernelBuilderPlugins
{
    private IServiceCollection? _services;

    public KernelBuilder()
    {
        AllowBuild = true;
    }

    public KernelBuilder(IServiceCollection services)
    {
        _services = services;
    }

    public bool AllowBuild { get; }

    public IServiceCollection Services
    {
        get
        {
            if (_services is null)
            {
                _services = new ServiceCollection();
                _services.AddTransient<KernelPluginCollection>();
            }

            return _services;
        }
    }

    public IKernelBuilderPlugins Plugins => this;
}
