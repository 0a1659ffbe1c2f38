using System.Text.Json;
using Microsoft.SemanticKernel;

namespace Agent.Api.Gates;

/// <summary>Holds a call's arguments against the tool's declared parameters before anything runs or is shown to a person.</summary>
internal static class ArgumentCheck
{
    /// <param name="arguments">The call's JSON object.</param>
    /// <returns>What is wrong, for the model; null when nothing is.</returns>
    public static string? Objection(string arguments, KernelFunctionMetadata function)
    {
        using var parsed = JsonDocument.Parse(arguments);
        var parameters = function.Parameters.Where(parameter => parameter.ParameterType != typeof(Kernel) && parameter.ParameterType != typeof(CancellationToken)).ToList();

        foreach (var member in parsed.RootElement.EnumerateObject())
        {
            if (parameters.Find(parameter => parameter.Name == member.Name) is not { } parameter)
            {
                return $"there is no argument '{Short(member.Name)}'; allowed are {string.Join(", ", parameters.Select(known => known.Name))}.";
            }

            if (Misfit(member.Value, parameter.ParameterType) is { } expected)
            {
                return $"{parameter.Name} must be {expected}.";
            }
        }

        return parameters.Find(parameter => parameter.IsRequired && !parsed.RootElement.TryGetProperty(parameter.Name, out _)) is { } missing
            ? $"{missing.Name} is missing."
            : null;
    }

    private static string? Misfit(JsonElement value, Type? type) => type switch
    {
        _ when type == typeof(int) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _) ? null : "a whole number",
        _ when value.ValueKind != JsonValueKind.String => "a string",
        _ when value.GetString()!.Contains('\0', StringComparison.Ordinal) => "text without U+0000",
        _ => null,
    };

    private static string Short(string name) => name.Length <= 40 ? name : name[..40];
}
