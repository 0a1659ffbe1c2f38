using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Agent.Api.Model.Offline;

/// <summary>
/// The embedded model: answers the OpenAI protocol's <c>/chat/completions</c> without a network, an account or chance. The same
/// request gets the same answer, always. It knows this service's own prompts and nothing else.
/// </summary>
internal sealed class OfflineModel(TimeProvider clock) : HttpMessageHandler
{
    /// <summary>The model name in every answer.</summary>
    public const string Name = "offline";

    private const string CompletionsPath = "/chat/completions";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Post || request.RequestUri?.AbsolutePath.EndsWith(CompletionsPath, StringComparison.Ordinal) is not true)
        {
            return Respond(request, HttpStatusCode.NotFound, ReplyWriter.Error($"Unknown request: {request.Method} {request.RequestUri?.AbsolutePath}", "unknown_url"));
        }

        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);

        try
        {
            return Respond(request, HttpStatusCode.OK, Answer(body));
        }
        // InvalidOperationException: a lone surrogate escape is valid JSON and no valid text.
        catch (Exception bad) when (bad is JsonException or InvalidOperationException or BadChatRequestException)
        {
            var problem = bad is BadChatRequestException ? bad.Message : "The body is not a JSON chat completion request.";
            return Respond(request, HttpStatusCode.BadRequest, ReplyWriter.Error(problem, "invalid_request"));
        }
    }

    private byte[] Answer(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        var request = ChatRequest.Read(document.RootElement);
        var reply = request.Schema switch
        {
            LeadReader.Schema => LeadReader.Answer(request),
            EmailWriter.Schema => EmailWriter.Answer(request),
            null => AgentScript.Answer(request),
            var other => throw new BadChatRequestException($"The embedded model has no answer in the schema '{other}'."),
        };

        return ReplyWriter.Completion(reply, request, body.Length, clock.GetUtcNow());
    }

    private static HttpResponseMessage Respond(HttpRequestMessage request, HttpStatusCode status, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = Json;
        return new HttpResponseMessage(status) { Content = content, RequestMessage = request };
    }
}

/// <summary>A request the protocol does not allow, or that only a real model could answer. Becomes a 400.</summary>
internal sealed class BadChatRequestException(string message) : Exception(message);
