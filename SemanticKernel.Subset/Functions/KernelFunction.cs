using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel;

/// <summary>Something the kernel can run and a model can call: a method or a prompt. Every run passes the function filters.</summary>
public abstract partial class KernelFunction : FullyQualifiedAIFunction
{
    private KernelJsonSchema? _schema;

    internal KernelFunction(KernelFunctionMetadata metadata, IReadOnlyDictionary<string, PromptExecutionSettings>? executionSettings)
        : base(metadata)
    {
        Names.CheckFunction(metadata.Name, nameof(metadata));
        ExecutionSettings = executionSettings;
    }

    public new virtual string Name => Metadata.Name;

    public virtual string? PluginName => Metadata.PluginName;

    public override string Description => Metadata.Description;

    /// <summary>Settings by service, for functions that talk to a model. Frozen.</summary>
    public IReadOnlyDictionary<string, PromptExecutionSettings>? ExecutionSettings { get; }

    public override JsonElement JsonSchema => (_schema ??= new(FunctionSchema.Build(Metadata))).RootElement;

    /// <summary>This function's tool definitions, shared with all functions of the same shape.</summary>
    internal abstract ToolCache Tools { get; }

    /// <summary>
    /// Runs the function inside the filters. What it throws comes out as it is, but a cancellation becomes
    /// <see cref="KernelFunctionCanceledException"/>.
    /// </summary>
    public Task<FunctionResult> InvokeAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return RunAsync(kernel, arguments ?? [], cancellationToken);
    }

    public async Task<TResult?> InvokeAsync<TResult>(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default) =>
        (await InvokeAsync(kernel, arguments, cancellationToken).ConfigureAwait(false)).GetValue<TResult>();

    /// <summary>The same function, in the plugin named.</summary>
    public abstract KernelFunction Clone(string? pluginName = null);

    public override string ToString() => string.IsNullOrWhiteSpace(PluginName) ? Name : $"{PluginName}.{Name}";

    protected abstract ValueTask<FunctionResult> InvokeCoreAsync(Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken);

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var kernel = arguments.Services?.GetService<Kernel>() ?? new Kernel(arguments.Services);
        var result = await InvokeAsync(kernel, arguments as KernelArguments ?? new KernelArguments(arguments), cancellationToken).ConfigureAwait(false);
        return result.Value;
    }

    private protected static IReadOnlyDictionary<string, PromptExecutionSettings>? Frozen(IReadOnlyDictionary<string, PromptExecutionSettings>? settings)
    {
        if (settings is null)
        {
            return null;
        }

        foreach (var one in settings.Values)
        {
            one.Freeze();
        }

        return new Dictionary<string, PromptExecutionSettings>(settings);
    }
}
