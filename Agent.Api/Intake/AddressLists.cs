using System.Buffers;
using Agent.Plugins.Leads;

namespace Agent.Api.Intake;

/// <summary>
/// Which mailboxes are no company's own: free mail, throw-away mail, and mailboxes of a role rather than a person. The two lists of
/// domains are written by <c>scripts/update-address-lists</c>.
/// </summary>
internal static class AddressLists
{
    private static readonly HashSet<string> Free = Load("free-mail.txt");
    private static readonly HashSet<string> Disposable = Load("disposable.txt");
    private static readonly HashSet<string> Roles = Load("roles.txt");

    private static readonly SearchValues<char> Joints = SearchValues.Create("._-");

    // "info-de", "sales.emea": where the role sits, not who.
    private static readonly HashSet<string> Places = new(StringComparer.Ordinal)
    {
        "de", "at", "ch", "fr", "es", "it", "nl", "be", "uk", "us", "usa", "eu", "mx", "ar", "co", "cl", "pe", "ca", "au", "in", "dach", "emea", "apac", "latam", "na",
        "berlin", "hamburg", "muenchen", "koeln", "frankfurt", "wien", "zuerich", "paris", "lyon", "madrid", "barcelona", "london", "mexico", "europe", "global", "web", "online", "team",
    };

    /// <summary>The domain decides first: info@ at a free-mail domain is free.</summary>
    public static AddressClass Classify(EmailAddress address)
    {
        if (IsDisposable(address.Domain))
        {
            return AddressClass.Disposable;
        }

        if (Free.Contains(address.Domain))
        {
            return AddressClass.Free;
        }

        return IsRole(address.LocalPart) ? AddressClass.Role : AddressClass.Business;
    }

    // Throw-away services hand out subdomains freely, so those count as well: one look-up for each label.
    private static bool IsDisposable(ReadOnlySpan<char> domain)
    {
        var listed = Disposable.GetAlternateLookup<ReadOnlySpan<char>>();

        while (!listed.Contains(domain))
        {
            var dot = domain.IndexOf('.');
            if (dot < 0)
            {
                return false;
            }

            domain = domain[(dot + 1)..];
        }

        return true;
    }

    private static bool IsRole(string localPart)
    {
        var name = localPart.Split('+')[0].ToLowerInvariant().TrimEnd(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']).TrimEnd(['-', '_', '.']);

        // "customer-service" is listed without its joint; "info.miller" is a person's.
        return Roles.Contains(name) || Roles.Contains(name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal)) ||
            (name.AsSpan().IndexOfAny(Joints) > 0 && name.Split(['.', '_', '-']) is [var role, .. var rest] && Roles.Contains(role) && rest.All(part => Places.Contains(part) || Roles.Contains(part)));
    }

    // One entry a line; lines that begin with # are notes.
    private static HashSet<string> Load(string name)
    {
        using var stream = typeof(AddressLists).Assembly.GetManifestResourceStream($"Agent.Api.Intake.Lists.{name}")
            ?? throw new InvalidOperationException($"The list {name} is not embedded in the service.");
        using var reader = new StreamReader(stream);
        var entries = new HashSet<string>(StringComparer.Ordinal);

        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                entries.Add(line);
            }
        }

        return entries;
    }
}
