using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.SemanticKernel;

/// <summary>A prompt and what is said about it: its inputs, its output, its settings by service.</summary>
public sealed class PromptTemplateConfig
{
    public PromptTemplateConfig()
    {
    }

    public PromptTemplateConfig(string template)
    {
        Template = template;
    }

    public static string SemanticKernelTemplateFormat => "semantic-kernel";

    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("description")]
    public string? Description { get; set; }

    [JsonPropertyName("template_format")]
    [AllowNull]
    public string TemplateFormat
    {
        get => field ?? SemanticKernelTemplateFormat;
        set;
    }

    [JsonPropertyName("template")]
    public string Template
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = "";

    [JsonPropertyName("input_variables")]
    public List<InputVariable> InputVariables
    {
        get => field ??= [];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    [JsonPropertyName("output_variable")]
    public OutputVariable? OutputVariable { get; set; }

    /// <summary>Settings by service id; "default" is for any service.</summary>
    [JsonPropertyName("execution_settings")]
    public Dictionary<string, PromptExecutionSettings> ExecutionSettings
    {
        get => field ??= [];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    /// <summary>Puts what functions return into the prompt as it is. Default false: it is HTML-encoded.</summary>
    [JsonPropertyName("allow_dangerously_set_content")]
    public bool AllowDangerouslySetContent { get; set; }

    [JsonIgnore]
    public PromptExecutionSettings? DefaultExecutionSettings => ExecutionSettings.GetValueOrDefault(PromptExecutionSettings.DefaultServiceId);

    /// <summary>Reads a config file: strict JSON, names as written. Unknown members are ignored; a default that is not text is refused.</summary>
    public static PromptTemplateConfig FromJson(string json)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(json);
        PromptTemplateConfig? config;
        try
        {
            config = JsonSerializer.Deserialize<PromptTemplateConfig>(json);
        }
        catch (JsonException exception)
        {
            throw new ArgumentException("The prompt's config is not valid.", nameof(json), exception);
        }

        if (config is null)
        {
            throw new ArgumentException("The prompt's config is not an object.", nameof(json));
        }

        foreach (var input in config.InputVariables)
        {
            input.Default = TextOf(input);
        }

        return config;
    }

    /// <summary>Adds settings under the service id given, else their own, else "default". Twice the same is refused.</summary>
    public void AddExecutionSettings(PromptExecutionSettings settings, string? serviceId = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!string.IsNullOrWhiteSpace(serviceId) && !string.IsNullOrWhiteSpace(settings.ServiceId))
        {
            throw new ArgumentException($"The settings already name the service '{settings.ServiceId}'.", nameof(serviceId));
        }

        var key = !string.IsNullOrWhiteSpace(serviceId) ? serviceId
            : !string.IsNullOrWhiteSpace(settings.ServiceId) ? settings.ServiceId
            : PromptExecutionSettings.DefaultServiceId;
        if (!ExecutionSettings.TryAdd(key, settings))
        {
            throw new ArgumentException($"There are settings for '{key}' already.", nameof(serviceId));
        }
    }

    private static string? TextOf(InputVariable input) => input.Default switch
    {
        null => null,
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } element => element.GetString(),
        _ => throw new NotSupportedException($"The default of '{input.Name}' has to be text."),
    };
}
