using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace Microsoft.SemanticKernel;

/// <summary>
/// Makes an argument fit its parameter: as it is when assignable, else by type converter (the kernel's culture, then
/// invariant), else as JSON.
/// </summary>
internal static class ArgumentConverter
{
    public static Func<object?, CultureInfo, object?> To(Type type, string name)
    {
        var converter = Text.ConverterOf(type);
        return (value, culture) =>
            value is null || type.IsInstanceOfType(value) ? Nulls(value, type, name)
            : converter is not null && TryConvert(converter, type, name, value, culture, out var converted) ? converted
            : FromJson(value, type, name);
    }

    private static object? Nulls(object? value, Type type, string name) =>
        value is null && type.IsValueType && Nullable.GetUnderlyingType(type) is null
            ? throw new ArgumentOutOfRangeException(name, value, $"Null is no {type.Name}.")
            : value;

    private static bool TryConvert(TypeConverter converter, Type type, string name, object value, CultureInfo culture, out object? converted)
    {
        if (value is JsonElement element)
        {
            converted = type == typeof(string) ? element.ToString() : null;
            return type == typeof(string);
        }

        if (converter.CanConvertFrom(value.GetType()))
        {
            converted = Guarded(name, value, culture, use => converter.ConvertFrom(context: null, use, value));
            return true;
        }

        if (type == typeof(string))
        {
            converted = Text.From(value, culture);
            return true;
        }

        if (Text.ConverterOf(value.GetType()) is { } source && source.CanConvertTo(type))
        {
            converted = Guarded(name, value, culture, use => source.ConvertTo(context: null, use, value, type));
            return true;
        }

        converted = null;
        return false;
    }

    private static object? Guarded(string name, object value, CultureInfo culture, Func<CultureInfo, object?> convert)
    {
        try
        {
            return convert(culture);
        }
        catch (Exception) when (!Equals(culture, CultureInfo.InvariantCulture))
        {
            return Guarded(name, value, CultureInfo.InvariantCulture, convert);
        }
        catch (Exception exception)
        {
            throw new ArgumentOutOfRangeException(name, value, exception.Message);
        }
    }

    private static object? FromJson(object value, Type type, string name)
    {
        try
        {
            return value switch
            {
                string text => JsonSerializer.Deserialize(text, type),
                JsonElement element => element.Deserialize(type),
                JsonDocument document => document.Deserialize(type),
                System.Text.Json.Nodes.JsonNode node => node.Deserialize(type),
                _ => throw new InvalidCastException($"Object of type '{value.GetType()}' cannot be converted to type '{type}'."),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidCastException or NotSupportedException)
        {
            throw new ArgumentException($"'{name}' cannot be read as {type}. {exception.Message}");
        }
    }
}
