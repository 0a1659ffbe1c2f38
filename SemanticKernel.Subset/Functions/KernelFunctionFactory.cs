using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Microsoft.SemanticKernel;

/// <summary>Makes functions from methods and prompts.</summary>
public static class KernelFunctionFactory
{
    public static KernelFunction CreateFromMethod(
        Delegate method,
        string? functionName = null,
        string? description = null,
        IEnumerable<KernelParameterMetadata>? parameters = null,
        KernelReturnParameterMetadata? returnParameter = null,
        ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(method);
        return CreateFromMethod(method.Method, method.Target, functionName, description, parameters, returnParameter, loggerFactory);
    }

    public static KernelFunction CreateFromMethod(
        MethodInfo method,
        object? target = null,
        string? functionName = null,
        string? description = null,
        IEnumerable<KernelParameterMetadata>? parameters = null,
        KernelReturnParameterMetadata? returnParameter = null,
        ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(method);
        return MethodShape.Of(method).Bind(target, functionName, description, parameters, returnParameter);
    }

    public static KernelFunction CreateFromPrompt(
        string promptTemplate,
        PromptExecutionSettings? executionSettings = null,
        string? functionName = null,
        string? description = null,
        string? templateFormat = null,
        IPromptTemplateFactory? promptTemplateFactory = null,
        ILoggerFactory? loggerFactory = null) =>
        CreateFromPrompt(
            promptTemplate,
            executionSettings is null ? null : [executionSettings],
            functionName,
            description,
            templateFormat,
            promptTemplateFactory,
            loggerFactory);

    public static KernelFunction CreateFromPrompt(
        string promptTemplate,
        IEnumerable<PromptExecutionSettings>? executionSettings,
        string? functionName = null,
        string? description = null,
        string? templateFormat = null,
        IPromptTemplateFactory? promptTemplateFactory = null,
        ILoggerFactory? loggerFactory = null)
    {
        if (!string.IsNullOrWhiteSpace(templateFormat) && promptTemplateFactory is null)
        {
            throw new ArgumentException("A template format needs a template factory that knows it.", nameof(promptTemplateFactory));
        }

        var config = new PromptTemplateConfig(promptTemplate)
        {
            TemplateFormat = templateFormat ?? PromptTemplateConfig.SemanticKernelTemplateFormat,
            Name = functionName,
            Description = description,
        };
        foreach (var settings in executionSettings ?? [])
        {
            config.AddExecutionSettings(settings);
        }

        return CreateFromPrompt(config, promptTemplateFactory, loggerFactory);
    }

    public static KernelFunction CreateFromPrompt(
        PromptTemplateConfig promptConfig,
        IPromptTemplateFactory? promptTemplateFactory = null,
        ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(promptConfig);
        var factory = promptTemplateFactory ?? new KernelPromptTemplateFactory(loggerFactory);
        return CreateFromPrompt(factory.Create(promptConfig), promptConfig, loggerFactory);
    }

    public static KernelFunction CreateFromPrompt(IPromptTemplate promptTemplate, PromptTemplateConfig promptConfig, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(promptTemplate);
        ArgumentNullException.ThrowIfNull(promptConfig);
        return PromptFunction.Create(promptTemplate, promptConfig);
    }
}
