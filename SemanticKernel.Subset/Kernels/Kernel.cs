using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.SemanticKernel.Services;

namespace Microsoft.SemanticKernel;

/// <summary>
/// What one piece of work with a model needs: services, plugins and filters. Cheap to make; one per unit of work.
/// Filters registered with the services are read once, when the kernel is made.
/// </summary>
public sealed partial class Kernel
{
    private ILoggerFactory? _loggerFactory;
    private Dictionary<string, object?>? _data;
    private IAIServiceSelector? _selector;
    private CultureInfo _culture = CultureInfo.InvariantCulture;

    public Kernel(IServiceProvider? services = null, KernelPluginCollection? plugins = null)
    {
        Services = services ?? NoServices.Instance;
        Plugins = plugins ?? Services.GetService<KernelPluginCollection>() ?? new KernelPluginCollection(Services.GetServices<KernelPlugin>());
        FunctionFilters = new(Services.GetServices<IFunctionInvocationFilter>());
        RenderFilters = new(Services.GetServices<IPromptRenderFilter>());
        AutoFilters = new(Services.GetServices<IAutoFunctionInvocationFilter>());
    }

    private Kernel(Kernel source)
    {
        Services = source.Services;
        Plugins = new KernelPluginCollection(source.Plugins);
        FunctionFilters = new(source.FunctionFilters);
        RenderFilters = new(source.RenderFilters);
        AutoFilters = new(source.AutoFilters);
        _data = source._data is { Count: > 0 } data ? new(data) : null;
        _culture = source._culture;
    }

    public KernelPluginCollection Plugins { get; }

    /// <summary>Run around every function, first in the list outermost.</summary>
    public IList<IFunctionInvocationFilter> FunctionInvocationFilters => FunctionFilters;

    /// <summary>Run around the rendering of every prompt function's prompt, first in the list outermost.</summary>
    public IList<IPromptRenderFilter> PromptRenderFilters => RenderFilters;

    /// <summary>Run around functions the model called, outside the function filters, first in the list outermost.</summary>
    public IList<IAutoFunctionInvocationFilter> AutoFunctionInvocationFilters => AutoFilters;

    public IServiceProvider Services { get; }

    /// <summary>How values become text and text becomes values. Default invariant; null resets to that.</summary>
    public CultureInfo Culture
    {
        get => _culture;
        set => _culture = value ?? CultureInfo.InvariantCulture;
    }

    public ILoggerFactory LoggerFactory => _loggerFactory ??= Services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;

    public IAIServiceSelector ServiceSelector => _selector ??= Services.GetService<IAIServiceSelector>() ?? OrderedServiceSelector.Instance;

    /// <summary>Anything the work wants to carry along, for filters and functions to read.</summary>
    public IDictionary<string, object?> Data => Interlocked.CompareExchange(ref _data, new(), null) ?? _data;

    internal NonNullList<IFunctionInvocationFilter> FunctionFilters { get; }

    internal NonNullList<IPromptRenderFilter> RenderFilters { get; }

    internal NonNullList<IAutoFunctionInvocationFilter> AutoFilters { get; }

    public static IKernelBuilder CreateBuilder() => new KernelBuilder();

    /// <summary>A kernel with the same services and its own copies of the lists and the data.</summary>
    public Kernel Clone() => new(this);

    /// <summary>The service, or a <see cref="KernelException"/>. Without a key the last one registered wins.</summary>
    public T GetRequiredService<T>(object? serviceKey = null)
        where T : class =>
        ServiceLookup.Find<T>(Services, serviceKey)
        ?? throw new KernelException(serviceKey is null
            ? $"No service of type '{typeof(T)}' is registered."
            : $"No service of type '{typeof(T)}' is registered under the key '{serviceKey}'.");

    public IEnumerable<T> GetAllServices<T>()
        where T : class => ServiceLookup.All<T>(Services);
}
