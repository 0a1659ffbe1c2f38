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
        var need = NeedReader.Read(lead);
        var intent = IntentReader.Read(lead, need);

        // What somebody offers, applies for or studies is not a need, their prices are not a budget, and their dates no start.
        var buys = intent.Kind is not (IntentKind.Spam or IntentKind.JobSeeker or IntentKind.Student or IntentKind.Vendor);

        return new LeadFacts
        {
            Need = buys ? need : LeadFacts.Unknown.Need,
            Timeline = TimelineReader.Read(lead, prose: buys && intent.Kind is not (IntentKind.Support or IntentKind.Press)),
            Budget = BudgetReader.Read(lead, prose: buys),
            Authority = AuthorityReader.Read(lead),
            CompanySize = CompanySizeReader.Read(lead),
            Intent = intent,
            Injection = injection,
        };
    }
}
