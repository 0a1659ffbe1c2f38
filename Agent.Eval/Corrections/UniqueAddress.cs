using Agent.Api.Intake;
using Agent.Plugins.Leads;

namespace Agent.Eval.Corrections;

/// <summary>Addresses nobody has used yet, of the same kind as a given one.</summary>
internal static class UniqueAddress
{
    /// <summary>
    /// Another person of the same class. A company's own domain gets a subdomain, so that the company has no memory of the lead and a rule
    /// about the domain still holds; at domains that many people share the name changes instead.
    /// </summary>
    /// <param name="label">Letters and digits.</param>
    /// <returns>The address itself when it is none.</returns>
    public static string SameClass(string email, string label)
    {
        if (!EmailAddress.TryParse(email, out var address, out _))
        {
            return email;
        }

        return AddressLists.Classify(address).IsCompanyDomain() ? $"{address.LocalPart}@{label}.{address.Domain}" : $"{label}@{address.Domain}";
    }

    /// <summary>As <see cref="SameClass"/>, with nothing left of the person or the company but a shared mailbox's domain or a role.</summary>
    public static string Scrubbed(string email, string label)
    {
        if (!EmailAddress.TryParse(email, out var address, out _))
        {
            return $"person@{label}.example";
        }

        return AddressLists.Classify(address) switch
        {
            AddressClass.Business => $"person@{label}.example",
            AddressClass.Role => $"{address.LocalPart.ToLowerInvariant()}@{label}.example",
            _ => $"{label}@{address.Domain}",
        };
    }
}
