using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Agent.Api.Intake;
using Agent.Tests.OpenApi;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Agent.Tests.Intake;

public sealed class LeadRequestReaderTests
{
    [Theory]
    [InlineData(-1, HttpStatusCode.OK)]
    [InlineData(0, HttpStatusCode.OK)]
    [InlineData(1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task ReadAsync_BodyAroundTheLimit_CountsBytes(int more, HttpStatusCode expected)
    {
        await using var host = await EdgeHost.StartAsync();
        var body = Padded(LeadLimits.Body + more);

        using var whole = await host.Client.PostAsync(new Uri("/lead", UriKind.Relative), Json(body));
        using var chunked = await host.Client.SendAsync(new(HttpMethod.Post, "/lead") { Content = Json(body), Headers = { TransferEncodingChunked = true } });

        Assert.Equal(expected, whole.StatusCode);
        Assert.Equal(expected, chunked.StatusCode);
    }

    [Fact]
    public async Task ReadAsync_EndlessBody_StopsAtTheLimit()
    {
        var body = new EndlessStream();
        var request = Request(body, "application/json");

        Assert.IsType<LeadReadOutcome.TooLarge>(await LeadRequestReader.ReadAsync(request, CancellationToken.None));
        Assert.InRange(body.BytesRead, LeadLimits.Body, 4 * LeadLimits.Body);
    }

    [Fact]
    public async Task ReadAsync_AnnouncedTooLarge_ReadsNothing()
    {
        var body = new EndlessStream();
        var request = Request(body, "application/json");
        request.ContentLength = LeadLimits.Body + 1;

        Assert.IsType<LeadReadOutcome.TooLarge>(await LeadRequestReader.ReadAsync(request, CancellationToken.None));
        Assert.Equal(0, body.BytesRead);
    }

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("application/json; charset=utf-8", true)]
    [InlineData("APPLICATION/JSON;charset=\"UTF-8\"", true)]
    [InlineData("application/vnd.acme+json", true)]
    [InlineData("application/json; charset=utf-16", false)]
    [InlineData("application/json; charset=latin1", false)]
    [InlineData("text/json", false)]
    [InlineData("text/plain", false)]
    [InlineData("application/x-www-form-urlencoded", false)]
    [InlineData("multipart/form-data", false)]
    [InlineData("application/xml", false)]
    [InlineData("nonsense", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public async Task ReadAsync_ContentType_MustBeJsonInUtf8(string? type, bool taken)
    {
        var outcome = await LeadRequestReader.ReadAsync(Request(new MemoryStream("{\"email\":\"a@b.co\"}"u8.ToArray()), type), CancellationToken.None);

        Assert.Equal(taken, outcome is LeadReadOutcome.Read);
        Assert.Equal(taken, outcome is not LeadReadOutcome.UnsupportedMediaType);
    }

    [Fact]
    public async Task ReadAsync_CompressedBody_IsRefused()
    {
        var request = Request(new MemoryStream([0x1f, 0x8b]), "application/json");
        request.Headers.ContentEncoding = "gzip";

        Assert.IsType<LeadReadOutcome.UnsupportedMediaType>(await LeadRequestReader.ReadAsync(request, CancellationToken.None));
    }

    [Fact]
    public async Task ReadAsync_BodyInSmallPieces_IsPutTogether()
    {
        var request = Request(new TrickleStream(Encoding.UTF8.GetBytes(Padded(20_000))), "application/json");

        Assert.IsType<LeadReadOutcome.Read>(await LeadRequestReader.ReadAsync(request, CancellationToken.None));
    }

    [Theory]
    [InlineData("", """{"type":"/problems/malformed-request","title":"The body could not be read.","status":400,"detail":"The body is empty. Send a JSON object.","instance":"/lead"}""")]
    [InlineData("{\"email\":", """{"type":"/problems/malformed-request","title":"The body could not be read.","status":400,"detail":"The body is not valid JSON: see line 1, byte 10.","instance":"/lead"}""")]
    [InlineData("{\"company\":\"A\\u0000\"}", """{"type":"/problems/validation","title":"Some fields are not valid.","status":400,"detail":"2 fields are not valid; errors names each.","instance":"/lead","errors":{"company":["Must not contain the character U+0000."],"email":["Is required."]}}""")]
    [InlineData("{\"email\":\"jane@gmail.com\"}", """{"type":"/problems/validation","title":"Some fields are not valid.","status":400,"detail":"See company.","instance":"/lead","errors":{"company":["Is required, because the address is not at a company's own domain."]}}""")]
    public async Task Lead_RefusedBody_HasItsGoldenProblem(string body, string golden)
    {
        await using var host = await EdgeHost.StartAsync();

        using var response = await host.Client.PostAsync(new Uri("/lead", UriKind.Relative), Json(body));
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
        problem.Remove("trace_id");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(golden), problem), problem.ToJsonString());
    }

    [Fact]
    public async Task Lead_HundredMegabytesChunked_IsCutOffEarly()
    {
        await using var host = await EdgeHost.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(host.Client.BaseAddress!.Host, host.Client.BaseAddress.Port);
        await using var stream = client.GetStream();
        var answer = ReadAnswerAsync(stream);

        await stream.WriteAsync("POST /lead HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray());
        var chunk = Encoding.ASCII.GetBytes($"10000\r\n{new string('x', 0x10000)}\r\n");
        var sent = 0;
        while (sent < 100 * 1024 * 1024 && !answer.IsCompleted)
        {
            try
            {
                await stream.WriteAsync(chunk);
            }
            catch (IOException)
            {
                break;
            }

            sent += chunk.Length;
        }

        Assert.Contains("413", await answer, StringComparison.Ordinal);
        Assert.True(sent < 100 * 1024 * 1024, $"{sent} bytes were taken");
    }

    private static async Task<string> ReadAnswerAsync(NetworkStream stream)
    {
        var buffer = new byte[1_024];
        var length = await stream.ReadAsync(buffer);
        return Encoding.ASCII.GetString(buffer, 0, length);
    }

    private static string Padded(int length)
    {
        const string Start = "{\"email\":\"jane@acme.com\",";
        const string End = "\"name\":\"x\"}";
        return Start + new string(' ', length - Start.Length - End.Length) + End;
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    private static HttpRequest Request(Stream body, string? type)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = body;
        request.ContentType = type;
        return request;
    }

    private abstract class ReadOnlyStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private sealed class EndlessStream : ReadOnlyStream
    {
        public long BytesRead { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            BytesRead += count;
            return count;
        }
    }

    private sealed class TrickleStream(byte[] content) : ReadOnlyStream
    {
        private int _at;

        public override int Read(byte[] buffer, int offset, int count)
        {
            var length = Math.Min(Math.Min(7, count), content.Length - _at);
            content.AsSpan(_at, length).CopyTo(buffer.AsSpan(offset));
            _at += length;
            return length;
        }
    }
}
