using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Agent.Eval.Labels;

namespace Agent.Eval.Regressions;

/// <summary>The baseline on disk: one line a case, in order of their names, so that a diff shows who changed.</summary>
internal static class BaselineFile
{
    /// <summary>Each mode has its own: answers of different models are not compared case by case.</summary>
    public static string NameFor(string mode) => mode == "offline" ? "baseline.json" : $"baseline.{mode}.json";

    /// <summary>As it was built into the program; null when there is none.</summary>
    public static Baseline? Load(string mode) => Read(Path.Combine(EvalFolder.Built, NameFor(mode)));

    /// <summary>Where <c>--accept</c> writes it.</summary>
    public static string Source(string mode) => Path.Combine(EvalFolder.Source, NameFor(mode));

    /// <exception cref="JsonException">The file is no baseline.</exception>
    public static Baseline? Read(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllText(path), BaselineJson.Default.Baseline) : null;

    /// <summary>The same results give the same bytes.</summary>
    public static string Write(Baseline baseline)
    {
        var text = new StringBuilder("{\n  \"cases\": [\n");
        AppendLines(text, baseline.Cases.Select(one => JsonSerializer.Serialize(one, BaselineJson.Readable.BaselineCase)));
        text.Append("  ],\n  \"twins\": [\n");
        AppendLines(text, baseline.Twins.Select(twin => JsonSerializer.Serialize(twin, BaselineJson.Readable.String)));
        return text.Append("  ]\n}\n").ToString();
    }

    private static void AppendLines(StringBuilder text, IEnumerable<string> lines)
    {
        var joined = string.Join(",\n", lines.Select(line => $"    {line}"));
        text.Append(joined).Append(joined.Length > 0 ? "\n" : "");
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Baseline))]
[JsonSerializable(typeof(string))]
internal sealed partial class BaselineJson : JsonSerializerContext
{
    public static BaselineJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
