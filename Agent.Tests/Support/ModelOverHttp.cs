using System.Net;
using Agent.Api.Model.Offline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Agent.Tests.Support;

/// <summary>A paid model as the service reaches it in earnest: over a network connection, with a key. It says what the embedded model says.</summary>
internal sealed class ModelOverHttp : IAsyncDisposable
{
    /// <summary>The one key that is let in.</summary>
    public const string ApiKey = "sk-canary-7f3a9c21d8e64b05";

    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _embedded = new(new OfflineModel(TimeProvider.System));
    private int _requests;

    private ModelOverHttp()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(ServeAsync);
    }

    public int Requests => Volatile.Read(ref _requests);

    public (string Key, string Value)[] Settings =>
        [("OpenAI:Endpoint", $"{_app.Urls.Single()}/v1"), ("OpenAI:ApiKey", ApiKey), ("OpenAI:Model", PaidModel.Name), ("OpenAI:Attempts", "1")];

    public static async Task<ModelOverHttp> StartAsync()
    {
        var server = new ModelOverHttp();
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _embedded.Dispose();
    }

    private async Task ServeAsync(HttpContext http)
    {
        Interlocked.Increment(ref _requests);
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        http.Response.ContentType = "application/json";
        http.Response.Headers["x-request-id"] = "req_canary_4711";
        if (http.Request.Headers.Authorization != $"Bearer {ApiKey}")
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await http.Response.WriteAsync("""{"error":{"message":"Incorrect API key provided.","type":"invalid_request_error","code":"invalid_api_key"}}""", http.RequestAborted);
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "http://offline.invalid/v1/chat/completions") { Content = new StringContent(body) };
        using var answer = await _embedded.SendAsync(request, http.RequestAborted);
        http.Response.StatusCode = (int)answer.StatusCode;
        await http.Response.WriteAsync(await answer.Content.ReadAsStringAsync(http.RequestAborted), http.RequestAborted);
    }
}
