using Agent.Plugins.Scoring;

namespace Agent.Api.Model.Offline.Reading;

/// <summary>
/// Facts by rules: one small reader for each. A structured field wins; free text fills what the fields leave open. Never throws, and
/// what it cannot read is absent, never guessed.
/// </summary>
internal static class FactReader
{
    public static LeadFacts Read(LeadText lead)
    {
        var need = NeedReader.Read(lead);

        return new LeadFacts
        {
            Need = need,
            Timeline = TimelineReader.Read(lead),
            Budget = BudgetReader.Read(lead),
            Authority = AuthorityReader.Read(lead),
            CompanySize = CompanySizeReader.Read(lead),
            Intent = IntentReader.Read(lead, need),
            Injection = InjectionReader.Read(lead),
        };
    }
}
