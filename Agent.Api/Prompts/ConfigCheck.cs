using System.Globalization;
using System.Text.Json;

namespace Agent.Api.Prompts;

/// <summary>What may stand in a prompt's <c>config.json</c>. Semantic Kernel ignores what it does not know; here a misspelt setting is an error.</summary>
internal static class ConfigCheck
{
    private const string Format = "semantic-kernel";
    private static readonly string[] Members = ["schema", "description", "template_format", "input_variables", "output_variable", "execution_settings"];
    private static readonly string[] VariableMembers = ["name", "description", "is_required", "json_schema"];
    private static readonly string[] OutputMembers = ["description", "json_schema"];

    private static readonly JsonDocumentOptions Once = new() { AllowDuplicateProperties = false };

    /// <exception cref="PromptException">Something in it is not allowed.</exception>
    public static void Run(string file, string config, PromptRule rule)
    {
        using var json = Parse(file, config);
        var root = json.RootElement;
        Object(file, "", root, Members);
        if (root.TryGetProperty("template_format", out var format) && !(format.ValueKind == JsonValueKind.String && format.ValueEquals(Format)))
        {
            throw new PromptException(file, $"template_format: found {SettingsCheck.Shown(format)}, expected \"{Format}\"");
        }

        if (root.TryGetProperty("output_variable", out var output))
        {
            Object(file, "output_variable", output, OutputMembers);
        }

        CheckVariables(file, root, rule);
        if (root.TryGetProperty("execution_settings", out var services))
        {
            Object(file, "execution_settings", services, ["default"]);
            if (services.TryGetProperty("default", out var settings))
            {
                Object(file, "execution_settings.default", settings, SettingsCheck.Names);
                SettingsCheck.Run(file, settings);
            }
        }
    }

    private static JsonDocument Parse(string file, string config)
    {
        try
        {
            return JsonDocument.Parse(config, Once);
        }
        catch (JsonException broken)
        {
            // a member twice has no place in the exception
            var where = broken.LineNumber is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line + 1}: ") : "";
            throw new PromptException(file, $"{where}found text that is not JSON, or a member twice, expected one JSON object", broken);
        }
    }

    private static void CheckVariables(string file, JsonElement root, PromptRule rule)
    {
        var declared = new List<string>();
        if (root.TryGetProperty("input_variables", out var variables))
        {
            if (variables.ValueKind != JsonValueKind.Array)
            {
                throw new PromptException(file, $"input_variables: found {SettingsCheck.Shown(variables)}, expected an array");
            }

            foreach (var variable in variables.EnumerateArray())
            {
                Object(file, "input_variables", variable, VariableMembers);
                declared.Add(variable.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() ?? "" : "");
            }
        }

        if (!declared.Order(StringComparer.Ordinal).SequenceEqual(rule.Variables.Order(StringComparer.Ordinal)))
        {
            throw new PromptException(
                file, $"input_variables: found {PromptCheck.Names(declared)}, expected {PromptCheck.Names(rule.Variables)}, as the template uses them");
        }
    }

    private static void Object(string file, string path, JsonElement element, IReadOnlyCollection<string> allowed)
    {
        var where = path.Length == 0 ? "" : $"{path}: ";
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new PromptException(file, $"{where}found {SettingsCheck.Shown(element)}, expected an object");
        }

        foreach (var member in element.EnumerateObject())
        {
            if (!allowed.Contains(member.Name))
            {
                throw new PromptException(file, $"{where}found {member.Name}, expected only {PromptCheck.Names(allowed)}");
            }
        }
    }
}
