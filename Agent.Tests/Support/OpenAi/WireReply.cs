using System.Text;
using Microsoft.AspNetCore.Http;

namespace Agent.Tests.Support.OpenAi;

/// <summary>Answers that only a real connection can give. What is slow waits for its test, never for a clock.</summary>
internal abstract record WireReply : ModelReply
{
    public abstract Task SendAsync(HttpContext http);

    public override HttpResponseMessage ToResponse() => throw new NotSupportedException($"{GetType().Name} needs a connection.");

    protected static async Task BeginAsync(HttpContext http, string text, int length)
    {
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = length;
        await http.Response.WriteAsync(text, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }

    /// <summary>The connection is torn down (RST) instead of an answer.</summary>
    public sealed record Reset : WireReply
    {
        public override Task SendAsync(HttpContext http)
        {
            http.Abort();
            return Task.CompletedTask;
        }
    }

    /// <summary>The connection ends in the middle of a body whose length was announced.</summary>
    public sealed record Cut(string Body) : WireReply
    {
        public override Task SendAsync(HttpContext http) => BeginAsync(http, Body[..(Body.Length / 2)], Encoding.UTF8.GetByteCount(Body));
    }

    /// <summary>Half the body, then silence until the test lets the rest go or the client hangs up.</summary>
    public sealed record Stalled(string Body, Task Until) : WireReply
    {
        public override async Task SendAsync(HttpContext http)
        {
            await BeginAsync(http, Body[..(Body.Length / 2)], Encoding.UTF8.GetByteCount(Body));
            await Until.WaitAsync(http.RequestAborted);
            await http.Response.WriteAsync(Body[(Body.Length / 2)..], http.RequestAborted);
        }
    }

    /// <summary>A completion of any length, its length not announced. The server holds one block of it.</summary>
    public sealed record Flood(int Bytes) : WireReply
    {
        private const string Head = """
            {"id":"chatcmpl-1","object":"chat.completion","created":0,"model":"m","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"
            """;

        private static readonly byte[] Block = [.. Enumerable.Repeat((byte)'a', 64 * 1024)];

        public override async Task SendAsync(HttpContext http)
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(Head, http.RequestAborted);
            for (var sent = 0; sent < Bytes; sent += Block.Length)
            {
                await http.Response.Body.WriteAsync(Block, http.RequestAborted);
            }

            await http.Response.WriteAsync("\"}}]}", http.RequestAborted);
        }
    }
}
