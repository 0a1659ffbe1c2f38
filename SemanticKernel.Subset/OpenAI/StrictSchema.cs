using System.Text.Json;
using System.Text.Json.Nodes;

namespace Microsoft.SemanticKernel.Connectors.OpenAI;

/// <summary>
/// Rewrites schemas for models that are held to them exactly: every member is required, what was optional may be null,
/// nothing else is allowed, and keywords such models refuse are gone.
/// </summary>
internal static class StrictSchema
{
    private static readonly string[] Refused =
    [
        "default", "format", "minLength", "maxLength", "pattern", "minimum", "maximum", "multipleOf", "patternProperties",
        "unevaluatedProperties", "propertyNames", "minProperties", "maxProperties", "unevaluatedItems", "contains",
        "minContains", "maxContains", "minItems", "maxItems", "uniqueItems",
    ];

    public static BinaryData Parameters(IReadOnlyList<KernelParameterMetadata> parameters)
    {
        var properties = new JsonObject();
        foreach (var parameter in parameters)
        {
            var schema = JsonNode.Parse(FunctionSchema.SchemaOf(parameter).GetRawText()) as JsonObject ?? [];
            if (!parameter.IsRequired)
            {
                AllowNull(schema);
            }

            Tighten(schema);
            properties[parameter.Name] = schema;
        }

        return BinaryData.FromString(new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray([.. parameters.Select(parameter => JsonValue.Create(parameter.Name))]),
            ["properties"] = properties,
            ["additionalProperties"] = false,
        }.ToJsonString());
    }

    public static JsonObject Tighten(JsonObject schema)
    {
        foreach (var keyword in Refused)
        {
            schema.Remove(keyword);
        }

        if (schema["properties"] is JsonObject properties)
        {
            var required = (schema["required"] as JsonArray)?.Select(name => (string?)name).ToHashSet() ?? [];
            foreach (var (name, property) in properties.Where(property => !required.Contains(property.Key)))
            {
                AllowNull(property as JsonObject);
            }

            schema["required"] = new JsonArray([.. properties.Select(property => JsonValue.Create(property.Key))]);
            schema["additionalProperties"] = false;
            foreach (var (_, property) in properties)
            {
                TightenAny(property);
            }
        }

        TightenAny(schema["items"]);
        return schema;
    }

    private static void TightenAny(JsonNode? node)
    {
        if (node is JsonObject schema)
        {
            Tighten(schema);
        }
    }

    private static void AllowNull(JsonObject? schema)
    {
        switch (schema?["type"])
        {
            case JsonValue type when type.GetValueKind() is JsonValueKind.String:
                schema["type"] = new JsonArray(type.GetValue<string>(), "null");
                break;
            case JsonArray types when !types.Any(type => (string?)type == "null"):
                types.Add("null");
                break;
        }
    }
}
