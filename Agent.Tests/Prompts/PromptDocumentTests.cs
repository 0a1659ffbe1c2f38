using System.Text.Json.Nodes;
using Agent.Tests.Support;

namespace Agent.Tests.Prompts;

/// <summary>The prompts' operations in the service's own API document.</summary>
public sealed class PromptDocumentTests
{
    [Fact]
    public async Task Document_Prompts_HaveSummariesExamplesAndProblems()
    {
        await using var app = await AgentApp.StartAsync();
        var document = await app.GetAsync("/openapi/v1.json");
        var operations = (
            from path in document["paths"]!.AsObject()
            where path.Key.StartsWith("/prompts", StringComparison.Ordinal)
            from operation in path.Value!.AsObject()
            select (Name: $"{operation.Key.ToUpperInvariant()} {path.Key}", Body: operation.Value!.AsObject())).ToList();

        Assert.Equal(["GET /prompts", "GET /prompts/{name}", "POST /prompts/{name}/activate"], operations.Select(operation => operation.Name));
        Assert.All(operations, operation =>
        {
            Assert.NotEmpty(operation.Body.Text("summary")!);
            Assert.Equal("Prompts", (string?)operation.Body["tags"]![0]);
            Assert.All(operation.Body["responses"]!.AsObject(), response => AssertAnswer(operation.Name, response.Key, response.Value!));
        });
        Assert.Equal(["200", "400", "404", "409", "413", "415", "500", "503"], operations[2].Body["responses"]!.AsObject().Select(response => response.Key));
        Assert.NotNull(operations[2].Body["requestBody"]!["content"]!["application/json"]!["examples"]!["activate"]);
        Assert.Contains("Prompts", document["tags"]!.AsArray().Select(tag => (string?)tag!["name"]));
    }

    /// <summary>An example that shows members which no answer has would be a lie.</summary>
    [Fact]
    public async Task Examples_Prompts_HaveTheMembersOfRealAnswers()
    {
        await using var app = await AgentApp.StartAsync();
        var document = await app.GetAsync("/openapi/v1.json");

        Assert.Equal(Members((await app.GetAsync("/prompts"))["items"]![0]!), Members(Example(document, "/prompts", "prompts")["items"]![0]!));
        Assert.Equal(Members(await app.PromptAsync("writer")), Members(Example(document, "/prompts/{name}", "prompt")));
    }

    private static void AssertAnswer(string operation, string status, JsonNode response)
    {
        var content = Assert.Single(response["content"]!.AsObject());
        Assert.True(content.Value!["examples"] is JsonObject { Count: > 0 }, $"{operation} {status} has no example");
        Assert.Equal(status[0] is '4' or '5' ? "application/problem+json" : "application/json", content.Key);
    }

    private static JsonNode Example(JsonObject document, string path, string name) =>
        document["paths"]![path]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!["examples"]![name]!["value"]!;

    private static IEnumerable<string> Members(JsonNode node) => node.AsObject().Select(member => member.Key).Order();
}
