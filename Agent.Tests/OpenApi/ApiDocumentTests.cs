using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Agent.Tests.OpenApi;

public sealed class ApiDocumentTests
{
    private static readonly string[] Operations =
    [
        "POST /lead", "GET /lead/{leadKey}", "GET /leads", "GET /approvals", "POST /approve/{actionId}", "GET /memory/{domain}",
        "GET /traces", "GET /traces/{runId}", "GET /health",
    ];

    [Fact]
    public async Task Document_OfTheSamples_IsOpenApi31WithEveryOperation()
    {
        var document = await ReadAsync();

        Assert.StartsWith("3.1", (string)document["openapi"]!, StringComparison.Ordinal);
        Assert.Equal("/", (string)document["servers"]![0]!["url"]!);
        Assert.Equal(Operations.Order(), OperationsOf(document).Select(operation => operation.Name).Order());
        Assert.Equal(["Leads", "Approvals", "Memory", "Traces", "Service"], document["tags"]!.AsArray().Select(tag => (string)tag!["name"]!));
    }

    [Fact]
    public async Task Document_EveryResponse_HasAnExample()
    {
        var without =
            from operation in OperationsOf(await ReadAsync())
            from response in operation.Body["responses"]!.AsObject()
            from content in response.Value!["content"]?.AsObject() ?? []
            where content.Value!["examples"] is not JsonObject { Count: > 0 }
            select $"{operation.Name} {response.Key} {content.Key}";

        Assert.Empty(without);
    }

    [Fact]
    public async Task Document_EveryError_IsAProblemOfItsStatus()
    {
        var errors = (
            from operation in OperationsOf(await ReadAsync())
            from response in operation.Body["responses"]!.AsObject()
            where response.Key[0] is '4' or '5' && (operation.Name, response.Key) != ("GET /health", "503")
            select (operation.Name, response.Key, Content: response.Value!["content"]!.AsObject())).ToList();

        Assert.All(errors, error =>
        {
            Assert.Equal("application/problem+json", Assert.Single(error.Content).Key);
            Assert.Equal("#/components/schemas/Problem", (string)error.Content.Single().Value!["schema"]!["$ref"]!);
            foreach (var (_, example) in error.Content.Single().Value!["examples"]!.AsObject())
            {
                Assert.Equal(error.Key, example!["value"]!["status"]!.ToString());
                Assert.StartsWith("/problems/", (string)example["value"]!["type"]!, StringComparison.Ordinal);
            }
        });
        Assert.All(Operations, name => Assert.Contains(errors, error => error.Name == name && error.Key == "500"));
    }

    [Fact]
    public async Task Document_SubmitLead_ListsItsAnswersHeadersAndExamples()
    {
        var submit = OperationsOf(await ReadAsync()).Single(operation => operation.Name == "POST /lead").Body;

        Assert.Equal(["200", "202", "400", "409", "413", "415", "422", "429", "500", "503"], submit["responses"]!.AsObject().Select(response => response.Key));
        Assert.Equal(["Idempotency-Key", "Prefer"], submit["parameters"]!.AsArray().Select(parameter => (string)parameter!["name"]!));
        Assert.Equal(["enterprise", "small_company", "free_mail"], submit["requestBody"]!["content"]!["application/json"]!["examples"]!.AsObject().Select(example => example.Key));
        Assert.NotNull(submit["responses"]!["503"]!["headers"]!["Retry-After"]);
        Assert.NotNull(submit["responses"]!["202"]!["headers"]!["Location"]);
    }

    [Fact]
    public async Task Document_LeadRequest_IsSnakeCaseAndClosed()
    {
        var schemas = (await ReadAsync())["components"]!["schemas"]!.AsObject();
        var lead = schemas["LeadRequest"]!;
        var properties = lead["properties"]!.AsObject();

        Assert.Equal(
            ["budget", "company", "company_size", "consent", "country", "custom", "email", "external_id", "message", "name", "need", "page_url", "phone", "source", "timeline", "title", "utm", "website"],
            properties.Select(property => property.Key).Order(StringComparer.Ordinal));
        Assert.Equal("false", lead["additionalProperties"]!.ToJsonString());
        Assert.Equal(["email"], lead["required"]!.AsArray().Select(name => (string)name!));
        Assert.Contains("number", properties["company_size"]!["type"]!.AsArray().Select(type => (string)type!));
        Assert.Contains("string", properties["budget"]!["type"]!.AsArray().Select(type => (string)type!));
        Assert.Equal("""{"maxLength":254,"type":"string"}""", Without(properties["email"]!, "description", "format").ToJsonString());
        Assert.Equal("email", (string)properties["email"]!["format"]!);
        Assert.Contains("object", properties["custom"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.False(schemas.ContainsKey("JsonElement"));
        Assert.Equal(8000, (int)properties["message"]!["maxLength"]!);
    }

    [Fact]
    public async Task Document_Text_SaysNothingOfTheInside()
    {
        await using var host = await EdgeHost.StartAsync();
        var text = await host.Client.GetStringAsync("/openapi/v1.json");

        Assert.DoesNotContain("127.0.0.1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("scalar", text, StringComparison.OrdinalIgnoreCase);
    }

    private static JsonObject Without(JsonNode node, params ReadOnlySpan<string> names)
    {
        var copy = node.DeepClone().AsObject();
        foreach (var name in names)
        {
            copy.Remove(name);
        }

        return copy;
    }

    private static async Task<JsonObject> ReadAsync()
    {
        await using var host = await EdgeHost.StartAsync();
        return JsonNode.Parse(await host.Client.GetStringAsync("/openapi/v1.json"), documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false })!.AsObject();
    }

    private static IEnumerable<(string Name, JsonObject Body)> OperationsOf(JsonObject document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select ($"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value!.AsObject());
}
