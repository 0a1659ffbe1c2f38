using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Agent.Tests.Support;

namespace Agent.Tests.Flows;

/// <summary>Bad input is answered with a problem that names the field, and leaves no trace.</summary>
public sealed class BadInputTests(FaultyApp shared) : IClassFixture<FaultyApp>
{
    public static TheoryData<string, int, string?> Bodies() => new()
    {
        { "", 400, null },
        { "{", 400, null },
        { "[]", 400, null },
        { "null", 400, null },
        { "\"lead\"", 400, null },
        { """{"email":"a@b.com"}{"email":"a@b.com"}""", 400, null },
        { """{"email":"a@b.com","email":"c@d.com"}""", 400, null },
        { """{"company":"Acme"}""", 400, "email" },
        { """{"email":null}""", 400, "email" },
        { """{"email":"not an address"}""", 400, "email" },
        { """{"email":"a@b.com\r\nBcc: c@d.com"}""", 400, "email" },
        { """{"email":"a@b"}""", 400, "email" },
        { """{"email":7}""", 400, "email" },
        { """{"email":["a@b.com"]}""", 400, "email" },
        { """{"email":"a@gmail.com"}""", 400, "company" },
        { """{"email":"a@acme.com","need":"\u0000"}""", 400, "need" },
        { """{"email":"a@acme.com","need":"\ud800"}""", 400, "need" },
        { """{"email":"a@acme.com","need":{"a":1}}""", 400, "need" },
        { """{"email":"a@acme.com","company_size":true}""", 400, "company_size" },
        { """{"email":"a@acme.com","budget":1e999}""", 400, "budget" },
        { """{"email":"a@acme.com","score":100}""", 400, "score" },
        { """{"email":"a@acme.com","status":"completed"}""", 400, "status" },
        { """{"email":"a@acme.com","approved":true}""", 400, "approved" },
        { """{"email":"a@acme.com","run_id":"run_0"}""", 400, "run_id" },
        { """{"email":"a@acme.com","lead_key":"ld_0"}""", 400, "lead_key" },
        { """{"email":"a@acme.com","Email":"b@acme.com"}""", 400, "Email" },
        { """{"email":"a@acme.com","disposition":"qualified"}""", 400, "disposition" },
        { $$"""{"email":"a@acme.com","name":"{{new string('x', 201)}}"}""", 400, "name" },
        { $$"""{"email":"a@acme.com","need":"{{new string('x', 8_001)}}"}""", 400, "need" },
        { $$"""{"email":"a@acme.com","custom":{{string.Concat(Enumerable.Repeat("{\"a\":", 200))}}1{{new string('}', 200)}}}""", 400, null },
        { $$"""{"email":"a@acme.com","message":"{{new string('x', 70_000)}}"}""", 413, null },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Submit_BadBody_IsAProblemAndStoresNothing(string body, int status, string? field)
    {
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await shared.App.Client.PostAsync("/lead", content);

        await AssertProblemAsync(response, status, field);
        Assert.Equal(0, await shared.App.CountAsync("select (select count(*) from runs) + (select count(*) from leads) + (select count(*) from idempotency_keys)"));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Submit_OtherMediaType_Is415(string type)
    {
        using var content = new StringContent("""{"email":"a@acme.com"}""", Encoding.UTF8, type);
        using var response = await shared.App.Client.PostAsync("/lead", content);

        await AssertProblemAsync(response, 415, null);
    }

    [Theory]
    [InlineData("GET", "/lead/ld_aaaaaaaaaaaaaaaaaaaaaaaaaa", 404)]
    [InlineData("GET", "/lead/'%20or%201=1", 404)]
    [InlineData("GET", "/traces/run_0", 404)]
    [InlineData("POST", "/approve/act_0", 404)]
    [InlineData("GET", "/approve/act_0", 405)]
    [InlineData("GET", "/approvals?status=done", 400)]
    [InlineData("GET", "/approvals?limit=0", 400)]
    [InlineData("GET", "/approvals?lead_key=%00", 400)]
    [InlineData("GET", "/approvals?cursor=%00", 400)]
    [InlineData("GET", "/traces?cursor=x", 400)]
    [InlineData("GET", "/traces?run_id=%00", 400)]
    [InlineData("GET", "/traces?lead_key=%00", 400)]
    [InlineData("GET", "/leads?limit=many", 400)]
    [InlineData("GET", "/leads?q=%00", 400)]
    [InlineData("GET", "/leads?q=%25", 200)]
    [InlineData("GET", "/memory/not%20a%20domain", 400)]
    public async Task Request_UnknownIdOrBadParameter_IsNoServerError(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await shared.App.Client.SendAsync(request);

        if (status >= 400)
        {
            await AssertProblemAsync(response, status, null);
        }
        else
        {
            Assert.Equal(status, (int)response.StatusCode);
        }
    }

    [Theory]
    [InlineData("GET", "/lead/%00")]
    [InlineData("GET", "/traces/%00")]
    [InlineData("POST", "/approve/%00")]
    [InlineData("GET", "/memory/%00")]
    public async Task Request_NulInThePath_IsRefusedByTheServer(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await shared.App.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("7", 400)]
    [InlineData("""{"decision":"maybe"}""", 400)]
    [InlineData("""{"decision":null}""", 400)]
    [InlineData("""{"decision":["approve"]}""", 400)]
    [InlineData("""{"decision":"approve","note":"\u0000"}""", 400)]
    [InlineData("""{"decision":"approve","note":"\ud800"}""", 400)]
    public async Task Approve_BadBody_IsAProblem(string body, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await shared.App.Client.PostAsync("/approve/act_0", content);

        await AssertProblemAsync(response, status, null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tab\tinside")]
    public async Task Submit_BadIdempotencyKey_IsAProblemAndStoresNothing(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/lead")
        {
            Content = new StringContent("""{"email":"a@acme.com"}""", Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);

        using var response = await shared.App.Client.SendAsync(request);

        Assert.InRange((int)response.StatusCode, 400, 499);
        Assert.Equal(0, await shared.App.CountAsync("select count(*) from runs"));
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, int status, string? field)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(body)!.AsObject();
        Assert.Equal(status, (int)problem["status"]!);
        Assert.NotNull(problem["title"]);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        if (field is not null)
        {
            Assert.Contains(field, problem["errors"]!.AsObject().Select(error => error.Key));
        }
    }
}
