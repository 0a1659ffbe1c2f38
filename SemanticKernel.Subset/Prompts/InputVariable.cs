using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Microsoft.SemanticKernel;

/// <summary>A value a prompt reads.</summary>
public sealed class InputVariable
{
    public InputVariable()
    {
    }

    public InputVariable(InputVariable inputVariable)
    {
        ArgumentNullException.ThrowIfNull(inputVariable);
        Name = inputVariable.Name;
        Description = inputVariable.Description;
        Default = inputVariable.Default;
        IsRequired = inputVariable.IsRequired;
        JsonSchema = inputVariable.JsonSchema;
        AllowDangerouslySetContent = inputVariable.AllowDangerouslySetContent;
        Sample = inputVariable.Sample;
    }

    [JsonPropertyName("name")]
    public string Name { get; set; } = "";

    [JsonPropertyName("description")]
    public string Description
    {
        get;
        set => field = value ?? "";
    } = "";

    [JsonPropertyName("default")]
    public object? Default { get; set; }

    [JsonPropertyName("is_required")]
    public bool IsRequired { get; set; } = true;

    [JsonPropertyName("json_schema")]
    public string? JsonSchema { get; set; }

    /// <summary>
    /// Puts the value into the prompt as it is. Default false: it is HTML-encoded, so that text cannot pass itself off as
    /// a message.
    /// </summary>
    [JsonPropertyName("allow_dangerously_set_content")]
    public bool AllowDangerouslySetContent { get; set; }

    [Experimental("SKEXP0110")]
    [JsonPropertyName("sample")]
    public object? Sample { get; set; }
}

/// <summary>What a prompt gives back.</summary>
public sealed class OutputVariable
{
    [JsonPropertyName("description")]
    public string Description
    {
        get;
        set => field = value ?? "";
    } = "";

    [JsonPropertyName("json_schema")]
    public string? JsonSchema { get; set; }
}
