using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Net.Http.Headers;

namespace Agent.Api.Intake;

/// <summary>From the bytes of a request to a <see cref="LeadRequest"/>. Never holds more than <see cref="LeadLimits.Body"/> of a body.</summary>
internal static class LeadRequestReader
{
    private const int FirstBuffer = 4 * 1024;

    public static async Task<LeadReadOutcome> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsPlainJson(request, out var why))
        {
            return new LeadReadOutcome.UnsupportedMediaType(why);
        }

        // A body that announces its size is refused before a byte of it is read.
        if (request.ContentLength > LeadLimits.Body)
        {
            return new LeadReadOutcome.TooLarge();
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? FirstBuffer) + 1);
        try
        {
            var length = 0;
            while (await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken) is var read and > 0)
            {
                length += read;
                if (length > LeadLimits.Body)
                {
                    return new LeadReadOutcome.TooLarge();
                }

                if (length == buffer.Length)
                {
                    buffer = Grow(buffer);
                }
            }

            return LeadJson.Parse(buffer.AsMemory(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(full.Length * 2, LeadLimits.Body + 1));
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full, clearArray: true);
        return larger;
    }

    private static bool IsPlainJson(HttpRequest request, [NotNullWhen(false)] out string? why)
    {
        why = null;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !(type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
                || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)))
        {
            why = "Send the lead as JSON, with the header Content-Type: application/json.";
        }
        else if (type.Charset.HasValue && !type.Charset.Value.AsSpan().Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            why = "Send the JSON in UTF-8.";
        }
        else if (request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity")
        {
            why = "Send the JSON without a Content-Encoding.";
        }

        return why is null;
    }
}

/// <summary>What came of reading a body. <c>Invalid</c> already holds the errors of meaning as well as those of shape.</summary>
internal abstract record LeadReadOutcome
{
    private LeadReadOutcome()
    {
    }

    public sealed record Read(LeadRequest Request) : LeadReadOutcome;

    /// <summary>Not a JSON object. The detail names the place, never the content.</summary>
    public sealed record Malformed(string Detail) : LeadReadOutcome;

    public sealed record TooLarge : LeadReadOutcome;

    public sealed record UnsupportedMediaType(string Detail) : LeadReadOutcome;

    public sealed record Invalid(IDictionary<string, string[]> Errors) : LeadReadOutcome;
}
