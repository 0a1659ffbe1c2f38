using System.Text.Json;

namespace Bench;

/// <summary>
/// Leads as they come in: of every ten, four small companies, two large ones, two that say too little, two for later.
/// No address comes twice.
/// </summary>
internal sealed class Leads(string run)
{
    private static readonly string[] Mix = ["smb", "enterprise", "needs_info", "smb", "nurture", "smb", "enterprise", "needs_info", "smb", "nurture"];

    private int _next;

    /// <summary>The body of the next lead and the kind it is.</summary>
    public (string Kind, byte[] Body) Next()
    {
        var number = Interlocked.Increment(ref _next);
        var kind = Mix[number % Mix.Length];
        var company = $"Firm {number} {run}";
        var email = $"jo.miller@firm{number}-{run}.com";
        object lead = kind switch
        {
            "smb" => new
            {
                email,
                company,
                name = "Jo Miller",
                title = "Operations Manager",
                company_size = 20 + (number % 150),
                timeline = "next quarter",
                need = "Connect our CRM with the webshop so that 300 orders a day reach the warehouse without retyping",
                budget = "$12,000",
            },
            "enterprise" => new
            {
                email,
                company,
                name = "Jo Miller",
                title = "CTO",
                company_size = 200 + (number % 5000),
                timeline = "Immediately",
                need = "Enterprise API integration with SAP for 14 plants, GDPR audit in autumn",
                budget = "$50,000+",
            },
            "nurture" => new
            {
                email,
                company,
                name = "Jo Miller",
                title = "Team Lead",
                company_size = 10,
                timeline = "no rush",
                need = "We are looking at tools for lead scoring",
                budget = "$3,000",
            },
            _ => new { email, company },
        };
        return (kind, JsonSerializer.SerializeToUtf8Bytes(lead));
    }
}
