using System.Net;

namespace Agent.Api;

/// <summary>
/// <c>dotnet Agent.Api.dll --health</c>: asks the service on this machine whether it lives. Exit code 0 or 1, for a
/// container's health check, whose image has no curl.
/// </summary>
internal static class HealthProbe
{
    public const string Argument = "--health";

    private const string DefaultUrl = "http://127.0.0.1:8080";

    public static async Task<int> RunAsync(IConfiguration configuration, TextWriter output)
    {
        var url = new Uri(BaseUrl(configuration), "/health/live");
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        try
        {
            using var answer = await client.GetAsync(url);
            await output.WriteLineAsync($"{url}: {(int)answer.StatusCode}");
            return answer.StatusCode == HttpStatusCode.OK ? 0 : 1;
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException)
        {
            await output.WriteLineAsync($"{url}: {failed.Message}");
            return 1;
        }
    }

    // The first address the service listens on; "*", "+" and 0.0.0.0 mean every interface, this one too.
    private static Uri BaseUrl(IConfiguration configuration)
    {
        var listen = (configuration["urls"] ?? configuration["ASPNETCORE_URLS"])?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault()
            ?? ((configuration["http_ports"] ?? configuration["ASPNETCORE_HTTP_PORTS"])?.Split(';')[0] is { Length: > 0 } port ? $"http://127.0.0.1:{port}" : DefaultUrl);
        var here = listen.Replace("://*", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal);
        return new(here);
    }
}
