using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Agent.Api.Model.Offline;
using Microsoft.AspNetCore.Http;

namespace Agent.Tests.Support.OpenAi;

/// <summary>Puts an answer on the wire, with the members and headers OpenAI sends.</summary>
internal sealed class Answers(OpenAiServer server) : IDisposable
{
    private readonly HttpMessageInvoker _embedded = new(new OfflineModel(TimeProvider.System));

    public static void AddHeaders(IHeaderDictionary headers, int number)
    {
        headers["x-request-id"] = $"req_{number:x32}";
        headers["openai-processing-ms"] = "12";
        headers["openai-version"] = "2020-10-01";
        headers["openai-organization"] = "org-stand-in";
        headers["x-ratelimit-limit-requests"] = "10000";
        headers["x-ratelimit-limit-tokens"] = "200000";
        headers["x-ratelimit-remaining-requests"] = Math.Max(0, 10_000 - number).ToString(CultureInfo.InvariantCulture);
        headers["x-ratelimit-remaining-tokens"] = "199000";
        headers["x-ratelimit-reset-requests"] = "8.64s";
        headers["x-ratelimit-reset-tokens"] = "300ms";
    }

    public async Task SendAsync(HttpContext http, OpenAiExchange exchange)
    {
        var reply = exchange.Refused?.ToReply() ?? server.Scripted(exchange);
        if (reply is ModelReply.Held(var until, var then))
        {
            await until.WaitAsync(http.RequestAborted);
            reply = then;
        }

        switch (reply)
        {
            case WireReply wire:
                await wire.SendAsync(http);
                break;

            case ModelReply.Fault:
                http.Abort();
                break;

            case ModelReply.Raw:
                await CopyAsync(http, reply.ToResponse(), null);
                break;

            default:
                await CopyAsync(http, reply?.ToResponse() ?? await AskEmbeddedAsync(exchange, http.RequestAborted), exchange.Request);
                break;
        }
    }

    public void Dispose() => _embedded.Dispose();

    private async Task<HttpResponseMessage> AskEmbeddedAsync(OpenAiExchange exchange, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://offline.invalid/v1/chat/completions") { Content = new StringContent(exchange.Body) };
        return await _embedded.SendAsync(request, cancellationToken);
    }

    private async Task CopyAsync(HttpContext http, HttpResponseMessage response, ModelRequest? request)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync(http.RequestAborted);
            http.Response.StatusCode = (int)response.StatusCode;
            http.Response.ContentType = body.StartsWith('<') ? "text/html" : "application/json";
            foreach (var (name, values) in response.Headers)
            {
                http.Response.Headers[name] = values.ToArray();
            }

            var bytes = Encoding.UTF8.GetBytes(request is null || !response.IsSuccessStatusCode ? body : Complete(body, request));
            http.Response.ContentLength = bytes.Length;
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        }
    }

    // The members that are OpenAI's own and no script's business.
    private string Complete(string body, ModelRequest request)
    {
        var answer = JsonNode.Parse(body)!.AsObject();
        answer["id"] = $"chatcmpl-{request.Number:d8}";
        answer["model"] = $"{(string?)request.Body["model"]}-2024-07-18";
        answer["service_tier"] = "default";
        answer["system_fingerprint"] = "fp_stand_in";
        if (server.Usage(request) is { } used)
        {
            answer["usage"] = new JsonObject
            {
                ["prompt_tokens"] = used.Prompt,
                ["completion_tokens"] = used.Completion,
                ["total_tokens"] = used.Prompt + used.Completion,
                ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = used.Cached, ["audio_tokens"] = 0 },
                ["completion_tokens_details"] = new JsonObject
                {
                    ["reasoning_tokens"] = used.Reasoning,
                    ["audio_tokens"] = 0,
                    ["accepted_prediction_tokens"] = 0,
                    ["rejected_prediction_tokens"] = 0,
                },
            };
        }

        return answer.ToJsonString();
    }
}
