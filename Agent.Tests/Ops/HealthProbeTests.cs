using System.Net;
using System.Net.Sockets;
using Agent.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Agent.Tests.Ops;

public sealed class HealthProbeTests
{
    [Theory]
    [InlineData(200, 0)]
    [InlineData(503, 1)]
    public async Task RunAsync_ServiceAnswers_ExitCodeFollowsIt(int status, int expected)
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/health/live", () => Results.StatusCode(status));
        await app.StartAsync();

        Assert.Equal(expected, await ProbeAsync(app.Urls.First().Replace("127.0.0.1", "*", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RunAsync_NobodyListens_IsOne()
    {
        // bound, so that nobody else takes the port, and not listening
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        Assert.Equal(1, await ProbeAsync($"http://{taken.LocalEndPoint}"));
    }

    private static Task<int> ProbeAsync(string urls)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = urls }).Build();
        return HealthProbe.RunAsync(configuration, TextWriter.Null);
    }
}
