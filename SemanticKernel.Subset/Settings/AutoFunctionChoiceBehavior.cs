using System.Text.Json.Serialization;

namespace Microsoft.SemanticKernel;

/// <summary>The model decides whether to call.</summary>
public sealed class AutoFunctionChoiceBehavior : FunctionChoiceBehavior
{
    private readonly bool _autoInvoke = true;

    [JsonConstructor]
    internal AutoFunctionChoiceBehavior()
    {
    }

    internal AutoFunctionChoiceBehavior(IEnumerable<KernelFunction>? functions, bool autoInvoke, FunctionChoiceBehaviorOptions? options)
        : base(functions)
    {
        Functions = GivenNames;
        Options = options;
        _autoInvoke = autoInvoke;
    }

    /// <summary>The functions offered, each as <c>Plugin.function</c>. Null: all of the kernel's.</summary>
    [JsonPropertyName("functions")]
    public IList<string>? Functions { get; set; }

    [JsonPropertyName("options")]
    public FunctionChoiceBehaviorOptions? Options { get; set; }

    public override FunctionChoiceBehaviorConfiguration GetConfiguration(FunctionChoiceBehaviorConfigurationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(Options ?? DefaultOptions)
        {
            Choice = FunctionChoice.Auto,
            Functions = GetFunctions(Functions, context.Kernel, _autoInvoke),
            AutoInvoke = _autoInvoke,
        };
    }
}
