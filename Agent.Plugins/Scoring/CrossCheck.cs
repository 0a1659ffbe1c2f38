using Agent.Plugins.Leads;

namespace Agent.Plugins.Scoring;

/// <summary>
/// A second opinion that costs nothing: what rules read in a lead beside a model. It never changes a decision; it is written down, so
/// that people see where the two differ and how often.
/// </summary>
internal sealed class CrossCheck(Lead lead, LeadFacts rules, Rubric rubric)
{
    private readonly Bench _bench = new(lead, rubric);

    private readonly LeadFacts _rules = EvidenceCheck.Apply(lead, rules).Facts;

    /// <summary>Fact by fact, what the two make of it. Empty: they agree. Values are typed words, none of the lead's.</summary>
    public IReadOnlyList<FactDifference> Against(LeadFacts model)
    {
        var ours = _bench.Weigh(_rules);

        return
        [
            .. from part in _bench.Weigh(model).Parts
               let other = ours.Of(part.Fact)
               where part.Mark.Value != other.Value
               select new FactDifference(part.Fact.Name, Word(part.Mark.Value), Word(other.Value)),
            .. Differ("intent", IntentWords.Of(model.Intent.Kind), IntentWords.Of(_rules.Intent.Kind)),
            .. Differ("injection", Word(model.Injection), Word(_rules.Injection)),
        ];
    }

    /// <summary>Whether the lead would have ended elsewhere by the rules' reading.</summary>
    public bool Contradicts(Decision decision) => _bench.Judge(_rules, _bench.Weigh(_rules)).Disposition != decision.Disposition;

    private static IEnumerable<FactDifference> Differ(string fact, string model, string rules) => model == rules ? [] : [new(fact, model, rules)];

    private static string Word(string? value) => value ?? "absent";

    private static string Word(InjectionFact injection) => injection.Suspected ? "suspected" : "not suspected";
}

/// <summary>A fact that a model and the rules read differently.</summary>
public sealed record FactDifference(string Fact, string Model, string Rules);
