namespace Microsoft.SemanticKernel;

/// <summary>Reads a folder of prompts: each folder in it that has <c>skprompt.txt</c> is a function, <c>config.json</c> describes it.</summary>
internal static class PromptDirectory
{
    public static KernelPlugin Read(string directory, string? pluginName, IPromptTemplateFactory? factory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        if (!Directory.Exists(directory))
        {
            throw new DirectoryNotFoundException($"There is no prompt folder '{directory}'.");
        }

        var name = pluginName ?? new DirectoryInfo(directory).Name;
        Names.CheckPlugin(name, nameof(pluginName));
        factory ??= new KernelPromptTemplateFactory();
        return FunctionsPlugin.Cloning(
            name,
            description: null,
            Directory.EnumerateDirectories(directory).Where(HasPrompt).Select(folder => Function(folder, factory)));
    }

    private static PromptFunction Function(string folder, IPromptTemplateFactory factory)
    {
        var file = Path.Combine(folder, "config.json");
        var config = File.Exists(file) ? PromptTemplateConfig.FromJson(File.ReadAllText(file)) : new PromptTemplateConfig();
        config.Name = Path.GetFileName(folder);
        config.Template = File.ReadAllText(PromptFile(folder));
        return PromptFunction.Create(factory.Create(config), config);
    }

    private static bool HasPrompt(string folder) => File.Exists(PromptFile(folder));

    private static string PromptFile(string folder) => Path.Combine(folder, "skprompt.txt");
}
