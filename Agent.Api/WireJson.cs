using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Agent.Api.Runs;

namespace Agent.Api;

/// <summary>The shapes that cross HTTP, generated.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RunResult))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>The one configured instance.</summary>
    public static WireJson Shared { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>An enum as the word it is written as: <c>needs_info</c>.</summary>
    public static string? Word<TEnum>(TEnum? value)
        where TEnum : struct, Enum => value is { } known ? Word(known) : null;

    public static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
