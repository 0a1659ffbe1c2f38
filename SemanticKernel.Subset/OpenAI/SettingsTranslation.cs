using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>Reads settings that were written for no connector, as prompts' config files are, by a JSON round trip.</summary>
internal static class SettingsTranslation
{
    private static readonly ConditionalWeakTable<PromptExecutionSettings, OpenAIPromptExecutionSettings> Translated = [];

    private static readonly JsonSerializerOptions Permissive = new()
    {
        AllowTrailingCommas = true,
        PropertyNameCaseInsensitive = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>For reading only: frozen settings, as those of prompt functions are, are translated once and shared.</summary>
    public static OpenAIPromptExecutionSettings ForRequest(PromptExecutionSettings? settings) =>
        settings is { IsFrozen: true } and not OpenAIPromptExecutionSettings
            ? Translated.GetValue(settings, Translate)
            : OpenAIPromptExecutionSettings.FromExecutionSettings(settings);

    public static OpenAIPromptExecutionSettings Translate(PromptExecutionSettings settings)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(settings);
        var translated = JsonSerializer.Deserialize<OpenAIPromptExecutionSettings>(json, Permissive)
            ?? throw new ArgumentException("The settings are not a JSON object.", nameof(settings));

        // The round trip keeps function names only; the behavior may hold the functions themselves.
        translated.FunctionChoiceBehavior = settings.FunctionChoiceBehavior;
        return translated;
    }
}
