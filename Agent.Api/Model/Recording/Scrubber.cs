using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Agent.Api.Model.Recording;

/// <summary>
/// Takes out of an exchange what is different in every run (ids, times, call ids, the day a lead came in) and what must not be kept (keys,
/// addresses, phone numbers). What a lead says stays: its words are what the model answers.
/// </summary>
/// <param name="origin">Whose lead it is; its own address and number are found in any spelling.</param>
/// <param name="apiKey">The key in use, whatever it looks like.</param>
/// <param name="hasTools">Talks with tools hold the house's words only, so their times are the house's. In a prompt without tools a time is the lead's.</param>
internal sealed partial class Scrubber(CallOrigin? origin, string? apiKey, bool hasTools)
{
    private readonly Placeholders placeholders = new();
    private readonly Regex? phone = PrivateText.PatternOf(origin?.Lead.Phone);
    private bool answering;
    private DateOnly? day;

    public Placeholders Placeholders => placeholders;

    /// <summary>The request without what is volatile or private. Call it once, before <see cref="Answer"/>.</summary>
    public JsonNode? Request(JsonNode? node) => Walk(node, null);

    /// <summary>The answer in the request's placeholders; private text the request did not have gets words nothing can turn back.</summary>
    public JsonNode? Answer(JsonNode? node)
    {
        answering = true;
        return Walk(node, null);
    }

    private JsonNode? Walk(JsonNode? node, string? name) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Walk(member.Value, Inside(name, member.Key))))),
        JsonArray entries => new JsonArray([.. entries.Select(entry => Walk(entry, name))]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(name switch
        {
            "tool_call_id" or "tool_calls.id" => CallId(text),
            "arguments" when !answering => Text(Arguments(text)),
            _ => Text(text),
        }),
        JsonValue value when value.TryGetValue<decimal>(out var number) => JsonNode.Parse(number.ToString("0.############################", CultureInfo.InvariantCulture)),
        _ => node?.DeepClone(),
    };

    private static string Inside(string? name, string member) => name == "tool_calls" && member == "id" ? "tool_calls.id" : member;

    // the model's own ids in an answer are new, and as good in a replay as they were then
    private string CallId(string id) => answering ? id : placeholders.For("call", id);

    // A talk that was resumed says the same with other white space and escapes. What is no JSON stays as the model wrote it.
    private static string Arguments(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return CanonicalJson.Text(document.RootElement);
        }
        catch (Exception misfit) when (misfit is JsonException or InvalidOperationException)
        {
            return text;
        }
    }

    private string Text(string text)
    {
        text = Escapes.Hide(text);
        text = Literal().Replace(text, match => Own("text", match.Value));
        text = apiKey is { Length: > 0 } && text.Contains(apiKey, StringComparison.Ordinal) ? text.Replace(apiKey, Private("secret", apiKey), StringComparison.Ordinal) : text;
        text = phone?.Replace(text, match => Private("phone", match.Value)) ?? text;
        text = PrivateText.Mask(text, Private);
        text = Id().Replace(text, match => Own(KindOf(match.Value), match.Value));
        text = hasTools ? Time().Replace(text, match => answering ? Own("time", match.Value) : placeholders.Each("time", match.Value)) : text;
        text = answering ? Dated(text) : ReceivedAt().Replace(text, match => match.Groups["label"].Value + Received(match.Groups["day"].Value));
        return Escapes.Show(text);
    }

    /// <summary>Never kept, wherever it stands.</summary>
    private string Private(string kind, string value) => (answering ? placeholders.Find(kind, value) : null) ?? placeholders.For(kind, value);

    /// <summary>Kept where only the answer has it: nothing else could say what it is.</summary>
    private string Own(string kind, string value) => answering ? placeholders.Find(kind, value) ?? value : placeholders.For(kind, value);

    private string Received(string date)
    {
        day ??= Day(date);
        return placeholders.Each("day", date);
    }

    // "Next quarter" was read as a date. In a replay it is as far from the lead's day as it was then, and so is decided as it was then.
    private string Dated(string text) => day is not { } first ? text : ReadDate().Replace(text, match =>
        Day(match.Groups["day"].Value) is { } date ? match.Groups["label"].Value + Placeholders.Later(date.DayNumber - first.DayNumber) + "\"" : match.Value);

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static string KindOf(string id) => id[..id.IndexOf('_', StringComparison.Ordinal)].ToLowerInvariant() switch
    {
        "ld" => "lead",
        "act" => "action",
        "tsk" => "task",
        "drf" => "draft",
        "mtg" => "meeting",
        var other => other,
    };

    [GeneratedRegex("⟦[^⟧]{0,80}⟧")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\b(ld_[0-9a-z]{26}|(run|act|tsk|drf|mtg|node)_[0-9a-f]{32})\b")]
    private static partial Regex Id();

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?\b")]
    private static partial Regex Time();

    // As triage's opening and the reader's prompt write it.
    [GeneratedRegex(@"(?<label>\breceived_at""?\s*[:=]\s*""?)(?<day>\d{4}-\d{2}-\d{2})(?![\dT])")]
    private static partial Regex ReceivedAt();

    // The one date in the reader's schema; in a quote the inner quotation marks are escaped.
    [GeneratedRegex(@"(?<label>""date""\s*:\s*"")(?<day>\d{4}-\d{2}-\d{2})""")]
    private static partial Regex ReadDate();
}
