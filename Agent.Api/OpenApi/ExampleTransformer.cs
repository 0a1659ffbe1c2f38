using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Agent.Api.OpenApi;

/// <summary>Puts the examples and headers that an endpoint carries as metadata into its operation.</summary>
internal sealed class ExampleTransformer : IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var metadata in context.Description.ActionDescriptor.EndpointMetadata)
        {
            switch (metadata)
            {
                case ApiExample { Status: null } example:
                    AddToRequest(operation, example);
                    break;
                case ApiExample example:
                    AddToResponse(operation, example);
                    break;
                case ApiHeader header:
                    (operation.Parameters ??= []).Add(Parameter(header));
                    break;
            }
        }

        return Task.CompletedTask;
    }

    public static void Add(OpenApiMediaType media, ApiExample example)
    {
        media.Examples ??= new Dictionary<string, IOpenApiExample>();
        media.Examples[example.Name] = new OpenApiExample { Summary = example.Summary, Value = JsonNode.Parse(example.Json) };
    }

    public static OpenApiHeader Header(string description, JsonSchemaType type) => new() { Description = description, Schema = new OpenApiSchema { Type = type } };

    private static void AddToRequest(OpenApiOperation operation, ApiExample example)
    {
        operation.RequestBody ??= new OpenApiRequestBody { Content = new Dictionary<string, OpenApiMediaType>() };
        foreach (var content in operation.RequestBody.Content!.Values.DefaultIfEmpty(Content(operation.RequestBody.Content, Json)))
        {
            Add(content, example);
        }
    }

    private static void AddToResponse(OpenApiOperation operation, ApiExample example)
    {
        var key = $"{example.Status}";
        var responses = operation.Responses ??= [];
        if (!responses.TryGetValue(key, out var existing))
        {
            responses[key] = existing = new OpenApiResponse();
        }

        var response = (OpenApiResponse)existing;
        response.Description = string.IsNullOrEmpty(response.Description) ? example.Summary : response.Description;
        response.Content ??= new Dictionary<string, OpenApiMediaType>();
        Add(Content(response.Content, example.IsProblem ? Problems.ContentType : Json), example);

        if (example.Status is StatusCodes.Status202Accepted)
        {
            response.Headers ??= new Dictionary<string, IOpenApiHeader>();
            response.Headers["Location"] = Header("Where the result will be.", JsonSchemaType.String);
        }
    }

    private static OpenApiMediaType Content(IDictionary<string, OpenApiMediaType> contents, string type)
    {
        if (!contents.TryGetValue(type, out var content))
        {
            contents[type] = content = new OpenApiMediaType();
        }

        return content;
    }

    private static OpenApiParameter Parameter(ApiHeader header) => new()
    {
        Name = header.Name,
        In = ParameterLocation.Header,
        Description = header.Description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = header.Example,
    };
}
