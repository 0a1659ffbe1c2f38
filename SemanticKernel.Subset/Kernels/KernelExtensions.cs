using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.SemanticKernel;

/// <summary>Makes functions and plugins with a kernel, adds them to one, and builds one.</summary>
public static partial class KernelExtensions
{
    public static KernelFunction CreateFunctionFromMethod(
        this Kernel kernel,
        Delegate method,
        string? functionName = null,
        string? description = null,
        IEnumerable<KernelParameterMetadata>? parameters = null,
        KernelReturnParameterMetadata? returnParameter = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return KernelFunctionFactory.CreateFromMethod(method, functionName, description, parameters, returnParameter);
    }

    public static KernelFunction CreateFunctionFromMethod(
        this Kernel kernel,
        MethodInfo method,
        object? target = null,
        string? functionName = null,
        string? description = null,
        IEnumerable<KernelParameterMetadata>? parameters = null,
        KernelReturnParameterMetadata? returnParameter = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return KernelFunctionFactory.CreateFromMethod(method, target, functionName, description, parameters, returnParameter);
    }

    public static KernelFunction CreateFunctionFromPrompt(
        this Kernel kernel,
        string promptTemplate,
        PromptExecutionSettings? executionSettings = null,
        string? functionName = null,
        string? description = null,
        string? templateFormat = null,
        IPromptTemplateFactory? promptTemplateFactory = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return KernelFunctionFactory.CreateFromPrompt(
            promptTemplate, executionSettings, functionName, description, templateFormat, promptTemplateFactory);
    }

    public static KernelFunction CreateFunctionFromPrompt(
        this Kernel kernel,
        string promptTemplate,
        IEnumerable<PromptExecutionSettings>? executionSettings,
        string? functionName = null,
        string? description = null,
        string? templateFormat = null,
        IPromptTemplateFactory? promptTemplateFactory = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return KernelFunctionFactory.CreateFromPrompt(
            promptTemplate, executionSettings, functionName, description, templateFormat, promptTemplateFactory);
    }

    public static KernelFunction CreateFunctionFromPrompt(
        this Kernel kernel,
        PromptTemplateConfig promptConfig,
        IPromptTemplateFactory? promptTemplateFactory = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return KernelFunctionFactory.CreateFromPrompt(promptConfig, promptTemplateFactory);
    }

    public static Task<FunctionResult> InvokePromptAsync(
        this Kernel kernel,
        string promptTemplate,
        KernelArguments? arguments = null,
        string? templateFormat = null,
        IPromptTemplateFactory? promptTemplateFactory = null,
        PromptTemplateConfig? promptTemplateConfig = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentException.ThrowIfNullOrWhiteSpace(promptTemplate);
        promptTemplateConfig ??= new PromptTemplateConfig();
        promptTemplateConfig.Template = promptTemplate;
        promptTemplateConfig.TemplateFormat = templateFormat ?? promptTemplateConfig.TemplateFormat;
        promptTemplateConfig.Name ??= $"{nameof(InvokePromptAsync)}_{Guid.NewGuid():N}";
        var function = KernelFunctionFactory.CreateFromPrompt(promptTemplateConfig, promptTemplateFactory);
        return kernel.InvokeAsync(function, arguments, cancellationToken);
    }

    public static async Task<T?> InvokePromptAsync<T>(
        this Kernel kernel,
        string promptTemplate,
        KernelArguments? arguments = null,
        string? templateFormat = null,
        IPromptTemplateFactory? promptTemplateFactory = null,
        PromptTemplateConfig? promptTemplateConfig = null,
        CancellationToken cancellationToken = default)
    {
        var result = await kernel
            .InvokePromptAsync(promptTemplate, arguments, templateFormat, promptTemplateFactory, promptTemplateConfig, cancellationToken)
            .ConfigureAwait(false);
        return result.GetValue<T>();
    }

    /// <summary>A kernel over the services registered. Refused where an application owns the services.</summary>
    public static Kernel Build(this IKernelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder is KernelBuilder { AllowBuild: false })
        {
            throw new InvalidOperationException("The application that owns these services builds them; resolve the kernel from its provider.");
        }

        if (builder.Services.Count == 0)
        {
            return new Kernel();
        }

        var keys = ServiceKeys.Record(builder.Services);
        builder.Services.AddSingleton(keys);
        return new Kernel(builder.Services.BuildServiceProvider());
    }
}
