using System.Collections.Concurrent;
using System.ComponentModel;
using System.Globalization;

namespace Microsoft.SemanticKernel;

/// <summary>
/// Turns values into text and text into values by their type converters. Only simple types, and types that name a
/// converter themselves, have one here: the framework's converters for collections write "(Collection)".
/// </summary>
internal static class Text
{
    private static readonly ConcurrentDictionary<Type, TypeConverter?> Converters = new();

    private static readonly HashSet<Type> Simple =
    [
        typeof(string), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeSpan), typeof(Guid), typeof(Uri),
    ];

    public static string? From(object? value, CultureInfo? culture)
    {
        switch (value)
        {
            case null:
                return null;
            case string text:
                return text;
            default:
                var converter = ConverterOf(value.GetType());
                return converter is not null && converter.CanConvertTo(typeof(string))
                    ? converter.ConvertToString(context: null, culture ?? CultureInfo.InvariantCulture, value)
                    : value.ToString();
        }
    }

    /// <summary>The converter for the type, or null when its values are not read from text.</summary>
    public static TypeConverter? ConverterOf(Type type) => Converters.GetOrAdd(type, static key => Create(key));

    private static TypeConverter? Create(Type type)
    {
        var simple = Nullable.GetUnderlyingType(type) ?? type;
        return simple.IsPrimitive || simple.IsEnum || Simple.Contains(simple) || type.IsDefined(typeof(TypeConverterAttribute), inherit: true)
            ? TypeDescriptor.GetConverter(simple)
            : null;
    }
}
