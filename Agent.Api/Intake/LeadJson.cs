using System.Text.Json;
using System.Text.Unicode;

namespace Agent.Api.Intake;

/// <summary>A body's JSON as a <see cref="LeadRequest"/>: every member known, of the right type and given once, or an error that names it.</summary>
internal static class LeadJson
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = LeadLimits.Depth };

    /// <summary>The memory may be reused once this returns: nothing of it is kept.</summary>
    public static LeadReadOutcome Parse(ReadOnlyMemory<byte> body)
    {
        var json = body.Span.StartsWith("\uFEFF"u8) ? body["\uFEFF"u8.Length..] : body;
        if (json.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            return new LeadReadOutcome.Malformed("The body is empty. Send a JSON object.");
        }

        if (!Utf8.IsValid(json.Span))
        {
            return new LeadReadOutcome.Malformed("The body is not valid UTF-8.");
        }

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? Read(document.RootElement)
                : new LeadReadOutcome.Malformed($"The body must be a JSON object, not {JsonValues.Describe(document.RootElement)}.");
        }
        catch (JsonException notJson)
        {
            return new LeadReadOutcome.Malformed(Explain(json.Span, notJson));
        }
    }

    private static LeadReadOutcome Read(JsonElement root)
    {
        var errors = new FieldErrors();
        var request = new LeadJsonReader(errors).Read(root);
        if (!errors.Any)
        {
            return new LeadReadOutcome.Read(request);
        }

        // The sender learns everything at once: what the other fields mean is checked too.
        errors.AddMissing(LeadNormalizer.Check(request));
        return new LeadReadOutcome.Invalid(errors.ToDictionary());
    }

    // The exception's own text quotes the body, so only the place is taken from it.
    private static string Explain(ReadOnlySpan<byte> json, JsonException error) =>
        IsTooDeep(json)
            ? $"The body is nested deeper than {LeadLimits.Depth} levels."
            : $"The body is not valid JSON: see line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}.";

    private static bool IsTooDeep(ReadOnlySpan<byte> json)
    {
        var depth = 0;
        var inText = false;
        for (var i = 0; i < json.Length; i++)
        {
            switch (json[i])
            {
                case (byte)'\\' when inText:
                    i++;
                    break;
                case (byte)'"':
                    inText = !inText;
                    break;
                case (byte)'{' or (byte)'[' when !inText:
                    if (++depth > LeadLimits.Depth)
                    {
                        return true;
                    }

                    break;
                case (byte)'}' or (byte)']' when !inText:
                    depth--;
                    break;
            }
        }

        return false;
    }
}
