using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Telemetry;

namespace Microsoft.SemanticKernel;

/// <summary>A function that is a prompt: rendered inside the render filters, then sent to the service its settings choose.</summary>
internal sealed class PromptFunction : KernelFunction
{
    private readonly IPromptTemplate _template;
    private readonly IReadOnlyList<InputVariable> _inputs;

    private PromptFunction(
        IPromptTemplate template,
        IReadOnlyList<InputVariable> inputs,
        KernelFunctionMetadata metadata,
        IReadOnlyDictionary<string, PromptExecutionSettings> settings,
        ToolCache tools)
        : base(metadata, settings)
    {
        _template = template;
        _inputs = inputs;
        Tools = tools;
    }

    internal override ToolCache Tools { get; }

    public static PromptFunction Create(IPromptTemplate template, PromptTemplateConfig config) =>
        new(
            template,
            [.. config.InputVariables.Select(input => new InputVariable(input))],
            new KernelFunctionMetadata(config.Name ?? $"Function_{Guid.NewGuid():N}")
            {
                Description = config.Description ?? "",
                Parameters = [.. config.InputVariables.Select(Describe)],
                ReturnParameter = new() { Description = config.OutputVariable?.Description ?? "", Schema = Schema(config.OutputVariable?.JsonSchema) },
            },
            Frozen(config.ExecutionSettings) ?? throw new ArgumentNullException(nameof(config)),
            new ToolCache());

    public override KernelFunction Clone(string? pluginName = null)
    {
        if (pluginName is not null)
        {
            Names.CheckPlugin(pluginName);
        }

        return new PromptFunction(
            _template,
            _inputs,
            new KernelFunctionMetadata(Metadata) { PluginName = pluginName ?? PluginName },
            ExecutionSettings ?? new Dictionary<string, PromptExecutionSettings>(),
            Tools);
    }

    protected override async ValueTask<FunctionResult> InvokeCoreAsync(Kernel kernel, KernelArguments arguments, CancellationToken cancellationToken)
    {
        AddDefaults(arguments);
        if (!kernel.ServiceSelector.TrySelectAIService<IChatCompletionService>(kernel, this, arguments, out var service, out var settings))
        {
            throw new KernelException($"No chat completion service is registered that fits the prompt function '{this}'.");
        }

        var context = await RenderAsync(kernel, arguments, settings, cancellationToken).ConfigureAwait(false);
        if (context.Result is { } answered)
        {
            answered.RenderedPrompt = context.RenderedPrompt;
            return answered;
        }

        // A filter that did not call on leaves no prompt.
        var prompt = context.RenderedPrompt ?? "";
        var messages = await service.GetChatMessageContentsAsync(prompt, settings, kernel, cancellationToken).ConfigureAwait(false);
        KernelTelemetry.RecordUsage(this, messages is [.., var last] ? last : null);
        return messages is [var message]
            ? new FunctionResult(this, message, kernel.Culture, message.Metadata) { RenderedPrompt = prompt }
            : new FunctionResult(this, messages, kernel.Culture) { RenderedPrompt = prompt };
    }

    private async Task<PromptRenderContext> RenderAsync(
        Kernel kernel,
        KernelArguments arguments,
        PromptExecutionSettings? settings,
        CancellationToken cancellationToken)
    {
        var context = new PromptRenderContext(kernel, this, arguments) { ExecutionSettings = settings, CancellationToken = cancellationToken };
        await FilterChain.RunAsync(kernel.RenderFilters.Walk, _template, context, RenderCoreAsync).ConfigureAwait(false);
        return context;
    }

    private static async Task RenderCoreAsync(IPromptTemplate template, PromptRenderContext context) =>
        context.RenderedPrompt = await template.RenderAsync(context.Kernel, context.Arguments, context.CancellationToken).ConfigureAwait(false);

    private void AddDefaults(KernelArguments arguments)
    {
        foreach (var input in _inputs)
        {
            if (input.Default is not null && !arguments.ContainsName(input.Name))
            {
                arguments[input.Name] = input.Default;
            }
        }
    }

    private static KernelParameterMetadata Describe(InputVariable input) => new(input.Name)
    {
        Description = input.Description,
        DefaultValue = input.Default,
        IsRequired = input.IsRequired,
        ParameterType = string.IsNullOrWhiteSpace(input.JsonSchema) ? typeof(string) : null,
        Schema = Schema(input.JsonSchema),
    };

    private static KernelJsonSchema? Schema(string? json) => string.IsNullOrWhiteSpace(json) ? null : KernelJsonSchema.Parse(json);
}
