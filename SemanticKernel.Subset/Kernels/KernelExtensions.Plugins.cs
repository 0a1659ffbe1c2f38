using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel;

/// <summary>Create makes a plugin, Import also adds it to the kernel, Add puts it into a collection or a builder.</summary>
public static partial class KernelExtensions
{
    public static KernelPlugin CreatePluginFromType<T>(this Kernel kernel, string? pluginName = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return KernelPluginFactory.CreateFromType<T>(pluginName, kernel.Services);
    }

    public static KernelPlugin CreatePluginFromObject(this Kernel kernel, object target, string? pluginName = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return KernelPluginFactory.CreateFromObject(target, pluginName);
    }

    public static KernelPlugin CreatePluginFromFunctions(this Kernel kernel, string pluginName, IEnumerable<KernelFunction>? functions) =>
        kernel.CreatePluginFromFunctions(pluginName, description: null, functions);

    public static KernelPlugin CreatePluginFromFunctions(
        this Kernel kernel,
        string pluginName,
        string? description = null,
        IEnumerable<KernelFunction>? functions = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return KernelPluginFactory.CreateFromFunctions(pluginName, description, functions);
    }

    public static KernelPlugin CreatePluginFromPromptDirectory(
        this Kernel kernel,
        string pluginDirectory,
        string? pluginName = null,
        IPromptTemplateFactory? promptTemplateFactory = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return PromptDirectory.Read(pluginDirectory, pluginName, promptTemplateFactory);
    }

    public static KernelPlugin ImportPluginFromType<T>(this Kernel kernel, string? pluginName = null) =>
        kernel.Import(kernel.CreatePluginFromType<T>(pluginName));

    public static KernelPlugin ImportPluginFromObject(this Kernel kernel, object target, string? pluginName = null) =>
        kernel.Import(kernel.CreatePluginFromObject(target, pluginName));

    public static KernelPlugin ImportPluginFromFunctions(this Kernel kernel, string pluginName, IEnumerable<KernelFunction>? functions) =>
        kernel.Import(kernel.CreatePluginFromFunctions(pluginName, functions));

    public static KernelPlugin ImportPluginFromFunctions(
        this Kernel kernel,
        string pluginName,
        string? description = null,
        IEnumerable<KernelFunction>? functions = null) =>
        kernel.Import(kernel.CreatePluginFromFunctions(pluginName, description, functions));

    public static KernelPlugin ImportPluginFromPromptDirectory(
        this Kernel kernel,
        string pluginDirectory,
        string? pluginName = null,
        IPromptTemplateFactory? promptTemplateFactory = null) =>
        kernel.Import(kernel.CreatePluginFromPromptDirectory(pluginDirectory, pluginName, promptTemplateFactory));

    public static KernelPlugin AddFromType<T>(
        this ICollection<KernelPlugin> plugins,
        string? pluginName = null,
        IServiceProvider? serviceProvider = null) =>
        plugins.Added(KernelPluginFactory.CreateFromType<T>(pluginName, serviceProvider));

    public static KernelPlugin AddFromObject(
        this ICollection<KernelPlugin> plugins,
        object target,
        string? pluginName = null,
        IServiceProvider? serviceProvider = null) =>
        plugins.Added(KernelPluginFactory.CreateFromObject(target, pluginName));

    public static KernelPlugin AddFromFunctions(this ICollection<KernelPlugin> plugins, string pluginName, IEnumerable<KernelFunction>? functions) =>
        plugins.AddFromFunctions(pluginName, description: null, functions);

    public static KernelPlugin AddFromFunctions(
        this ICollection<KernelPlugin> plugins,
        string pluginName,
        string? description = null,
        IEnumerable<KernelFunction>? functions = null) =>
        plugins.Added(KernelPluginFactory.CreateFromFunctions(pluginName, description, functions));

    public static IKernelBuilderPlugins Add(this IKernelBuilderPlugins plugins, KernelPlugin plugin)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        plugins.Services.AddSingleton(plugin);
        return plugins;
    }

    public static IKernelBuilderPlugins AddFromType<T>(this IKernelBuilderPlugins plugins, string? pluginName = null) =>
        plugins.Register(services => KernelPluginFactory.CreateFromType<T>(pluginName, services));

    public static IKernelBuilderPlugins AddFromObject(this IKernelBuilderPlugins plugins, object target, string? pluginName = null) =>
        plugins.Register(_ => KernelPluginFactory.CreateFromObject(target, pluginName));

    public static IKernelBuilderPlugins AddFromFunctions(
        this IKernelBuilderPlugins plugins,
        string pluginName,
        IEnumerable<KernelFunction>? functions) =>
        plugins.AddFromFunctions(pluginName, description: null, functions);

    public static IKernelBuilderPlugins AddFromFunctions(
        this IKernelBuilderPlugins plugins,
        string pluginName,
        string? description = null,
        IEnumerable<KernelFunction>? functions = null) =>
        plugins.Register(_ => KernelPluginFactory.CreateFromFunctions(pluginName, description, functions));

    public static IKernelBuilderPlugins AddFromPromptDirectory(
        this IKernelBuilderPlugins plugins,
        string pluginDirectory,
        string? pluginName = null,
        IPromptTemplateFactory? promptTemplateFactory = null) =>
        plugins.Register(_ => PromptDirectory.Read(pluginDirectory, pluginName, promptTemplateFactory));

    private static KernelPlugin Import(this Kernel kernel, KernelPlugin plugin) => kernel.Plugins.Added(plugin);

    private static KernelPlugin Added(this ICollection<KernelPlugin> plugins, KernelPlugin plugin)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        plugins.Add(plugin);
        return plugin;
    }

    private static IKernelBuilderPlugins Register(this IKernelBuilderPlugins plugins, Func<IServiceProvider, KernelPlugin> create)
    {
        ArgumentNullException.ThrowIfNull(plugins);
        plugins.Services.AddSingleton(create);
        return plugins;
    }
}
