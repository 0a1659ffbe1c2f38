using Agent.Plugins.Leads;

namespace Agent.Eval.Tests;

/// <summary>A lead where any will do: a business address, a company, nothing said.</summary>
internal static class SomeLead
{
    public static Lead Acme { get; } = new()
    {
        LeadKey = "ld_test",
        Email = "jane@acme.com",
        Domain = "acme.com",
        AddressClass = AddressClass.Business,
        ReceivedAt = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero),
        Company = "Acme",
    };
}
