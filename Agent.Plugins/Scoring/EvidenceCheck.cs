using Agent.Plugins.Leads;

namespace Agent.Plugins.Scoring;

/// <summary>
/// Keeps only facts whose quote stands in the named field of the lead. What a reader invents, or says without a quote, counts as unknown.
/// Suspected injection is kept even without a quote: caution needs no proof. What no reader is shown, hidden characters, is suspected here.
/// </summary>
public static class EvidenceCheck
{
    public static CheckedFacts Apply(Lead lead, LeadFacts facts)
    {
        var check = new Check(lead);

        var kept = facts with
        {
            Need = check.Keep(facts.Need, facts.Need.Level is not NeedLevel.Absent, facts.Need.Evidence, LeadFacts.Unknown.Need),
            Timeline = check.Keep(facts.Timeline, facts.Timeline.Kind is not TimelineKind.Absent, facts.Timeline.Evidence, LeadFacts.Unknown.Timeline),
            Budget = check.Keep(facts.Budget, facts.Budget.Kind is not BudgetKind.Absent, facts.Budget.Evidence, LeadFacts.Unknown.Budget),
            Authority = check.Keep(facts.Authority, facts.Authority.Level is not AuthorityLevel.Absent, facts.Authority.Evidence, LeadFacts.Unknown.Authority),
            CompanySize = check.Keep(
                facts.CompanySize, facts.CompanySize.Min is not null || facts.CompanySize.Max is not null, facts.CompanySize.Evidence, LeadFacts.Unknown.CompanySize),
            Intent = check.Keep(facts.Intent, facts.Intent.Kind is not IntentKind.Unclear, facts.Intent.Evidence, LeadFacts.Unknown.Intent),
            Injection = !facts.Injection.Suspected && Hidden(lead) is { } hidden ? new InjectionFact(true, hidden)
                : check.Keep(facts.Injection, facts.Injection.Suspected, facts.Injection.Evidence, new InjectionFact(true, null)),
        };

        return new CheckedFacts(kept, check.Unsupported);
    }

    private static Evidence? Hidden(Lead lead)
    {
        foreach (var name in LeadFields.Names)
        {
            if (LeadFields.Read(lead, name) is { } text && HiddenText.Find(text) is { } span)
            {
                return new(name, text[span.Start..span.End]);
            }
        }

        return null;
    }

    private sealed class Check(Lead lead)
    {
        public bool Unsupported { get; private set; }

        public T Keep<T>(T fact, bool stated, Evidence? evidence, T otherwise)
        {
            if (!stated || Stands(evidence))
            {
                return fact;
            }

            Unsupported = true;
            return otherwise;
        }

        private bool Stands(Evidence? evidence) =>
            evidence is { Field: { } field, Quote: { } quote } && LeadFields.Read(lead, field) is { } source && TextFold.Contains(source, quote);
    }
}

/// <summary>Facts that rest on the lead's own words, and whether any had to be dropped.</summary>
public sealed record CheckedFacts(LeadFacts Facts, bool Unsupported);
