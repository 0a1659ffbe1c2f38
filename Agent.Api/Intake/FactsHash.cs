using System.Text.Json;
using Agent.Plugins.Leads;

namespace Agent.Api.Intake;

/// <summary>
/// What natural de-duplication compares: a hash of the fields a decision rests on. The same person with the same facts is the
/// same lead again; a new message, budget or title is news. Where it came from, consent and the sender's own fields do not count.
/// </summary>
internal static class FactsHash
{
    /// <summary>64 lower-case hex characters.</summary>
    public static string Of(Lead lead) => CanonicalJson.Hash(lead, Write);

    private static void Write(Utf8JsonWriter json, Lead lead)
    {
        json.WriteStartObject();
        json.WriteString("budget", lead.Budget);
        json.WriteString("company", lead.Company);
        json.WriteString("company_size", lead.CompanySize);
        json.WriteString("country", lead.Country);
        json.WriteString("email", lead.Email.ToLowerInvariant());
        json.WriteString("message", lead.Message);
        json.WriteString("name", lead.Name);
        json.WriteString("need", lead.Need);
        json.WriteString("phone", lead.Phone);
        json.WriteString("timeline", lead.Timeline);
        json.WriteString("title", lead.Title);
        json.WriteString("website", lead.Website);
        json.WriteEndObject();
    }
}
