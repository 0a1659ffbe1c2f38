using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Api.Intake;

/// <summary>
/// A lead as the outside world sends it. Shape only: <see cref="LeadRequestReader"/> makes it from bytes,
/// <see cref="LeadNormalizer"/> says what it means. Absent, null and blank are all null.
/// </summary>
[Description("A lead. Only `email` is required, and `company` when the address is not at a company's own domain. Absent, null and blank mean unknown. Any other member is refused by name.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record LeadRequest
{
    [Required, EmailAddress, StringLength(EmailAddress.MaxLength)]
    [Description("The person's address. Bare: no display name, quotes or IP literal. International domains are taken and stored in ASCII form.")]
    public string? Email { get; init; }

    [StringLength(LeadLimits.Text)]
    [Description("Required when the address is at a free-mail or disposable domain.")]
    public string? Company { get; init; }

    [StringLength(LeadLimits.Text)]
    public string? Name { get; init; }

    [StringLength(LeadLimits.Text)]
    [Description("The person's role, as they put it.")]
    public string? Title { get; init; }

    [NumberOrText, StringLength(LeadLimits.Text)]
    [Description("People in the company: a number, or text such as \"51-200\".")]
    public string? CompanySize { get; init; }

    [StringLength(LeadLimits.LongText)]
    [Description("What they want to solve.")]
    public string? Need { get; init; }

    [StringLength(LeadLimits.Text)]
    [Description("When they want it: \"this quarter\", \"by March\", an ISO date.")]
    public string? Timeline { get; init; }

    [NumberOrText, StringLength(LeadLimits.Text)]
    [Description("A number (US dollars), or text such as \"$50,000+\" or \"€2,500 a month\".")]
    public string? Budget { get; init; }

    [StringLength(LeadLimits.LongText)]
    [Description("Free text from the form.")]
    public string? Message { get; init; }

    [StringLength(LeadLimits.Text)]
    public string? Phone { get; init; }

    [StringLength(LeadLimits.Text)]
    [Description("Kept as text. The service never opens it.")]
    public string? Website { get; init; }

    [StringLength(LeadLimits.Text)]
    public string? Country { get; init; }

    [StringLength(LeadLimits.Text)]
    [Description("Where the lead came from, such as \"website\" or \"webinar\".")]
    public string? Source { get; init; }

    [StringLength(LeadLimits.Url)]
    [Description("The page the form was on. The service never opens it.")]
    public string? PageUrl { get; init; }

    [Description("Campaign parameters: up to 20 texts of up to 200 characters.")]
    public IReadOnlyDictionary<string, string>? Utm { get; init; }

    public ConsentRequest? Consent { get; init; }

    [StringLength(LeadLimits.Text)]
    [Description("The sender's own id for this lead.")]
    public string? ExternalId { get; init; }

    [Description("The sender's own fields: an object of up to 8 KiB, kept as sent, never shown to a model.")]
    public JsonElement? Custom { get; init; }
}

/// <summary>What the person agreed to, in whose words and when.</summary>
[Description("What the person agreed to, in whose words and when.")]
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ConsentRequest
{
    [StringLength(LeadLimits.Text)]
    [Description("The legal basis, such as \"consent\" or \"legitimate_interest\".")]
    public string? Basis { get; init; }

    [StringLength(LeadLimits.ConsentText)]
    [Description("The sentence the person agreed to.")]
    public string? Text { get; init; }

    [Description("When, with an offset: 2030-01-31T09:30:00Z.")]
    public DateTimeOffset? At { get; init; }
}

/// <summary>How much a lead may hold. Lengths count Unicode characters after trimming.</summary>
internal static class LeadLimits
{
    /// <summary>Bytes of the whole body.</summary>
    public const int Body = 64 * 1024;

    /// <summary>Levels of nesting, the body's own object included.</summary>
    public const int Depth = 16;

    /// <summary>A one-line field.</summary>
    public const int Text = 200;

    /// <summary><c>need</c> and <c>message</c>.</summary>
    public const int LongText = 8_000;

    /// <summary><c>page_url</c>: campaign links pass 200 characters easily.</summary>
    public const int Url = 2_000;

    /// <summary><c>consent.text</c>: evidence, so it is neither cut nor refused at a sentence's length.</summary>
    public const int ConsentText = 2_000;

    /// <summary>Entries of <c>utm</c>.</summary>
    public const int UtmEntries = 20;

    /// <summary>Bytes of <c>custom</c> as sent.</summary>
    public const int Custom = 8 * 1024;
}

/// <summary>On a text field that also takes a JSON number. The OpenAPI document says so.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NumberOrTextAttribute : Attribute;
