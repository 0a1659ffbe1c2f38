using System.Net;
using Agent.Api.Scalar;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Agent.Tests.OpenApi;

public sealed class ScalarExplorerTests
{
    [Fact]
    public async Task Docs_Always_LeadsToTheExplorer()
    {
        await using var host = await EdgeHost.StartAsync();

        var response = await host.Client.GetAsync("/docs");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/scalar", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Explorer_Always_ForbidsWhatIsNotOurs()
    {
        await using var host = await EdgeHost.StartAsync();

        var response = await host.Client.GetAsync("/scalar");
        if (response.StatusCode is HttpStatusCode.Found)
        {
            response = await host.Client.GetAsync(response.Headers.Location);
        }

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("default-src 'none'; script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ScriptNotFetchedYet_SaysHowToFetchIt()
    {
        using var folder = new TemporaryFolder();
        await using var host = await EdgeHost.StartAsync(routes => ScalarPage.Map(routes.MapGroup("/ours")), folder.Path);

        var page = await host.Client.GetStringAsync("/ours/scalar");
        using var script = await host.Client.GetAsync("/ours/scalar/standalone.js");

        Assert.Contains("scripts/fetch-scalar", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, script.StatusCode);
        Assert.Equal("application/problem+json", script.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("gzip, br", "gzip", "packed")]
    [InlineData("identity", null, "plain")]
    public async Task Page_ScriptFetched_IsServedFromHere(string accepted, string? encoding, string content)
    {
        using var folder = new TemporaryFolder();
        folder.Write("wwwroot/scalar/standalone.js", "plain");
        folder.Write("wwwroot/scalar/standalone.js.gz", "packed");
        await using var host = await EdgeHost.StartAsync(routes => ScalarPage.Map(routes.MapGroup("/ours")), folder.Path);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/ours/scalar/standalone.js");
        request.Headers.Add("Accept-Encoding", accepted);
        using var script = await host.Client.SendAsync(request);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/ours/scalar/standalone.js");
        again.Headers.Add("Accept-Encoding", accepted);
        again.Headers.IfNoneMatch.Add(script.Headers.ETag!);
        using var unchanged = await host.Client.SendAsync(again);
        var page = await host.Client.GetStringAsync("/ours/scalar");

        Assert.Equal(content, await script.Content.ReadAsStringAsync());
        Assert.Equal(encoding, script.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("utf-8", script.Content.Headers.ContentType!.CharSet);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Contains("<script src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("edge-").FullName;

        public void Write(string name, string content)
        {
            var file = System.IO.Path.Combine(Path, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content);
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
