using System.Text.Json.Nodes;

namespace Agent.Api.Model.Recording;

/// <summary>Writes down every exchange that ended in an answer. A recording that cannot be written costs no lead its answer; the log says so.</summary>
internal sealed partial class RecordHandler(
    RecordingFolder folder, string? apiKey, TimeProvider clock, ILogger<RecordHandler> logger, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            Keep(body, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }

        return response;
    }

    private void Keep(byte[] body, byte[] answer)
    {
        var origin = CallOrigin.Current;
        if (RecordedRequest.Read(body, origin, apiKey) is not { } request || request.Scrub(answer) is not { } response)
        {
            LogNoAnswer(origin?.Agent ?? RecordingNames.Nobody);
            return;
        }

        try
        {
            LogKept(folder.Add(Exchange(request, response, ChatBody.ReadUsage(answer), origin)));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            LogNotKept(origin?.Agent ?? RecordingNames.Nobody, refused.Message);
        }
    }

    private RecordedExchange Exchange(RecordedRequest request, JsonNode response, Traces.TokenCount? tokens, CallOrigin? origin) => new()
    {
        Key = request.Key,
        Agent = origin?.Agent ?? RecordingNames.Nobody,
        Prompt = RecordingNames.PromptOf(origin),
        PromptHash = origin?.Prompt.Hash ?? "",
        Model = request.Model,
        RecordedAt = clock.GetUtcNow(),
        Usage = RecordedUsage.Of(tokens),
        Request = request.Body,
        Response = response,
    };

    [LoggerMessage(LogLevel.Debug, "Recorded {File}")]
    private partial void LogKept(string file);

    [LoggerMessage(LogLevel.Warning, "An exchange of {Agent} was not recorded: it is no chat completion")]
    private partial void LogNoAnswer(string agent);

    [LoggerMessage(LogLevel.Error, "An exchange of {Agent} was not recorded: {Reason}")]
    private partial void LogNotKept(string agent, string reason);
}

/// <summary>Who a recording is filed under.</summary>
internal static class RecordingNames
{
    /// <summary>A request outside an agent's turn.</summary>
    public const string Nobody = "nobody";

    public static string PromptOf(CallOrigin? origin) => origin?.Prompt.Name ?? Nobody;
}
