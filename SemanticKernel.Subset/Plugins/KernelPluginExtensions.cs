using System.Diagnostics.CodeAnalysis;

namespace Microsoft.SemanticKernel;

/// <summary>Looks functions up across plugins. Without a plugin name the first plugin that has the function answers.</summary>
public static class KernelPluginExtensions
{
    public static bool Contains(this IReadOnlyKernelPluginCollection plugins, string pluginName)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        ArgumentNullException.ThrowIfNull(pluginName);
        return plugins.TryGetPlugin(pluginName, out _);
    }

    /// <summary>The function, or <see cref="KeyNotFoundException"/>.</summary>
    public static KernelFunction GetFunction(this IReadOnlyKernelPluginCollection plugins, string? pluginName, string functionName) =>
        plugins.TryGetFunction(pluginName, functionName, out var function)
            ? function
            : throw new KeyNotFoundException(string.IsNullOrWhiteSpace(pluginName)
                ? $"No plugin has a function '{functionName}'."
                : $"There is no function '{functionName}' in a plugin '{pluginName}'.");

    public static bool TryGetFunction(
        this IReadOnlyKernelPluginCollection plugins,
        string? pluginName,
        string functionName,
        [NotNullWhen(true)] out KernelFunction? func)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        ArgumentNullException.ThrowIfNull(functionName);
        func = null;
        if (!string.IsNullOrWhiteSpace(pluginName))
        {
            return plugins.TryGetPlugin(pluginName, out var plugin) && plugin.TryGetFunction(functionName, out func);
        }

        foreach (var plugin in plugins)
        {
            if (plugin.TryGetFunction(functionName, out func))
            {
                return true;
            }
        }

        return false;
    }

    public static IList<KernelFunctionMetadata> GetFunctionsMetadata(this IEnumerable<KernelPlugin> plugins)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        return [.. plugins.SelectMany(plugin => plugin.GetFunctionsMetadata())];
    }
}
