using Agent.Plugins.Leads;

namespace Agent.Api.Intake;

/// <summary>From what was sent to a <see cref="Lead"/>: text cleaned, lengths kept, the address checked, classed and keyed.</summary>
internal sealed class LeadNormalizer(LeadKeys keys)
{
    public NormalizeOutcome Normalize(LeadRequest request, DateTimeOffset receivedAt)
    {
        var errors = new FieldErrors();
        var clean = Clean(request, errors);
        if (CheckAddress(clean, errors) is not { } address || errors.Any)
        {
            return new NormalizeOutcome.Invalid(errors.ToDictionary());
        }

        return new NormalizeOutcome.Normalized(ToLead(clean, address, receivedAt.ToUniversalTime()));
    }

    /// <summary>The errors alone, of a request that may lack members which could not be read.</summary>
    public static FieldErrors Check(LeadRequest request)
    {
        var errors = new FieldErrors();
        CheckAddress(Clean(request, errors), errors);
        return errors;
    }

    private Lead ToLead(LeadRequest clean, EmailAddress address, DateTimeOffset receivedAt) => new()
    {
        LeadKey = keys.For(address),
        Email = address.ToString(),
        Domain = address.Domain,
        AddressClass = AddressLists.Classify(address),
        ReceivedAt = receivedAt,
        Company = clean.Company,
        Name = clean.Name,
        Title = clean.Title,
        CompanySize = clean.CompanySize,
        Need = clean.Need,
        Timeline = clean.Timeline,
        Budget = clean.Budget,
        Message = clean.Message,
        Phone = clean.Phone,
        Website = clean.Website,
        Country = clean.Country,
        Source = clean.Source,
        PageUrl = clean.PageUrl,
        Utm = clean.Utm,
        Consent = clean.Consent is { } consent ? new Consent(consent.Basis, consent.Text, consent.At) : null,
        ExternalId = clean.ExternalId,
        Custom = clean.Custom,
    };

    private static EmailAddress? CheckAddress(LeadRequest clean, FieldErrors errors)
    {
        if (clean.Email is null)
        {
            if (!errors.Has("email"))
            {
                errors.Add("email", "Is required.");
            }

            return null;
        }

        if (!EmailAddress.TryParse(clean.Email, out var address, out var error))
        {
            errors.Add("email", error);
            return null;
        }

        if (clean.Company is null && !errors.Has("company") && !AddressLists.Classify(address).IsCompanyDomain())
        {
            errors.Add("company", "Is required, because the address is not at a company's own domain.");
        }

        return address;
    }

    private static LeadRequest Clean(LeadRequest request, FieldErrors errors)
    {
        LeadNumbers.CheckPeople(request.CompanySize, errors);
        return request with
        {
            // The address is trimmed, not cleaned: a control character inside it is an error, never repaired.
            Email = Storable("email", request.Email, errors)?.Trim() is { Length: > 0 } email ? email : null,
            Company = Line("company", request.Company, errors),
            Name = Line("name", request.Name, errors),
            Title = Line("title", request.Title, errors),
            CompanySize = Line("company_size", request.CompanySize, errors),
            Need = Lines("need", request.Need, LeadLimits.LongText, errors),
            Timeline = Line("timeline", request.Timeline, errors),
            Budget = Line("budget", request.Budget, errors),
            Message = Lines("message", request.Message, LeadLimits.LongText, errors),
            Phone = Line("phone", request.Phone, errors),
            Website = Line("website", request.Website, errors),
            Country = Line("country", request.Country, errors),
            Source = Line("source", request.Source, errors),
            PageUrl = Line("page_url", request.PageUrl, errors, LeadLimits.Url),
            Utm = CleanUtm(request.Utm, errors),
            Consent = CleanConsent(request.Consent, errors),
            ExternalId = Line("external_id", request.ExternalId, errors),
        };
    }

    private static SortedDictionary<string, string>? CleanUtm(IReadOnlyDictionary<string, string>? utm, FieldErrors errors)
    {
        if (utm?.Count > LeadLimits.UtmEntries)
        {
            errors.Add("utm", $"Must have at most {LeadLimits.UtmEntries} entries.");
            return null;
        }

        var clean = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in utm ?? new Dictionary<string, string>())
        {
            // Two names that differ only in how they are composed would become one.
            if (Line("utm", name, errors) is { } key && Line($"utm.{key}", value, errors) is { } text && !clean.TryAdd(key, text))
            {
                errors.Add($"utm.{key}", "Is given more than once.");
            }
        }

        return clean.Count > 0 ? clean : null;
    }

    private static ConsentRequest? CleanConsent(ConsentRequest? consent, FieldErrors errors)
    {
        var clean = consent is null ? null : consent with
        {
            Basis = Line("consent.basis", consent.Basis, errors),
            Text = Lines("consent.text", consent.Text, LeadLimits.ConsentText, errors),
        };

        return clean is { Basis: null, Text: null, At: null } ? null : clean;
    }

    private static string? Line(string field, string? text, FieldErrors errors, int most = LeadLimits.Text) =>
        Capped(field, LeadText.CleanLine(Storable(field, text, errors)), most, errors);

    private static string? Lines(string field, string? text, int most, FieldErrors errors) =>
        Capped(field, LeadText.CleanLines(Storable(field, text, errors)), most, errors);

    private static string? Storable(string field, string? text, FieldErrors errors)
    {
        if (text is null || LeadText.Refusal(text) is not { } refusal)
        {
            return text;
        }

        errors.Add(field, refusal);
        return null;
    }

    private static string? Capped(string field, string? text, int most, FieldErrors errors)
    {
        if (text?.Length > most && LeadText.Length(text) is var length && length > most)
        {
            errors.Add(field, $"Must be at most {most} characters; it has {length}.");
        }

        return text;
    }
}

/// <summary>What came of normalising. Errors name the JSON fields.</summary>
internal abstract record NormalizeOutcome
{
    private NormalizeOutcome()
    {
    }

    public sealed record Normalized(Lead Lead) : NormalizeOutcome;

    public sealed record Invalid(IDictionary<string, string[]> Errors) : NormalizeOutcome;
}
