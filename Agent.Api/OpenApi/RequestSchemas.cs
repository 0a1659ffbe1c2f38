using System.Text.Json;
using Agent.Api.Intake;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Agent.Api.OpenApi;

/// <summary>What the types alone cannot say: fields that take a number or text, and free JSON that has to be an object.</summary>
internal sealed class RequestSchemas : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var property = context.JsonPropertyInfo;
        if (property?.AttributeProvider?.IsDefined(typeof(NumberOrTextAttribute), inherit: false) is true)
        {
            schema.Type = JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Null;
        }
        else if (property?.PropertyType == typeof(JsonElement?))
        {
            schema.Type = JsonSchemaType.Object | JsonSchemaType.Null;
        }

        return Task.CompletedTask;
    }
}
