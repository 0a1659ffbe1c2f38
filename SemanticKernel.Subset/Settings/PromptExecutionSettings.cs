using System.Collections.ObjectModel;
using System.Text.Json.Serialization;

namespace Microsoft.SemanticKernel;

/// <summary>How a model is to be asked. What a connector does not know travels in <see cref="ExtensionData"/>.</summary>
public class PromptExecutionSettings
{
    /// <summary>The key of settings that are for no service in particular.</summary>
    public static string DefaultServiceId => "default";

    [JsonPropertyName("service_id")]
    public string? ServiceId
    {
        get;
        set => Change(ref field, value);
    }

    /// <summary>Chooses a service that answers with this model; the model of a request it does not change.</summary>
    [JsonPropertyName("model_id")]
    public string? ModelId
    {
        get;
        set => Change(ref field, value);
    }

    /// <summary>Which functions the model may call, and who runs them. Null: none are sent.</summary>
    [JsonPropertyName("function_choice_behavior")]
    public FunctionChoiceBehavior? FunctionChoiceBehavior
    {
        get;
        set => Change(ref field, value);
    }

    [JsonExtensionData]
    public IDictionary<string, object>? ExtensionData
    {
        get;
        set => Change(ref field, value);
    }

    [JsonIgnore]
    public bool IsFrozen { get; private set; }

    /// <summary>From here on every change is refused with <see cref="InvalidOperationException"/>.</summary>
    public virtual void Freeze()
    {
        if (IsFrozen)
        {
            return;
        }

        if (ExtensionData is not null)
        {
            ExtensionData = new ReadOnlyDictionary<string, object>(ExtensionData);
        }

        IsFrozen = true;
    }

    /// <summary>A copy that is not frozen.</summary>
    public virtual PromptExecutionSettings Clone() => new()
    {
        ServiceId = ServiceId,
        ModelId = ModelId,
        FunctionChoiceBehavior = FunctionChoiceBehavior,
        ExtensionData = ExtensionData is null ? null : new Dictionary<string, object>(ExtensionData),
    };

    protected void ThrowIfFrozen()
    {
        if (IsFrozen)
        {
            throw new InvalidOperationException("These settings are frozen. Clone them to change them.");
        }
    }

    private protected void Change<T>(ref T field, T value)
    {
        ThrowIfFrozen();
        field = value;
    }
}
