using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.SemanticKernel;

/// <summary>Makes plugins from objects, types and functions. A type's methods are read once and remembered.</summary>
public static class KernelPluginFactory
{
    public static KernelPlugin CreateFromType<T>(string? pluginName = null, IServiceProvider? serviceProvider = null) =>
        CreateFromType(typeof(T), pluginName, serviceProvider);

    /// <summary>Makes the instance from the services given, then the plugin from it.</summary>
    public static KernelPlugin CreateFromType(Type instanceType, string? pluginName = null, IServiceProvider? serviceProvider = null)
    {
        ArgumentNullException.ThrowIfNull(instanceType);
        serviceProvider ??= NoServices.Instance;
        var target = ActivatorUtilities.CreateInstance(serviceProvider, instanceType);
        return PluginShape.Of(instanceType).For(target, pluginName);
    }

    /// <summary>
    /// A plugin of the methods marked <see cref="KernelFunctionAttribute"/>, public or not, static or not; none at all is refused.
    /// Default name: the type's.
    /// </summary>
    public static KernelPlugin CreateFromObject(object target, string? pluginName = null, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        return PluginShape.Of(target.GetType()).For(target, pluginName);
    }

    public static KernelPlugin CreateFromFunctions(string pluginName, IEnumerable<KernelFunction>? functions) =>
        CreateFromFunctions(pluginName, description: null, functions);

    public static KernelPlugin CreateFromFunctions(string pluginName, string? description = null, IEnumerable<KernelFunction>? functions = null) =>
        FunctionsPlugin.Cloning(pluginName, description, functions);
}
