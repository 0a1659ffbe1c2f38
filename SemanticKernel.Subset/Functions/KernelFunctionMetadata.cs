using System.Collections.ObjectModel;

namespace Microsoft.SemanticKernel;

/// <summary>What is known of a function without running it.</summary>
public sealed class KernelFunctionMetadata
{
    private static readonly KernelReturnParameterMetadata NoReturn = new();

    private string _description = "";

    public KernelFunctionMetadata(string name)
    {
        Name = name;
    }

    public KernelFunctionMetadata(KernelFunctionMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        Name = metadata.Name;
        PluginName = metadata.PluginName;
        Description = metadata.Description;
        Parameters = metadata.Parameters;
        ReturnParameter = metadata.ReturnParameter;
        AdditionalProperties = metadata.AdditionalProperties;
    }

    public string Name
    {
        get;
        set => field = Names.CheckFunction(value);
    }

    public string? PluginName { get; set; }

    /// <summary>What the function does, for the model to read. Never null.</summary>
    public string Description
    {
        get => _description;
        set => _description = value ?? "";
    }

    public IReadOnlyList<KernelParameterMetadata> Parameters { get; set; } = [];

    public KernelReturnParameterMetadata ReturnParameter { get; set; } = NoReturn;

    public ReadOnlyDictionary<string, object?> AdditionalProperties { get; set; } = ReadOnlyDictionary<string, object?>.Empty;
}
