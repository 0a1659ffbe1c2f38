using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// Facts by rules: one small reader for each. A structured field wins; free text fills what the fields leave open. Never throws, and
/// what it cannot read is absent, never guessed.
/// </summary>
internal static class FactReader
{
    public static LeadFacts Read(LeadText given)
    {
        var injection = InjectionReader.Read(given);
        var lead = Orders.Without(given, injection);
        var (own, need) = Own(lead);
        var intent = IntentReader.Read(lead, need);

        // What somebody offers, applies for, studies or reports on is not a need, their prices are not a budget, and their dates no start.
        var buys = intent.Kind is not (IntentKind.Spam or IntentKind.JobSeeker or IntentKind.Student or IntentKind.Vendor or IntentKind.Press);

        return new LeadFacts
        {
            Need = buys ? need : LeadFacts.Unknown.Need,
            Timeline = TimelineReader.Read(own, prose: buys && intent.Kind is not IntentKind.Support),
            Budget = BudgetReader.Read(own, prose: buys),
            Authority = AuthorityReader.Read(lead),
            CompanySize = CompanySizeReader.Read(own),
            Intent = intent,
            Injection = injection,
        };
    }

    // A mail under an answer is not the writer's, unless without it there is no need.
    private static (LeadText Lead, NeedFact Need) Own(LeadText lead)
    {
        var own = QuotedMail.Without(lead);
        var need = NeedReader.Read(own);

        return ReferenceEquals(own, lead) || need.Level > NeedLevel.Vague ? (own, need) : (QuotedMail.WithoutHeads(lead), NeedReader.Read(lead));
    }
}
