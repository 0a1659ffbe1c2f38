using System.Collections.Frozen;
using Agent.Plugins.Leads;

namespace Agent.Api.Intake;

/// <summary>Which mailboxes are no company's own: free mail, throw-away mail, and mailboxes of a role rather than a person.</summary>
internal static class AddressLists
{
    private static readonly FrozenSet<string> Free = Load("free-mail.txt");
    private static readonly FrozenSet<string> Disposable = Load("disposable.txt");
    private static readonly FrozenSet<string> Roles = Load("roles.txt");

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

        return Roles.Contains(RoleOf(address.LocalPart)) ? AddressClass.Role : AddressClass.Business;
    }

    // Throw-away services hand out subdomains freely, so those count as well.
    private static bool IsDisposable(string domain)
    {
        while (!Disposable.Contains(domain))
        {
            var dot = domain.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
            {
                return false;
            }

            domain = domain[(dot + 1)..];
        }

        return true;
    }

    private static string RoleOf(string localPart) => localPart.Split('+')[0].ToLowerInvariant();

    // One entry a line; lines that begin with # are notes.
    private static FrozenSet<string> Load(string name)
    {
        using var stream = typeof(AddressLists).Assembly.GetManifestResourceStream($"Agent.Api.Intake.Lists.{name}")
            ?? throw new InvalidOperationException($"The list {name} is not embedded in the service.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#').ToFrozenSet(StringComparer.Ordinal);
    }
}
