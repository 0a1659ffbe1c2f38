using Microsoft.Extensions.AI;

namespace Microsoft.SemanticKernel;

/// <summary>Named values for a function, and the settings it may use. Names are compared without regard to case.</summary>
public sealed class KernelArguments : AIFunctionArguments
{
    private IReadOnlyDictionary<string, PromptExecutionSettings>? _executionSettings;

    public KernelArguments()
        : base(StringComparer.OrdinalIgnoreCase)
    {
    }

    public KernelArguments(PromptExecutionSettings? executionSettings)
        : this(executionSettings is null ? null : [executionSettings])
    {
    }

    /// <summary>Settings for several services, each under its <see cref="PromptExecutionSettings.ServiceId"/> or "default".</summary>
    public KernelArguments(IEnumerable<PromptExecutionSettings>? executionSettings)
        : base(StringComparer.OrdinalIgnoreCase)
    {
        if (executionSettings is not null)
        {
            ExecutionSettings = executionSettings.ToDictionary(settings => settings.ServiceId ?? PromptExecutionSettings.DefaultServiceId);
        }
    }

    /// <summary>Copies the values; from other arguments also their settings, unless settings are given.</summary>
    public KernelArguments(IDictionary<string, object?> source, Dictionary<string, PromptExecutionSettings>? executionSettings = null)
        : base(new Dictionary<string, object?>(source, StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase)
    {
        ExecutionSettings = executionSettings ?? (source as KernelArguments)?.ExecutionSettings;
    }

    public IReadOnlyDictionary<string, PromptExecutionSettings>? ExecutionSettings
    {
        get => _executionSettings;
        set
        {
            foreach (var (key, settings) in value ?? new Dictionary<string, PromptExecutionSettings>())
            {
                if (settings.ServiceId is { Length: > 0 } id && id != key)
                {
                    throw new ArgumentException($"The settings under '{key}' are for the service '{id}'.", nameof(value));
                }
            }

            _executionSettings = value;
        }
    }

    public ICollection<string> Names => Keys;

    public bool ContainsName(string name) => ContainsKey(name);
}
