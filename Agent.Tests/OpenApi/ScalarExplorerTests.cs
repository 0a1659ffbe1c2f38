using System.Net;
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
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("default-src 'none'; script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
