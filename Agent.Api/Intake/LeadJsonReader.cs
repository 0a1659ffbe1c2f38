using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Agent.Api.Intake;

/// <summary>Reads one body's members. Whatever it refuses it adds to the errors and leaves out of the request.</summary>
internal sealed class LeadJsonReader(FieldErrors errors)
{
    private static readonly HashSet<string> TextFields =
    [
        "email", "company", "name", "title", "need", "timeline", "message", "phone", "website", "country", "source", "page_url", "external_id",
    ];

    private static readonly HashSet<string> NumberOrTextFields = ["company_size", "budget"];

    private static readonly string[] Fields = [.. TextFields, .. NumberOrTextFields, "utm", "consent", "custom"];

    private static readonly string[] ConsentFields = ["basis", "text", "at"];

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public LeadRequest Read(JsonElement root)
    {
        IReadOnlyDictionary<string, string>? utm = null;
        ConsentRequest? consent = null;
        JsonElement? custom = null;

        foreach (var (name, value) in Members(root, path: null))
        {
            switch (name)
            {
                case var _ when TextFields.Contains(name):
                    Keep(name, Text(name, value));
                    break;
                case var _ when NumberOrTextFields.Contains(name):
                    Keep(name, NumberOrText(name, value));
                    break;
                case "utm":
                    utm = Utm(value);
                    break;
                case "consent":
                    consent = ReadConsent(value);
                    break;
                case "custom":
                    custom = Custom(value);
                    break;
                default:
                    errors.Add(name, Unknown(name, Fields));
                    break;
            }
        }

        return Request(utm, consent, custom);
    }

    /// <summary>A JSON value's type, for a sentence that says it is the wrong one.</summary>
    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => "a number",
        JsonValueKind.String => "text",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private LeadRequest Request(IReadOnlyDictionary<string, string>? utm, ConsentRequest? consent, JsonElement? custom) => new()
    {
        Email = Kept("email"),
        Company = Kept("company"),
        Name = Kept("name"),
        Title = Kept("title"),
        CompanySize = Kept("company_size"),
        Need = Kept("need"),
        Timeline = Kept("timeline"),
        Budget = Kept("budget"),
        Message = Kept("message"),
        Phone = Kept("phone"),
        Website = Kept("website"),
        Country = Kept("country"),
        Source = Kept("source"),
        PageUrl = Kept("page_url"),
        Utm = utm,
        Consent = consent,
        ExternalId = Kept("external_id"),
        Custom = custom,
    };

    private string? Kept(string field) => _texts.GetValueOrDefault(field);

    private void Keep(string field, string? text)
    {
        if (text is not null)
        {
            _texts[field] = text;
        }
    }

    private Dictionary<string, string>? Utm(JsonElement value)
    {
        if (!IsObject("utm", value, "an object of texts"))
        {
            return null;
        }

        var utm = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, entry) in Members(value, "utm"))
        {
            if (Text($"utm.{name}", entry) is { } text)
            {
                utm[name] = text;
            }
        }

        return utm.Count > 0 ? utm : null;
    }

    private ConsentRequest? ReadConsent(JsonElement value)
    {
        if (!IsObject("consent", value, "an object with basis, text and at"))
        {
            return null;
        }

        var consent = new ConsentRequest();
        foreach (var (name, entry) in Members(value, "consent"))
        {
            var field = $"consent.{name}";
            consent = name switch
            {
                "basis" => consent with { Basis = Text(field, entry) },
                "text" => consent with { Text = Text(field, entry) },
                "at" => consent with { At = Time(field, entry) },
                _ => Refuse(consent, field, Unknown(name, ConsentFields)),
            };
        }

        return consent == new ConsentRequest() ? null : consent;
    }

    private JsonElement? Custom(JsonElement value)
    {
        if (!IsObject("custom", value, "an object"))
        {
            return null;
        }

        if (JsonMarshal.GetRawUtf8Value(value).Length > LeadLimits.Custom)
        {
            return Refuse<JsonElement?>(null, "custom", $"Must be at most {LeadLimits.Custom / 1024} KiB.");
        }

        CheckInside("custom", value);
        return value.EnumerateObject().Any() ? value.Clone() : null;
    }

    // Kept as sent, so it must be storable as sent: no duplicate names, no U+0000, no number without a value.
    private void CheckInside(string path, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var (name, entry) in Members(value, path))
                {
                    CheckInside($"{path}.{name}", entry);
                }

                break;
            case JsonValueKind.Array:
                foreach (var entry in value.EnumerateArray())
                {
                    CheckInside(path, entry);
                }

                break;
            case JsonValueKind.String:
                Text(path, value);
                break;
            case JsonValueKind.Number when !double.IsFinite(value.GetDouble()):
                errors.Add(path, "Must be a number that fits a 64-bit float.");
                break;
        }
    }

    /// <summary>An object's members whose name can be read, each name once. Null is as good as absent.</summary>
    private IEnumerable<(string Name, JsonElement Value)> Members(JsonElement parent, string? path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in parent.EnumerateObject())
        {
            if (JsonText.NameOf(member) is not { } name)
            {
                errors.Add(path ?? "body", "A member's name must be valid Unicode without U+0000.");
            }
            else if (!seen.Add(name))
            {
                errors.Add(path is null ? name : $"{path}.{name}", "Is given more than once.");
            }
            else
            {
                yield return (name, member.Value);
            }
        }
    }

    private bool IsObject(string field, JsonElement value, string allowed)
    {
        if (value.ValueKind is not JsonValueKind.Object && !IsBlank(value))
        {
            errors.Add(field, $"Must be {allowed}, not {Describe(value)}.");
        }

        return value.ValueKind is JsonValueKind.Object;
    }

    private static bool IsBlank(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null || (value.ValueKind is JsonValueKind.String && JsonText.Of(value) is { } text && string.IsNullOrWhiteSpace(text));

    private string? Text(string field, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind is not JsonValueKind.String)
        {
            return Refuse<string?>(null, field, $"Must be text, not {Describe(value)}.");
        }

        var text = JsonText.Of(value);
        var refusal = text is null ? LeadText.HasLoneSurrogate : LeadText.Refusal(text);
        return refusal is not null ? Refuse<string?>(null, field, refusal) : string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private string? NumberOrText(string field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => LeadNumbers.Read(field, value, errors),
        JsonValueKind.String or JsonValueKind.Null => Text(field, value),
        _ => Refuse<string?>(null, field, $"Must be a number or text, not {Describe(value)}."),
    };

    private DateTimeOffset? Time(string field, JsonElement value)
    {
        if (Text(field, value) is not { } text)
        {
            return null;
        }

        // Without an offset the moment would depend on the machine that reads it.
        return text.AsSpan().Trim() is var trimmed && HasOffset(trimmed)
            && DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time.ToUniversalTime()
                : Refuse<DateTimeOffset?>(null, field, "Must be a date and time with an offset, such as 2030-01-31T09:30:00Z.");
    }

    private static bool HasOffset(ReadOnlySpan<char> text) =>
        text.Length >= "2030-01-31T09:30Z".Length && char.IsAsciiDigit(text[0]) && text[4] == '-' && text[7] == '-' && text[10] is 'T' or 't' or ' '
        && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-');

    private T Refuse<T>(T left, string field, string message)
    {
        errors.Add(field, message);
        return left;
    }

    private static string Unknown(string name, string[] known) =>
        LeadFieldNames.Nearest(name, known) is { } nearest ? $"Is not a known member. Did you mean {nearest}?" : "Is not a known member.";
}
