using System.Text.Json.Nodes;

namespace Agent.Tests.Support.OpenAi;

/// <summary>What OpenAI's strict mode demands of a JSON schema, with its words. Null when nothing is wrong.</summary>
internal static class StrictSchemaCheck
{
    private const int MaxDepth = 10;

    // Refused in strict mode, whatever their value.
    private static readonly string[] Refused =
        ["default", "allOf", "not", "dependentRequired", "dependentSchemas", "if", "then", "else", "patternProperties", "oneOf"];

    public static string? Objection(JsonNode? schema) => schema switch
    {
        JsonObject root when root["anyOf"] is not null => "schema must not have 'anyOf' at the top level.",
        JsonObject root when (string?)(root["type"] as JsonValue) != "object" => $"schema must be a JSON Schema of 'type: \"object\"', got 'type: \"{root["type"] ?? "None"}\"'.",
        JsonObject root => Walk(root, "()", 1),
        _ => "schema must be an object.",
    };

    private static string? Walk(JsonObject schema, string context, int depth)
    {
        if (depth > MaxDepth)
        {
            return $"In context={context}, the schema exceeds the maximum nesting depth of {MaxDepth}.";
        }

        if (Array.Find(Refused, schema.ContainsKey) is { } keyword)
        {
            return $"In context={context}, '{keyword}' is not permitted.";
        }

        if (schema["type"] is null && schema["anyOf"] is null && schema["enum"] is null && schema["$ref"] is null && schema["const"] is null)
        {
            return $"In context={context}, schema must have a 'type' key.";
        }

        return Members(schema, context) ?? Children(schema, context, depth);
    }

    private static string? Members(JsonObject schema, string context)
    {
        if (!Types(schema).Contains("object"))
        {
            return null;
        }

        if (schema["additionalProperties"] is not JsonValue extra || !extra.TryGetValue(out bool allowed) || allowed)
        {
            return $"In context={context}, 'additionalProperties' is required to be supplied and to be false.";
        }

        var required = (schema["required"] as JsonArray ?? []).Select(name => (string?)name).ToList();
        var missing = (schema["properties"] as JsonObject ?? []).Select(property => property.Key).FirstOrDefault(name => !required.Contains(name));
        return missing is null
            ? null
            : $"In context={context}, 'required' is required to be supplied and to be an array including every key in properties. Missing '{missing}'.";
    }

    private static string? Children(JsonObject schema, string context, int depth) => Within(schema, context, depth)
        .Select(child => child.Schema is JsonObject inner ? Walk(inner, child.Context, child.Depth) : null)
        .FirstOrDefault(objection => objection is not null);

    private static IEnumerable<(JsonNode? Schema, string Context, int Depth)> Within(JsonObject schema, string context, int depth)
    {
        foreach (var (name, property) in schema["properties"] as JsonObject ?? [])
        {
            yield return (property, Inside(context, "properties", name), depth + 1);
        }

        foreach (var (name, known) in schema["$defs"] as JsonObject ?? [])
        {
            yield return (known, Inside(context, "$defs", name), 1);
        }

        foreach (var one in schema["anyOf"] as JsonArray ?? [])
        {
            yield return (one, Inside(context, "anyOf"), depth);
        }

        yield return (schema["items"], Inside(context, "items"), depth);
    }

    private static IEnumerable<string?> Types(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => several.Select(type => (string?)type),
        JsonValue one => [(string?)one],
        _ => [],
    };

    private static string Inside(string context, params string[] steps) =>
        $"({string.Join(", ", context.Trim('(', ')').Split(", ", StringSplitOptions.RemoveEmptyEntries).Concat(steps.Select(step => $"'{step}'")))})";
}
