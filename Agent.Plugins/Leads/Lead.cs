using System.Text.Json;
using System.Text.Json.Serialization;

namespace Agent.Plugins.Leads;

/// <summary>
/// A lead after the door: validated, NFC-normalised, trimmed. Absent, null and blank are all null: unknown.
/// What is free text here was written by a stranger; it reaches a model only through the reader.
/// </summary>
public sealed record Lead
{
    /// <summary>Stable, URL-safe, not reversible: <c>ld_</c> and 26 characters.</summary>
    public required string LeadKey { get; init; }

    /// <summary>The address as given, domain in lower-case ASCII form.</summary>
    public required string Email { get; init; }

    /// <summary>The address's domain in lower-case ASCII form.</summary>
    public required string Domain { get; init; }

    public required AddressClass AddressClass { get; init; }

    /// <summary>When the lead came in, UTC. Every relative date is read against it.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    public string? Company { get; init; }

    public string? Name { get; init; }

    public string? Title { get; init; }

    /// <summary>A number or text ("51-200"), as text.</summary>
    public string? CompanySize { get; init; }

    public string? Need { get; init; }

    public string? Timeline { get; init; }

    /// <summary>A number or text ("$50,000+"), as text.</summary>
    public string? Budget { get; init; }

    public string? Message { get; init; }

    public string? Phone { get; init; }

    public string? Website { get; init; }

    public string? Country { get; init; }

    public string? Source { get; init; }

    public string? PageUrl { get; init; }

    public IReadOnlyDictionary<string, string>? Utm { get; init; }

    public Consent? Consent { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>The sender's own fields, kept as sent. Never shown to a model.</summary>
    public JsonElement? Custom { get; init; }
}

/// <summary>What the person agreed to, in whose words and when.</summary>
public sealed record Consent(string? Basis, string? Text, DateTimeOffset? At);

/// <summary>Rules about kinds of mailboxes that more than one place goes by.</summary>
public static class AddressClasses
{
    /// <summary>The domain is a company's own: it names the company, and the company has a memory.</summary>
    public static bool IsCompanyDomain(this AddressClass addressClass) => addressClass is AddressClass.Business or AddressClass.Role;
}

/// <summary>What kind of mailbox the address names. Free and disposable domains have no company memory.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<AddressClass>))]
public enum AddressClass
{
    Business,
    Free,
    Disposable,
    Role,
}
