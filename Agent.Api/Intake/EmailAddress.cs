using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Agent.Api.Intake;

/// <summary>
/// A bare address, strictly: a dot-atom, one @, a domain of at least two labels. No display name, quotes, comments or IP literal.
/// What passes here is safe to put in a mail header as it stands.
/// </summary>
internal readonly record struct EmailAddress
{
    /// <summary>Of the whole address in its ASCII form (RFC 5321's path, less its angle brackets).</summary>
    public const int MaxLength = 254;

    private const int MaxLocalPart = 64;
    private const int MaxDomain = 253;
    private const int MaxLabel = 63;

    private static readonly SearchValues<char> LocalCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.");

    private static readonly SearchValues<char> DomainCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private EmailAddress(string localPart, string domain) => (LocalPart, Domain) = (localPart, domain);

    /// <summary>As given: a mailbox may tell upper from lower case.</summary>
    public string LocalPart { get; }

    /// <summary>Lower-case ASCII; international domains in punycode.</summary>
    public string Domain { get; }

    public override string ToString() => $"{LocalPart}@{Domain}";

    /// <summary>The address, or why it is none, in words for the sender that do not repeat it.</summary>
    public static bool TryParse(string text, out EmailAddress address, [NotNullWhen(false)] out string? error)
    {
        address = default;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0 || at != text.LastIndexOf('@'))
        {
            error = "Must be one bare e-mail address with one @.";
            return false;
        }

        var localPart = text[..at];
        var domain = ToAscii(text[(at + 1)..]);
        error = LocalPartError(localPart) ?? DomainError(domain) ?? LengthError(localPart, domain);
        if (error is not null)
        {
            return false;
        }

        address = new EmailAddress(localPart, domain!);
        return true;
    }

    private static string? LocalPartError(string localPart) => localPart switch
    {
        "" => "Must have a name before the @.",
        { Length: > MaxLocalPart } => $"Must have at most {MaxLocalPart} characters before the @.",
        _ when localPart.AsSpan().ContainsAnyExcept(LocalCharacters) =>
            "Must be a bare address: before the @ only unaccented letters, digits and !#$%&'*+-/=?^_`{|}~. are taken, no spaces, quotes or display name.",
        _ when localPart[0] == '.' || localPart[^1] == '.' || localPart.Contains("..", StringComparison.Ordinal) =>
            "Must not begin or end with a dot before the @, or have two in a row.",
        _ => null,
    };

    private static string? DomainError(string? domain)
    {
        if (string.IsNullOrEmpty(domain) || domain.Length > MaxDomain || domain.AsSpan().ContainsAnyExcept(DomainCharacters))
        {
            return "Must have a valid domain after the @.";
        }

        var labels = domain.Split('.');
        return labels.Length >= 2 && labels.All(IsLabel) && !labels[^1].All(char.IsAsciiDigit)
            ? null
            : "Must have a valid domain after the @, such as example.com.";
    }

    private static string? LengthError(string localPart, string? domain) =>
        localPart.Length + 1 + domain!.Length > MaxLength ? $"Must be at most {MaxLength} characters." : null;

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabel && label[0] != '-' && label[^1] != '-'
        && (label.Length < 4 || !label.AsSpan(2).StartsWith("--") || IsPunycode(label));

    // "--" in third place is kept for encodings; the only one in use is punycode, and it has to decode to itself.
    private static bool IsPunycode(string label)
    {
        try
        {
            return label.StartsWith("xn--", StringComparison.Ordinal) && Idn.GetAscii(Idn.GetUnicode(label)).Equals(label, StringComparison.OrdinalIgnoreCase);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string? ToAscii(string domain)
    {
        if (Ascii.IsValid(domain))
        {
            return domain.ToLowerInvariant();
        }

        try
        {
            // Compatibility forms first (full-width letters, ideographic full stops), so that every host's library agrees.
            var folded = domain.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Replace('\u3002', '.');
            return folded.Any(IsForbidden) ? null : Idn.GetAscii(folded).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // Some libraries drop invisible characters; an address that looks like another must not become it.
    private static bool IsForbidden(char character) =>
        char.IsControl(character) || char.IsWhiteSpace(character) || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Format;
}
