using Agent.Api.Model.Offline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Agent.Eval.Tests;

/// <summary>An OpenAI-compatible server on this machine: real HTTP, the embedded model's answers. A test may change what it is asked.</summary>
internal sealed class LoopbackModel : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _model = new(new OfflineModel(TimeProvider.System));

    private LoopbackModel(WebApplication app) => _app = app;

    /// <summary>With the version path, as <c>--endpoint</c> takes it.</summary>
    public string Endpoint => $"{_app.Urls.Single()}/v1";

    /// <summary>Requests so far.</summary>
    public int Requests => _requests;

    private int _requests;

    /// <param name="change">Changes the body of a request before it is answered.</param>
    public static async Task<LoopbackModel> StartAsync(Func<string, string>? change = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new LoopbackModel(builder.Build());
        server._app.MapPost("/v1/chat/completions", (HttpContext context) => server.AnswerAsync(context, change ?? (body => body)));
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _model.Dispose();
    }

    private async Task AnswerAsync(HttpContext context, Func<string, string> change)
    {
        Interlocked.Increment(ref _requests);
        using var reader = new StreamReader(context.Request.Body);
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://model.invalid/v1/chat/completions") { Content = new StringContent(change(await reader.ReadToEndAsync())) };
        using var response = await _model.SendAsync(request, context.RequestAborted);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = "application/json";
        await response.Content.CopyToAsync(context.Response.Body);
    }
}
