using Agent.Plugins.Scoring;

namespace Agent.Tests.Support;

/// <summary>What a real model may read in <see cref="SharedApp.SmallBusiness"/>, close to the edge at 60, and a script that reads one after the other.</summary>
internal static class BorderlineReads
{
    /// <summary>Qualified: 25 + 12 + 12 + 12.</summary>
    public static readonly LeadFacts At61 = Facts(NeedLevel.Specific, 100);

    /// <summary>Nurture: 18 + 16 + 12 + 12.</summary>
    public static readonly LeadFacts At58 = Facts(NeedLevel.General, 60);

    /// <summary>Qualified: 18 + 20 + 12 + 12.</summary>
    public static readonly LeadFacts At62 = Facts(NeedLevel.General, 10);

    public static LeadFacts Facts(NeedLevel need, int days) => LeadFacts.Unknown with
    {
        Need = new(need, new("need", "Need CRM integration")),
        Timeline = new(TimelineKind.Horizon, days, null, new("timeline", "next quarter")),
        Authority = new(AuthorityLevel.Manager, new("title", "Operations Manager")),
        CompanySize = new(50, 50, new("company_size", "50")),
    };

    /// <summary>The n-th request of the reader gets the n-th read; the last one is repeated. All else is the embedded model's.</summary>
    public static Func<ModelRequest, ModelReply?> OneAfterTheOther(params LeadFacts[] reads)
    {
        var next = -1;
        return request => request.Schema == "lead_facts" ? SharedApp.Facts(reads[Math.Min(Interlocked.Increment(ref next), reads.Length - 1)]) : null;
    }

    /// <summary>How often the reader was asked about a lead.</summary>
    public static int ReadCount(this SharedApp.Case lead) => lead.Heard.Count(request => request.Schema == "lead_facts");
}
