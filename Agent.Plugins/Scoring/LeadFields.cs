using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Agent.Plugins.Leads;

namespace Agent.Plugins.Scoring;

/// <summary>
/// The fields of a lead that a reader may see and quote, under their JSON names. Address, phone, consent, ids and the sender's own
/// fields are not among them.
/// </summary>
public static class LeadFields
{
    /// <summary>In the order a reader gets them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "need", "timeline", "budget", "title", "company_size", "message", "company", "name", "website", "country", "source", "page_url",
    ];

    /// <summary>The field's text; null when it is empty or not one a reader may see.</summary>
    public static string? Read(Lead lead, string name) => name switch
    {
        "need" => lead.Need,
        "timeline" => lead.Timeline,
        "budget" => lead.Budget,
        "title" => lead.Title,
        "company_size" => lead.CompanySize,
        "message" => lead.Message,
        "company" => lead.Company,
        "name" => lead.Name,
        "website" => lead.Website,
        "country" => lead.Country,
        "source" => lead.Source,
        "page_url" => lead.PageUrl,
        _ => null,
    };

    /// <summary>As a reader gets it: without zero-width, bidi and tag characters; null when nothing is left.</summary>
    public static string? ReadVisible(Lead lead, string name) =>
        Read(lead, name) is { } text && TextFold.Visible(text) is var visible && !string.IsNullOrWhiteSpace(visible) ? visible : null;

    /// <summary>The value of the reader prompt's <c>lead</c> variable: one JSON object, empty fields left out, invisible characters dropped.</summary>
    public static string ToReaderJson(Lead lead)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);

        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();

            foreach (var name in Names)
            {
                if (ReadVisible(lead, name) is { } text)
                {
                    json.WriteString(name, text);
                }
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
