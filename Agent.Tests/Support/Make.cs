namespace Agent.Tests.Support;

/// <summary>The three leads everybody talks about, and a unique one.</summary>
internal static class Make
{
    private static int _number;

    public static object BareLead() => new { email = "test@company.com", company = "Acme Corp" };

    public static object SmallBusinessLead(string email = "buyer@smallbiz.com") => new
    {
        email,
        company = "SmallBiz Inc",
        need = "Need CRM integration",
        timeline = "next quarter",
        company_size = 50,
        title = "Operations Manager",
    };

    public static object EnterpriseLead(string email = "cto@bigcorp.com") => new
    {
        email,
        company = "BigCorp Industries",
        need = "Enterprise API integration",
        timeline = "Immediately",
        budget = "$50,000+",
        company_size = 500,
        title = "CTO",
    };

    /// <summary>An address nobody used in this process.</summary>
    public static string Email() => $"buyer{Interlocked.Increment(ref _number)}@customer{_number}.com";
}
