using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Agent.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Xunit;

namespace Agent.Tests.OpenApi;

public sealed class ProblemsTests
{
    public static TheoryData<string, string> Factories { get; } = new()
    {
        { "validation", """{"type":"/problems/validation","title":"Some fields are not valid.","status":400,"detail":"See email.","instance":"/p/validation","errors":{"email":["Is required."]}}""" },
        { "malformed", """{"type":"/problems/malformed-request","title":"The body could not be read.","status":400,"detail":"why","instance":"/p/malformed"}""" },
        { "notfound", """{"type":"/problems/lead-not-found","title":"There is no such lead.","status":404,"detail":"No lead has the id 'ld_x'.","instance":"/p/notfound"}""" },
        { "conflict", """{"type":"/problems/decided-otherwise","title":"t","status":409,"detail":"d","instance":"/p/conflict","action":{"action_id":"act_1"}}""" },
        { "keyinuse", """{"type":"/problems/idempotency-key-in-use","title":"The first request with this key is still running.","status":409,"detail":"Send the request again in a moment to get the answer for the key 'k'.","instance":"/p/keyinuse","retry_after":1}""" },
        { "keyreused", """{"type":"/problems/idempotency-key-reused","title":"This key was used with another body.","status":422,"detail":"The key 'k' belongs to a different request. Use a new key for a new request.","instance":"/p/keyreused"}""" },
        { "gone", """{"type":"/problems/approval-expired","title":"t","status":410,"detail":"d","instance":"/p/gone"}""" },
        { "toolarge", """{"type":"/problems/too-large","title":"The body is too large.","status":413,"detail":"The body may have at most 64 KiB.","instance":"/p/toolarge"}""" },
        { "mediatype", """{"type":"/problems/unsupported-media-type","title":"The body's type is not supported.","status":415,"detail":"why","instance":"/p/mediatype"}""" },
        { "ratelimited", """{"type":"/problems/rate-limited","title":"Too many requests.","status":429,"detail":"Wait before you send more.","instance":"/p/ratelimited","retry_after":3}""" },
        { "unavailable", """{"type":"/problems/unavailable","title":"The service cannot do this right now.","status":503,"detail":"A part it needs is away. Nothing was stored; send the request again later.","instance":"/p/unavailable","retry_after":5}""" },
        { "outage", """{"type":"/problems/unavailable","title":"The service cannot do this right now.","status":503,"detail":"A part it needs is away. Nothing was stored; send the request again later.","instance":"/p/outage","retry_after":5}""" },
        { "bug", """{"type":"/problems/internal","title":"Something went wrong inside the service.","status":500,"detail":"It is not your request. The trace id finds it in the logs.","instance":"/p/bug"}""" },
        { "missing", """{"type":"/problems/not-found","title":"There is nothing here.","status":404,"detail":"No such path. /openapi/v1.json lists those there are.","instance":"/p/missing"}""" },
        { "framework", """{"type":"/problems/validation","title":"Some fields are not valid.","status":400,"instance":"/p/framework","errors":{"company_size":["e"]}}""" },
        { "number?limit=many", """{"type":"/problems/validation","title":"Some fields are not valid.","status":400,"detail":"See page_limit.","instance":"/p/number","errors":{"page_limit":["Is missing or not valid."]}}""" },
    };

    public static TheoryData<Exception, bool> Exceptions { get; } = new()
    {
        { Postgres("57P01"), true },
        { Postgres("57P03"), true },
        { Postgres("57014"), true },
        { Postgres("53100"), true },
        { Postgres("53300"), true },
        { Postgres("25006"), true },
        { Postgres("40001"), true },
        { Postgres("08006"), true },
        { Postgres("55P03"), true },
        { Postgres("58030"), true },
        { Postgres("23505"), false },
        { Postgres("42P01"), false },
        { Postgres("22P05"), false },
        { new NpgsqlException("x", new SocketException(111)), true },
        { new NpgsqlException("x", new TimeoutException()), true },
        { new NpgsqlException("x", new IOException()), true },
        { new InvalidOperationException("x", new NpgsqlException("y", new SocketException(111))), true },
        { new TimeoutException(), true },
        { new SocketException(111), true },
        { new InvalidOperationException("x"), false },
        { new JsonException("x"), false },
    };

    [Theory]
    [MemberData(nameof(Factories))]
    public async Task Problem_OfEachKind_HasItsGoldenBody(string path, string golden)
    {
        await using var host = await EdgeHost.StartAsync(MapProblems);

        using var response = await host.Client.GetAsync($"/p/{path}");
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        var traceId = (string?)body["trace_id"];
        body.Remove("trace_id");
        var expected = JsonNode.Parse(golden)!;

        Assert.Equal((int)expected["status"]!, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.False(string.IsNullOrEmpty(traceId));
        Assert.True(JsonNode.DeepEquals(expected, body), body.ToJsonString());
        Assert.Equal((string?)expected["retry_after"]?.ToString(), response.Headers.RetryAfter?.ToString());
    }

    [Theory]
    [InlineData("POST", "/p/bug", HttpStatusCode.MethodNotAllowed, "/problems/method-not-allowed")]
    [InlineData("POST", "/p/json", HttpStatusCode.UnsupportedMediaType, "/problems/unsupported-media-type")]
    [InlineData("GET", "/nowhere", HttpStatusCode.NotFound, "/problems/not-found")]
    public async Task Framework_Refusal_IsAProblemForEveryCaller(string method, string path, HttpStatusCode status, string type)
    {
        await using var host = await EdgeHost.StartAsync(MapProblems);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Accept", "text/html");
        request.Content = method == "POST" ? new StringContent("x", Encoding.UTF8, "text/plain") : null;

        using var response = await host.Client.SendAsync(request);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(type, (string)body["type"]!);
        Assert.Equal(path, (string)body["instance"]!);
    }

    [Fact]
    public async Task Framework_BodyOverTheServersLimit_IsAProblem()
    {
        await using var host = await EdgeHost.StartAsync(MapProblems);
        using var content = new StringContent($"\"{new string('x', 2_000)}\"", Encoding.UTF8, "application/json");

        using var response = await host.Client.PostAsync(new Uri("/p/small", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("/problems/too-large", (string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["type"]!);
    }

    [Fact]
    public async Task Bug_InTheService_ShowsNothingOfTheInside()
    {
        await using var host = await EdgeHost.StartAsync(MapProblems);

        var body = await (await host.Client.GetAsync("/p/bug")).Content.ReadAsStringAsync();

        Assert.DoesNotContain("select secret", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void IsOutage_OfEachException_SaysWhetherARetryHelps(Exception exception, bool outage) =>
        Assert.Equal(outage, ProblemExceptionHandler.IsOutage(exception));

    private static PostgresException Postgres(string state) => new("m", "ERROR", "ERROR", state);

    private static void MapProblems(IEndpointRouteBuilder routes)
    {
        var problems = routes.MapGroup("/p");
        problems.MapGet("/validation", () => Problems.Validation("email", "Is required."));
        problems.MapGet("/malformed", () => Problems.Malformed("why"));
        problems.MapGet("/notfound", () => Problems.NotFound("lead", "ld_x"));
        problems.MapGet("/conflict", () => Problems.Conflict("decided-otherwise", "t", "d", "action", new Act("act_1")));
        problems.MapGet("/keyinuse", () => Problems.KeyInUse("k"));
        problems.MapGet("/keyreused", () => Problems.KeyReused("k"));
        problems.MapGet("/gone", () => Problems.Gone("approval-expired", "t", "d"));
        problems.MapGet("/toolarge", () => Problems.TooLarge(64 * 1024));
        problems.MapGet("/mediatype", () => Problems.UnsupportedMediaType("why"));
        problems.MapGet("/ratelimited", () => Problems.RateLimited(TimeSpan.FromSeconds(2.5)));
        problems.MapGet("/unavailable", () => Problems.Unavailable(TimeSpan.FromSeconds(5)));
        problems.MapGet("/outage", ProblemHttpResult () => throw new NpgsqlException("host db.internal", new SocketException(111)));
        problems.MapGet("/bug", ProblemHttpResult () => throw new InvalidOperationException("select secret from leads"));
        problems.MapGet("/framework", () => TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["CompanySize"] = ["e"] }));
        problems.MapGet("/number", (int pageLimit) => TypedResults.Ok(pageLimit));
        problems.MapPost("/json", (Act act) => TypedResults.Ok(act));
        problems.MapPost("/small", async (HttpRequest request) => TypedResults.Ok(await new StreamReader(request.Body).ReadToEndAsync())).WithMetadata(new RequestSizeLimit());
    }

    private sealed record Act(string ActionId);

    private sealed class RequestSizeLimit : Microsoft.AspNetCore.Http.Metadata.IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 1_000;
    }
}
