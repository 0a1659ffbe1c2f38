using System.Text.Json;

namespace Agent.Api.Model.Offline;

/// <summary>A user message of an agent conversation: the JSON object our code wrote. What is missing reads as empty.</summary>
internal sealed class Brief : IDisposable
{
    private readonly JsonDocument _document;

    private Brief(JsonDocument document) => _document = document;

    public string? Task => Text("task");

    public string Domain => Text("domain") ?? "";

    public string? Outreach => Text("outreach");

    public string? Disposition => Text("decision", "disposition");

    public string? Segment => Text("decision", "segment");

    public string Summary => Text("decision", "summary") ?? "";

    public string? ReasonCode => Text("decision", "reason_code");

    public string Score => Member("decision", "score") is { ValueKind: JsonValueKind.Number } score ? score.GetRawText() : "unknown";

    public IEnumerable<string> MissingFields =>
        Member("decision", "missing_fields") is { ValueKind: JsonValueKind.Array } fields
            ? fields.EnumerateArray().Where(name => name.ValueKind is JsonValueKind.String).Select(name => name.GetString()!)
            : [];

    public string? ActionName => Text("action", "name");

    public string? ActionDecision => Text("action", "decision");

    /// <summary>Null when the text is not a JSON object.</summary>
    public static Brief? TryRead(string text)
    {
        try
        {
            var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind is JsonValueKind.Object)
            {
                return new Brief(document);
            }

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Dispose() => _document.Dispose();

    private string? Text(params ReadOnlySpan<string> path) => Member(path) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private JsonElement? Member(params ReadOnlySpan<string> path)
    {
        var at = _document.RootElement;

        foreach (var name in path)
        {
            if (at.ValueKind is not JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }

        return at;
    }
}
