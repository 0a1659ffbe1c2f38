using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>How an OpenAI-compatible model is to be asked. What is null is not sent.</summary>
[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
public class OpenAIPromptExecutionSettings : PromptExecutionSettings
{
    /// <summary>"low", "medium", "high", "minimal", or OpenAI's ChatReasoningEffortLevel.</summary>
    [JsonPropertyName("reasoning_effort")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? ReasoningEffort
    {
        get;
        set => Change(ref field, value);
    }

    [JsonPropertyName("temperature")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Temperature
    {
        get;
        set => Change(ref field, value);
    }

    [JsonPropertyName("top_p")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? TopP
    {
        get;
        set => Change(ref field, value);
    }

    [JsonPropertyName("presence_penalty")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? PresencePenalty
    {
        get;
        set => Change(ref field, value);
    }

    [JsonPropertyName("frequency_penalty")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? FrequencyPenalty
    {
        get;
        set => Change(ref field, value);
    }

    /// <summary>Most tokens the answer may take; sent as <c>max_completion_tokens</c>. Below 1 is refused when asked.</summary>
    [JsonPropertyName("max_tokens")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MaxTokens
    {
        get;
        set => Change(ref field, value);
    }

    [JsonPropertyName("stop_sequences")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IList<string>? StopSequences
    {
        get;
        set => Change(ref field, value);
    }

    [JsonPropertyName("seed")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Seed
    {
        get;
        set => Change(ref field, value);
    }

    /// <summary>"json_object", "text", a type, a schema as JsonElement, or OpenAI's ChatResponseFormat.</summary>
    [JsonPropertyName("response_format")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? ResponseFormat
    {
        get;
        set => Change(ref field, value);
    }

    /// <summary>Put before the conversation when it has no system message; the history itself is not changed.</summary>
    [JsonPropertyName("chat_system_prompt")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ChatSystemPrompt
    {
        get;
        set => Change(ref field, value);
    }

    /// <summary>The same with a developer message.</summary>
    [Experimental("SKEXP0010")]
    [JsonPropertyName("chat_developer_prompt")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ChatDeveloperPrompt
    {
        get;
        set => Change(ref field, value);
    }

    [JsonPropertyName("user")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? User
    {
        get;
        set => Change(ref field, value);
    }

    public override void Freeze()
    {
        if (IsFrozen)
        {
            return;
        }

        if (StopSequences is not null)
        {
            StopSequences = new ReadOnlyCollection<string>(StopSequences);
        }

        base.Freeze();
    }

    public override PromptExecutionSettings Clone() => new OpenAIPromptExecutionSettings
    {
        ServiceId = ServiceId,
        ModelId = ModelId,
        FunctionChoiceBehavior = FunctionChoiceBehavior,
        ExtensionData = ExtensionData is null ? null : new Dictionary<string, object>(ExtensionData),
        ReasoningEffort = ReasoningEffort,
        Temperature = Temperature,
        TopP = TopP,
        PresencePenalty = PresencePenalty,
        FrequencyPenalty = FrequencyPenalty,
        MaxTokens = MaxTokens,
        StopSequences = StopSequences is null ? null : new List<string>(StopSequences),
        Seed = Seed,
        ResponseFormat = ResponseFormat,
        ChatSystemPrompt = ChatSystemPrompt,
        ChatDeveloperPrompt = ChatDeveloperPrompt,
        User = User,
    };

    /// <summary>The settings as this connector reads them: itself when it is one of these, else a translation by the JSON names.</summary>
    public static OpenAIPromptExecutionSettings FromExecutionSettings(PromptExecutionSettings? executionSettings, int? defaultMaxTokens = null) =>
        executionSettings switch
        {
            null => new() { MaxTokens = defaultMaxTokens },
            OpenAIPromptExecutionSettings own => own,
            _ => SettingsTranslation.Translate(executionSettings),
        };
}
