using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;

namespace Agent.Api.Model.Recording;

/// <summary>
/// Answers from recordings alone. A request recorded several times gets its answers in the order they were recorded, then from the first
/// again. What was not recorded is refused, or passed on to the embedded model.
/// </summary>
/// <param name="inner">The embedded model; never a network.</param>
internal sealed partial class ReplayHandler(RecordingFolder folder, RecordingOptions options, string? apiKey, ILogger<ReplayHandler> logger, HttpMessageHandler inner)
    : DelegatingHandler(inner)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly ConcurrentDictionary<string, int> asked = new(StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var origin = CallOrigin.Current;
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var wanted = RecordedRequest.Read(body, origin, apiKey);
        if (wanted is not null && folder.Find(RecordingNames.PromptOf(origin), wanted.Key) is { Count: > 0 } files)
        {
            var turn = asked.AddOrUpdate(wanted.Key, 0, static (_, before) => before + 1);
            return Respond(request, wanted.Restore(RecordingFolder.Read(files[turn % files.Count]).Response));
        }

        var missing = RecordingMiss.Explain(folder, wanted, origin);
        if (options.OnMiss == "offline")
        {
            LogOffline(missing);
            return await base.SendAsync(request, cancellationToken);
        }

        LogMissing(missing);
        throw new RecordingMissingException(missing);
    }

    private static HttpResponseMessage Respond(HttpRequestMessage request, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = Json;
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
    }

    [LoggerMessage(LogLevel.Error, "{Missing}")]
    private partial void LogMissing(string missing);

    [LoggerMessage(LogLevel.Warning, "{Missing} The embedded model answers instead.")]
    private partial void LogOffline(string missing);
}
