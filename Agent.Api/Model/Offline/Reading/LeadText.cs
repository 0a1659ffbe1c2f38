using System.Globalization;
using System.Text.Json;
using Agent.Api.Model.Offline.Reading.Lexis;
using Agent.Api.Model.Offline.Reading.Words;
using Agent.Plugins.Leads;
using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>A lead as its reader sees it: the fields' text by JSON name, and the day it came in.</summary>
internal sealed class LeadText(DateOnly receivedOn, IReadOnlyDictionary<string, string> fields)
{
    private const string ReceivedAt = "received_at:";

    // The fields a person writes in, without names and places.
    private static readonly string[] Spoken = ["message", "need", "title", "timeline", "budget", "company_size"];

    private readonly Dictionary<string, TokenText> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordText> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Passage> _passages = new(StringComparer.Ordinal);

    private Language? _language;

    public DateOnly ReceivedOn => receivedOn;

    public IReadOnlyDictionary<string, string> Fields => fields;

    /// <summary>The field's text; null when it is absent or blank.</summary>
    public string? this[string name] => fields.TryGetValue(name, out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>The field's words; none when it is absent.</summary>
    public WordText Words(string name)
    {
        if (!_words.TryGetValue(name, out var words))
        {
            _words[name] = words = new WordText(Tokens(name));
        }

        return words;
    }

    /// <summary>Free text in the order in which it is believed.</summary>
    public IEnumerable<(string Field, string Text)> Prose
    {
        get
        {
            if (this["message"] is { } message)
            {
                yield return ("message", message);
            }

            if (this["need"] is { } need)
            {
                yield return ("need", need);
            }
        }
    }

    /// <summary>The free text, cut into pieces, in the same order.</summary>
    public IEnumerable<(string Field, Passage Text)> ProsePassages => Prose.Select(prose => (prose.Field, Passage(prose.Field)!));

    /// <summary>The language of the lead's own words; English when they give no hint.</summary>
    public Language Language => _language ??= LanguageVote.Of(Spoken.Select(Tokens));

    /// <summary>Dates with slashes begin with the day: everywhere but in the United States, where English is taken to come from.</summary>
    public bool DayFirst => this["country"] is { } country ? !LanguageVote.IsMonthFirst(country) : Language is not Language.English;

    /// <summary>A field's tokens with what they may mean; null when it is absent or blank.</summary>
    public Passage? Passage(string name)
    {
        if (this[name] is null)
        {
            return null;
        }

        return _passages.TryGetValue(name, out var known) ? known : _passages[name] = new Passage(Tokens(name), LanguageVote.Of([Tokens(name)], Language));
    }

    /// <summary>The lead with its free text changed; the same one, with what was read from it so far, when nothing changes.</summary>
    public LeadText WithFreeText(Func<string, string> change)
    {
        var changed = Prose.Select(prose => (prose.Field, Old: prose.Text, New: change(prose.Text))).Where(prose => prose.New != prose.Old)
            .ToDictionary(prose => prose.Field, prose => prose.New, StringComparer.Ordinal);

        return changed.Count == 0 ? this
            : new(receivedOn, fields.ToDictionary(field => field.Key, field => changed.GetValueOrDefault(field.Key, field.Value), StringComparer.Ordinal));
    }

    /// <summary>The same view as a reader prompt gives, without the prompt.</summary>
    public static LeadText Of(Lead lead) => new(
        DateOnly.FromDateTime(lead.ReceivedAt.UtcDateTime),
        LeadFields.Names.Select(name => (name, text: LeadFields.ReadVisible(lead, name))).Where(field => field.text is not null).ToDictionary(f => f.name, f => f.text!));

    /// <summary>From the reader prompt's user message: a line <c>received_at:</c>, then one JSON object.</summary>
    public static LeadText Parse(string message)
    {
        var (open, close) = (message.IndexOf('{', StringComparison.Ordinal), message.LastIndexOf('}'));
        if (open < 0 || close < open)
        {
            throw new BadChatRequestException("The reader's message holds no lead.");
        }

        using var document = JsonDocument.Parse(message.AsMemory(open, close - open + 1));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);

        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                fields[member.Name] = member.Value.ToString();
            }
        }

        return new LeadText(ReadDate(message.AsSpan(0, open)), fields);
    }

    // Cut once, for all views.
    private TokenText Tokens(string name) => _tokens.TryGetValue(name, out var known) ? known : _tokens[name] = new TokenText(this[name] ?? "");

    private static DateOnly ReadDate(ReadOnlySpan<char> head)
    {
        var at = head.IndexOf(ReceivedAt, StringComparison.Ordinal);
        var line = at < 0 ? [] : head[(at + ReceivedAt.Length)..];
        var end = line.IndexOf('\n');

        return DateTimeOffset.TryParse(end < 0 ? line : line[..end], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var when)
            ? DateOnly.FromDateTime(when.UtcDateTime)
            : throw new BadChatRequestException("The reader's message has no received_at.");
    }
}
