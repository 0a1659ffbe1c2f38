using System.Globalization;

namespace Microsoft.SemanticKernel;

/// <summary>What a function gave back.</summary>
public sealed class FunctionResult
{
    public FunctionResult(
        KernelFunction function,
        object? value = null,
        CultureInfo? culture = null,
        IReadOnlyDictionary<string, object?>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        Function = function;
        Value = value;
        Culture = culture ?? CultureInfo.InvariantCulture;
        Metadata = metadata;
    }

    /// <summary>A copy with another value. Null keeps the value it had.</summary>
    public FunctionResult(FunctionResult result, object? value = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        Function = result.Function;
        Value = value ?? result.Value;
        Culture = result.Culture;
        Metadata = result.Metadata;
        RenderedPrompt = result.RenderedPrompt;
    }

    public KernelFunction Function { get; init; }

    public IReadOnlyDictionary<string, object?>? Metadata { get; init; }

    public CultureInfo Culture { get; init; }

    public Type? ValueType => Value?.GetType();

    /// <summary>The prompt that was sent, when the function is a prompt.</summary>
    public string? RenderedPrompt { get; internal set; }

    internal object? Value { get; }

    /// <summary>
    /// The value as <typeparamref name="T"/>: as it is, a content's text, or what a content was made of. Else <see cref="InvalidCastException"/>.
    /// </summary>
    public T? GetValue<T>()
    {
        switch (Value)
        {
            case null:
                return default;
            case T typed:
                return typed;
            case KernelContent content when typeof(T) == typeof(string):
                return (T?)(object?)content.ToString();
            case KernelContent { InnerContent: T inner }:
                return inner;
            default:
                throw new InvalidCastException($"The result is a {Value.GetType()}, not a {typeof(T)}.");
        }
    }

    public override string ToString() => Text.From(Value, Culture) ?? "";
}
