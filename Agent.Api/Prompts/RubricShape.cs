using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agent.Api.Prompts;

/// <summary>What does not fit the shape of a rubric, for people: the serializer speaks of types that they cannot see.</summary>
internal static partial class RubricShape
{
    public static string Problem(JsonException misfit)
    {
        var where = misfit.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line + 1}: ") : "";

        // the reader's own exception inside: it did not get as far as members and values
        return where + (misfit.InnerException is JsonException ? "found text that is not JSON, expected one JSON object" : Said(misfit.Message));
    }

    private static string Said(string message) => Missing().Match(message) is { Success: true } missing
        ? $"found no {missing.Groups["names"].Value.Replace("'", "", StringComparison.Ordinal)}, expected every member of a rubric"
        : message.Contains("could not be mapped", StringComparison.Ordinal) ? "found a member that no rubric has"
        : message.Contains("Duplicate", StringComparison.Ordinal) ? "found a member twice"
        : "found a value of the wrong kind";

    [GeneratedRegex(@"missing required properties including: (?<names>'[\w', ]+')")]
    private static partial Regex Missing();
}
