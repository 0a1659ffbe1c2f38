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

    private readonly JsonValues _values = new(errors);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public LeadRequest Read(JsonElement root)
    {
        IReadOnlyDictionary<string, string>? utm = null;
        ConsentRequest? consent = null;
        JsonElement? custom = null;

        foreach (var (name, value) in _values.Members(root, path: null))
        {
            switch (name)
            {
                case var _ when TextFields.Contains(name):
                    Keep(name, _values.Text(name, value));
                    break;
                case var _ when NumberOrTextFields.Contains(name):
                    Keep(name, _values.NumberOrText(name, value));
                    break;
                case "utm":
                    utm = Utm(value);
                    break;
                case "consent":
                    consent = ReadConsent(value);
                    break;
                case "custom":
                    custom = _values.Custom(value);
                    break;
                default:
                    errors.Add(name, JsonValues.Unknown(name, Fields));
                    break;
            }
        }

        return Request(utm, consent, custom);
    }

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
        if (!_values.IsObject("utm", value, "an object of texts"))
        {
            return null;
        }

        var utm = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, entry) in _values.Members(value, "utm"))
        {
            if (_values.Text($"utm.{name}", entry) is { } text)
            {
                utm[name] = text;
            }
        }

        return utm.Count > 0 ? utm : null;
    }

    private ConsentRequest? ReadConsent(JsonElement value)
    {
        if (!_values.IsObject("consent", value, "an object with basis, text and at"))
        {
            return null;
        }

        var consent = new ConsentRequest();
        foreach (var (name, entry) in _values.Members(value, "consent"))
        {
            var field = $"consent.{name}";
            consent = name switch
            {
                "basis" => consent with { Basis = _values.Text(field, entry) },
                "text" => consent with { Text = _values.Text(field, entry) },
                "at" => consent with { At = _values.Time(field, entry) },
                _ => _values.Refuse(consent, field, JsonValues.Unknown(name, ConsentFields)),
            };
        }

        return consent == new ConsentRequest() ? null : consent;
    }
}
