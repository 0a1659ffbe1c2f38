using System.Security.Cryptography;
using System.Text;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;

namespace Agent.Api.Prompts;

/// <summary>One version of one prompt. The version is its content: template and configuration.</summary>
internal sealed class Prompt
{
    private Prompt(string name, string template, string config)
    {
        Name = name;
        Template = template;
        Config = config;
        Hash = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{template}\n{config}")));
        Settings = PromptTemplateConfig.FromJson(config);
        Settings.Name = name;
        Settings.Template = template;
        Function = KernelFunctionFactory.CreateFromPrompt(Settings);
    }

    public string Name { get; }

    /// <summary><c>sha256:</c> and 64 hex digits.</summary>
    public string Hash { get; }

    public string Template { get; }

    public string Config { get; }

    public PromptTemplateConfig Settings { get; }

    /// <summary>The prompt as a function without tools, for the reader and the writer.</summary>
    public KernelFunction Function { get; }

    /// <summary>The configuration's default execution settings, free to be changed.</summary>
    public OpenAIPromptExecutionSettings NewSettings() =>
        (OpenAIPromptExecutionSettings)OpenAIPromptExecutionSettings.FromExecutionSettings(Settings.DefaultExecutionSettings).Clone();

    /// <exception cref="System.Text.Json.JsonException">The configuration is not what Semantic Kernel reads.</exception>
    public static Prompt Create(string name, string template, string config) => new(name, template, config);

    public static Prompt Load(string folder) => Create(
        Path.GetFileName(folder),
        File.ReadAllText(Path.Combine(folder, "skprompt.txt")),
        File.ReadAllText(Path.Combine(folder, "config.json")));
}
