using System.Globalization;
using System.Text.Json;

namespace Agent.Api.Outcomes;

/// <summary>Reads the body of an outcome, and says of every member what is wrong with it.</summary>
internal static class OutcomeReader
{
    public const int LongestNote = 2_000;

    public const string HighestValue = "1000000000000";

    public const int MaxBody = 64 * 1024;

    private const string Shape = "The body must be a JSON object with outcome, and at, note or value_usd if you like.";

    /// <summary>How far a sender's clock may be ahead of ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    public static async Task<OutcomeReading> ReadAsync(HttpRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            return new OutcomeReading.UnsupportedMediaType("Send JSON, with the header Content-Type: application/json.");
        }

        if (request.ContentLength > MaxBody)
        {
            return new OutcomeReading.TooLarge();
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, Strict, cancellationToken);
            return body.RootElement.ValueKind is JsonValueKind.Object ? Read(body.RootElement, now) : new OutcomeReading.Malformed(Shape);
        }
        catch (JsonException)
        {
            return new OutcomeReading.Malformed(Shape);
        }
    }

    public static OutcomeReading Read(JsonElement body, DateTimeOffset now)
    {
        var errors = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        var read = new OutcomeRequest();

        foreach (var member in body.EnumerateObject())
        {
            read = member.Name switch
            {
                "outcome" => read with { Outcome = Stage(member.Value, errors) },
                "at" => read with { At = At(member.Value, now, errors) },
                "note" => read with { Note = Note(member.Value, errors) },
                "value_usd" => read with { ValueUsd = Value(member.Value, errors) },
                var unknown => Refuse(read, Shorten(unknown), "Is not a known member. Known are outcome, at, note and value_usd.", errors),
            };
        }

        if (read.Outcome is null && !errors.ContainsKey("outcome"))
        {
            errors["outcome"] = [$"Is required: one of {string.Join(", ", OutcomeStages.Words)}."];
        }

        return errors.Count > 0 ? new OutcomeReading.Invalid(errors) : new OutcomeReading.Read(read);
    }

    private static OutcomeStage? Stage(JsonElement value, IDictionary<string, string[]> errors) =>
        OutcomeStages.Find(Text(value)) ?? Refuse<OutcomeStage?>(null, "outcome", $"Must be one of {string.Join(", ", OutcomeStages.Words)}.", errors);

    private static DateTimeOffset? At(JsonElement value, DateTimeOffset now, IDictionary<string, string[]> errors)
    {
        if (value.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        return Text(value) is not { } text || Moments.Read(text) is not { } moment ? Refuse<DateTimeOffset?>(null, "at", $"Must be {Moments.Allowed}.", errors)
            : moment > now + Skew ? Refuse<DateTimeOffset?>(null, "at", $"Must not be in the future; here it is {now.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'}.", errors)
            : moment;
    }

    private static string? Note(JsonElement value, IDictionary<string, string[]> errors) => value.ValueKind is JsonValueKind.Null ? null
        : Text(value) is not { } text || text.Contains('\0', StringComparison.Ordinal) ? Refuse<string?>(null, "note", "Must be text without U+0000.", errors)
        : text.Length > LongestNote ? Refuse<string?>(null, "note", $"Must be at most {LongestNote} characters.", errors)
        : string.IsNullOrWhiteSpace(text) ? null
        : text.Trim();

    private static decimal? Value(JsonElement value, IDictionary<string, string[]> errors) => value.ValueKind is JsonValueKind.Null ? null
        : value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var usd) && usd >= 0 && usd <= decimal.Parse(HighestValue, CultureInfo.InvariantCulture)
            ? Math.Round(usd, 2)
            : Refuse<decimal?>(null, "value_usd", $"Must be a number from 0 to {HighestValue}.", errors);

    // A lone surrogate is valid JSON and no text.
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static T Refuse<T>(T left, string field, string message, IDictionary<string, string[]> errors)
    {
        errors[field] = [message];
        return left;
    }

    private static string Shorten(string name) => name.Length <= 64 ? name : string.Concat(name.AsSpan(0, 64), "…");
}

/// <summary>What a body turned out to be.</summary>
internal abstract record OutcomeReading
{
    private OutcomeReading()
    {
    }

    public sealed record Read(OutcomeRequest Request) : OutcomeReading;

    public sealed record Invalid(IDictionary<string, string[]> Errors) : OutcomeReading;

    public sealed record Malformed(string Detail) : OutcomeReading;

    public sealed record UnsupportedMediaType(string Detail) : OutcomeReading;

    public sealed record TooLarge : OutcomeReading;
}
