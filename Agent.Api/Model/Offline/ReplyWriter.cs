using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Agent.Api.Model.Offline;

/// <summary>Replies as the protocol writes them. Ids and token counts come from the request alone, so equal requests get equal bytes.</summary>
internal static class ReplyWriter
{
    private const int CharactersPerToken = 4;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] Completion(ChatReply reply, ChatRequest request, int requestLength, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, Options);

        json.WriteStartObject();
        json.WriteString("id"u8, string.Create(CultureInfo.InvariantCulture, $"chatcmpl-offline-{request.MessageCount}-{requestLength}"));
        json.WriteString("object"u8, "chat.completion"u8);
        json.WriteNumber("created"u8, now.ToUnixTimeSeconds());
        json.WriteString("model"u8, OfflineModel.Name);
        json.WriteStartArray("choices"u8);
        WriteChoice(json, reply, request.MessageCount);
        json.WriteEndArray();
        WriteUsage(json, Tokens(requestLength), Tokens(LengthOf(reply)));
        json.WriteString("system_fingerprint"u8, "fp_offline"u8);
        json.WriteEndObject();
        json.Flush();

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>An error body as OpenAI writes it.</summary>
    public static byte[] Error(string message, string code)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer, Options);

        json.WriteStartObject();
        json.WriteStartObject("error"u8);
        json.WriteString("message"u8, message);
        json.WriteString("type"u8, "invalid_request_error"u8);
        json.WriteNull("param"u8);
        json.WriteString("code"u8, code);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteChoice(Utf8JsonWriter json, ChatReply reply, int messageCount)
    {
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        json.WriteStartObject("message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteString("content"u8, reply.Text);
        json.WriteNull("refusal"u8);

        if (reply.Calls.Count > 0)
        {
            WriteCalls(json, reply.Calls, messageCount);
        }

        json.WriteEndObject();
        json.WriteNull("logprobs"u8);
        json.WriteString("finish_reason"u8, reply.Calls.Count > 0 ? "tool_calls"u8 : "stop"u8);
        json.WriteEndObject();
    }

    // A history only grows, so its length makes the id unique in the conversation.
    private static void WriteCalls(Utf8JsonWriter json, IReadOnlyList<ToolCall> calls, int messageCount)
    {
        json.WriteStartArray("tool_calls"u8);

        for (var i = 0; i < calls.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, string.Create(CultureInfo.InvariantCulture, $"call_{messageCount}_{i}"));
            json.WriteString("type"u8, "function"u8);
            json.WriteStartObject("function"u8);
            json.WriteString("name"u8, calls[i].Tool);
            json.WriteString("arguments"u8, calls[i].Arguments);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteUsage(Utf8JsonWriter json, int prompt, int completion)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("prompt_tokens"u8, prompt);
        json.WriteNumber("completion_tokens"u8, completion);
        json.WriteNumber("total_tokens"u8, prompt + completion);
        json.WriteStartObject("prompt_tokens_details"u8);
        json.WriteNumber("cached_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteStartObject("completion_tokens_details"u8);
        json.WriteNumber("reasoning_tokens"u8, 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static int LengthOf(ChatReply reply) => (reply.Text?.Length ?? 0) + reply.Calls.Sum(call => call.Tool.Length + call.Arguments.Length);

    private static int Tokens(int characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;
}
