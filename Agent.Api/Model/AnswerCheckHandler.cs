using System.Text.Json;

namespace Agent.Api.Model;

/// <summary>
/// Lets an answer pass only if it is whole: a completion, said to its end, not withheld. Semantic Kernel carries out the tool calls of
/// any message, whatever its finish reason says, so a cut one must not reach it, even if its arguments happen to be JSON.
/// </summary>
internal sealed class AnswerCheckHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return response;
        }

        if (Look(await response.Content.ReadAsByteArrayAsync(cancellationToken)) is not { } objection)
        {
            return response;
        }

        response.Dispose();
        throw new ModelAnswerException(objection);
    }

    private static string? Look(byte[] body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return Objection(answer.RootElement);
        }
        catch (JsonException)
        {
            return "The model's answer is not JSON.";
        }
        catch (InvalidOperationException)
        {
            // a member of another type than the protocol's, or half a surrogate pair where a word has to be
            return "The model's answer is not a completion.";
        }
    }

    private static string? Objection(JsonElement answer)
    {
        if (Member(answer, "choices") is not { ValueKind: JsonValueKind.Array } choices || choices.GetArrayLength() == 0)
        {
            return Member(answer, "error") is null ? "The model's answer has no choices." : "The model's server answered with an error and called it a success.";
        }

        var message = Member(choices[0], "message");
        return (Member(choices[0], "finish_reason")?.GetString(), message) switch
        {
            (_, null) => "The model's answer has no message.",
            ("length", _) => "The model's answer was cut at its output limit.",
            ("content_filter", _) => "The model's answer was withheld by a content filter.",
            _ when !string.IsNullOrEmpty(Member(message.Value, "refusal")?.GetString()) => "The model refused to answer.",
            _ => Calls(message.Value),
        };
    }

    // Answers go back by id: two calls with one id cannot both be answered.
    private static string? Calls(JsonElement message)
    {
        if (Member(message, "tool_calls") is not { } calls)
        {
            return null;
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        return calls.EnumerateArray().All(call => Member(call, "id")?.GetString() is { Length: > 0 } id && ids.Add(id))
            ? null
            : "Two of the model's calls have the same id, or one has none.";
    }

    // An explicit null is as good as nothing.
    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
