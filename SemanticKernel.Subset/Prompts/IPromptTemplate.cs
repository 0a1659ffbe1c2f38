using System.Diagnostics.CodeAnalysis;

namespace Microsoft.SemanticKernel;

/// <summary>A prompt with places to fill.</summary>
public interface IPromptTemplate
{
    Task<string> RenderAsync(Kernel kernel, KernelArguments? arguments = null, CancellationToken cancellationToken = default);
}

/// <summary>Makes templates of the formats it knows.</summary>
public interface IPromptTemplateFactory
{
    bool TryCreate(PromptTemplateConfig templateConfig, [NotNullWhen(true)] out IPromptTemplate? result);
}

/// <summary>A template, or the reason why not.</summary>
public static class PromptTemplateFactoryExtensions
{
    public static IPromptTemplate Create(this IPromptTemplateFactory factory, PromptTemplateConfig templateConfig)
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentNullException.ThrowIfNull(templateConfig);
        return factory.TryCreate(templateConfig, out var result)
            ? result
            : throw new KernelException($"The template format '{templateConfig.TemplateFormat}' is not known here.");
    }
}
