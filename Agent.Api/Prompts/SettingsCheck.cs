using System.Globalization;
using System.Text.Json;

namespace Agent.Api.Prompts;

/// <summary>
/// The execution settings a prompt may choose: how the model answers. Tools, answer schema and further messages are code's business, so
/// the settings for them are not among these.
/// </summary>
internal static class SettingsCheck
{
    private const int MostStops = 4;

    private static readonly string[] Efforts = ["minimal", "low", "medium", "high"];

    private static readonly Dictionary<string, (Func<JsonElement, bool> Fits, string Allowed)> Rules = new(StringComparer.Ordinal)
    {
        ["temperature"] = Between(0, 2),
        ["top_p"] = Between(0, 1),
        ["presence_penalty"] = Between(-2, 2),
        ["frequency_penalty"] = Between(-2, 2),
        ["max_tokens"] = (element => element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var tokens) && tokens >= 1, "a whole number from 1"),
        ["seed"] = (element => element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out _), "a whole number"),
        ["stop_sequences"] = (
            element => element.ValueKind == JsonValueKind.Array && element.GetArrayLength() <= MostStops && element.EnumerateArray().All(IsText),
            "an array of up to 4 texts"),
        ["reasoning_effort"] = (element => IsText(element) && Efforts.Contains(element.GetString()), "one of minimal, low, medium, high"),
        ["model_id"] = (IsText, "the name of a model"),
    };

    public static IReadOnlyCollection<string> Names => Rules.Keys;

    /// <exception cref="PromptException">A value is of the wrong kind or out of range.</exception>
    public static void Run(string file, JsonElement settings)
    {
        foreach (var setting in settings.EnumerateObject())
        {
            var (fits, allowed) = Rules[setting.Name];
            if (!fits(setting.Value))
            {
                throw new PromptException(file, $"execution_settings.default.{setting.Name}: found {Shown(setting.Value)}, expected {allowed}");
            }
        }
    }

    /// <summary>A value for people: short, on one line.</summary>
    internal static string Shown(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => element.GetRawText() is { Length: <= 60 } text ? text : string.Concat(element.GetRawText().AsSpan(0, 60), "…"),
    };

    private static (Func<JsonElement, bool> Fits, string Allowed) Between(double least, double most) => (
        element => element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) && number >= least && number <= most,
        string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}"));

    private static bool IsText(JsonElement element) => element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 };
}
