namespace Microsoft.SemanticKernel;

/// <summary>What is known of one parameter. The schema follows from the type unless it is set.</summary>
public sealed class KernelParameterMetadata
{
    private string _description = "";
    private KernelJsonSchema? _schema;
    private bool _schemaIsDerived = true;

    public KernelParameterMetadata(string name)
    {
        Name = name;
    }

    public KernelParameterMetadata(KernelParameterMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        Name = metadata.Name;
        _description = metadata._description;
        DefaultValue = metadata.DefaultValue;
        IsRequired = metadata.IsRequired;
        ParameterType = metadata.ParameterType;
        _schema = metadata._schema;
        _schemaIsDerived = metadata._schemaIsDerived;
    }

    public string Name
    {
        get;
        set
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    public string Description
    {
        get => _description;
        set
        {
            _description = value ?? "";
            Derive();
        }
    }

    public object? DefaultValue
    {
        get;
        set
        {
            field = value;
            Derive();
        }
    }

    public bool IsRequired { get; set; }

    public Type? ParameterType
    {
        get;
        set
        {
            field = value;
            Derive();
        }
    }

    public KernelJsonSchema? Schema
    {
        get => _schema ??= _schemaIsDerived && ParameterType is { } type
            ? KernelJsonSchema.Of(type, Describe(_description, DefaultValue))
            : null;
        set
        {
            _schema = value;
            _schemaIsDerived = value is null;
        }
    }

    private void Derive()
    {
        if (_schemaIsDerived)
        {
            _schema = null;
        }
    }

    // The default goes into the words for the model, not into the schema's "default".
    private static string Describe(string description, object? defaultValue) =>
        Text.From(defaultValue, culture: null) is { Length: > 0 } text ? $"{description} (default value: {text})".TrimStart() : description;
}

/// <summary>What is known of a function's result.</summary>
public sealed class KernelReturnParameterMetadata
{
    private string _description = "";

    public KernelReturnParameterMetadata()
    {
    }

    public KernelReturnParameterMetadata(KernelReturnParameterMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        _description = metadata._description;
        ParameterType = metadata.ParameterType;
        Schema = metadata.Schema;
    }

    public string Description
    {
        get => _description;
        set => _description = value ?? "";
    }

    public Type? ParameterType { get; set; }

    public KernelJsonSchema? Schema
    {
        get => field ??= ParameterType is { } type && type != typeof(void) ? KernelJsonSchema.Of(type, Description) : null;
        set;
    }
}
