using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Plugins;

/// <summary>Enums travel as snake_case words, never as numbers: <c>NeedsInfo</c> is <c>needs_info</c>.</summary>
public sealed class SnakeCaseEnumConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
