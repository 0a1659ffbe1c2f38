using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Microsoft.SemanticKernel;

/// <summary>Makes templates of the format "semantic-kernel": <c>{{$value}}</c> and <c>{{Plugin.function $value other='text'}}</c>.</summary>
public sealed class KernelPromptTemplateFactory : IPromptTemplateFactory
{
    public KernelPromptTemplateFactory(ILoggerFactory? loggerFactory = null)
    {
    }

    /// <summary>Puts every value into prompts as it is. Default false: values are HTML-encoded.</summary>
    public bool AllowDangerouslySetContent { get; init; }

    public bool TryCreate(PromptTemplateConfig templateConfig, [NotNullWhen(true)] out IPromptTemplate? result)
    {
        ArgumentNullException.ThrowIfNull(templateConfig);
        result = templateConfig.TemplateFormat.Equals(PromptTemplateConfig.SemanticKernelTemplateFormat, StringComparison.Ordinal)
            ? new PromptTemplate(templateConfig, AllowDangerouslySetContent)
            : null;
        return result is not null;
    }
}
