using System.Text.Json;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace Agent.Api.Prompts;

/// <summary>One version of one prompt: template and configuration, as Semantic Kernel reads them.</summary>
internal sealed class Prompt : PromptVersion
{
    private readonly OpenAIPromptExecutionSettings settings;

    /// <exception cref="PromptException">Semantic Kernel cannot read it.</exception>
    public Prompt(PromptText text)
        : base(text, HashOf($"{text.Template}\n{text.Config}"))
    {
        try
        {
            var config = PromptTemplateConfig.FromJson(text.Config);
            config.Name = text.Name;
            config.Template = text.Template;
            settings = OpenAIPromptExecutionSettings.FromExecutionSettings(config.DefaultExecutionSettings);
            Function = KernelFunctionFactory.CreateFromPrompt(config);
        }
        catch (Exception misfit) when (misfit is ArgumentException or KernelException or JsonException or NotSupportedException or InvalidOperationException)
        {
            throw new PromptException(text.Name, $"Semantic Kernel cannot read it: {misfit.Message}", misfit);
        }
    }

    public string Template => Text.Template;

    /// <summary>The prompt as a function without tools, for the reader and the writer.</summary>
    public KernelFunction Function { get; }

    /// <summary>The model the configuration names; null when it names none.</summary>
    public string? Model => string.IsNullOrWhiteSpace(settings.ModelId) ? null : settings.ModelId;

    /// <summary>The configuration's default execution settings, free to be changed.</summary>
    public OpenAIPromptExecutionSettings NewSettings() => (OpenAIPromptExecutionSettings)settings.Clone();
}
