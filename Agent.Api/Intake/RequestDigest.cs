using System.Globalization;
using System.Text.Json;

namespace Agent.Api.Intake;

/// <summary>
/// Tells a retry from another request under the same idempotency key: equal for bodies that say the same, however they are
/// spaced or ordered.
/// </summary>
internal static class RequestDigest
{
    /// <summary>64 lower-case hex characters.</summary>
    public static string Of(LeadRequest request) => CanonicalJson.Hash(request, Write);

    private static void Write(Utf8JsonWriter json, LeadRequest request)
    {
        json.WriteStartObject();
        json.WriteString("email", request.Email);
        json.WriteString("company", request.Company);
        json.WriteString("name", request.Name);
        json.WriteString("title", request.Title);
        json.WriteString("company_size", request.CompanySize);
        json.WriteString("need", request.Need);
        json.WriteString("timeline", request.Timeline);
        json.WriteString("budget", request.Budget);
        json.WriteString("message", request.Message);
        json.WriteString("phone", request.Phone);
        json.WriteString("website", request.Website);
        json.WriteString("country", request.Country);
        json.WriteString("source", request.Source);
        json.WriteString("page_url", request.PageUrl);
        json.WriteString("external_id", request.ExternalId);
        WriteUtm(json, request.Utm);
        WriteConsent(json, request.Consent);
        json.WritePropertyName("custom");
        CanonicalJson.Write(json, request.Custom ?? JsonElement.Parse("null"));
        json.WriteEndObject();
    }

    private static void WriteUtm(Utf8JsonWriter json, IReadOnlyDictionary<string, string>? utm)
    {
        json.WriteStartObject("utm");
        foreach (var (name, value) in (utm ?? new Dictionary<string, string>()).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    private static void WriteConsent(Utf8JsonWriter json, ConsentRequest? consent)
    {
        json.WriteStartObject("consent");
        json.WriteString("basis", consent?.Basis);
        json.WriteString("text", consent?.Text);
        json.WriteString("at", consent?.At?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }
}
