using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Agent.Api.Intake;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Agent.Api.OpenApi;

/// <summary>What the types alone do not say: what is required is not null, what takes a number or text, what has to be an object.</summary>
internal sealed class RequestSchemas : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        // Said of every text by the generator, and no help to anyone.
        schema.MinLength = schema.MinLength is 0 ? null : schema.MinLength;

        if (context.JsonPropertyInfo is { } property)
        {
            Describe(schema, property);
        }

        return Task.CompletedTask;
    }

    private static void Describe(OpenApiSchema schema, JsonPropertyInfo property)
    {
        if (Has<RequiredAttribute>(property))
        {
            schema.Type &= ~JsonSchemaType.Null;
        }

        if (Has<EmailAddressAttribute>(property))
        {
            schema.Format = "email";
        }

        if (Has<NumberOrTextAttribute>(property))
        {
            schema.Type = JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Null;
        }

        if (property.PropertyType == typeof(JsonElement?))
        {
            schema.Type = JsonSchemaType.Object | JsonSchemaType.Null;
        }
    }

    private static bool Has<TAttribute>(JsonPropertyInfo property) => property.AttributeProvider?.IsDefined(typeof(TAttribute), inherit: false) is true;
}
