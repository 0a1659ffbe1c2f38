using Agent.Api.Agents;
using Agent.Api.Costs;
using Agent.Api.Runs;
using Agent.Api.Traces;
using Agent.Plugins.Scoring;

namespace Agent.Eval.Diff;

/// <summary>
/// What the same leads would cost under either side, estimated: tokens as recorded, plus or minus the length of the prompts that would be
/// sent. Agents that would take over are taken to use what they use on average in these leads.
/// </summary>
/// <param name="Against">USD for all leads that have a price.</param>
/// <param name="Priced">Leads whose models all have prices; only these are in the sums.</param>
/// <param name="InputTokens">Input tokens more, or fewer, over all leads.</param>
/// <param name="Guessed">Agents that never ran in these leads, so that nothing but their prompt is counted.</param>
internal sealed record CostEstimate(decimal Against, decimal Candidate, int Priced, int Leads, long InputTokens, IReadOnlyList<string> Guessed)
{
    public decimal Difference => Candidate - Against;

    /// <param name="priceAs">A model whose prices count for all; null: those of the models that answered.</param>
    public static CostEstimate Of(IReadOnlyList<Redecision> leads, PromptSide against, PromptSide candidate, ModelPrices prices, string? priceAs) =>
        new CostEstimator(leads, against, candidate, prices, priceAs).Sum();
}

/// <summary>Adds up what agents would use.</summary>
internal sealed class CostEstimator(IReadOnlyList<Redecision> leads, PromptSide against, PromptSide candidate, ModelPrices prices, string? priceAs)
{
    // English prose; other scripts have fewer, which makes their prompts cheaper here than they are
    private const int CharactersPerToken = 4;
    private const int BorderlineReads = 3;

    private readonly AgentCatalog _agents = new(new RunLimits());

    private readonly Dictionary<string, AgentUse> _average = leads.SelectMany(lead => lead.Stored.Uses).GroupBy(use => use.Agent).ToDictionary(uses => uses.Key, Average);

    private readonly SortedSet<string> _guessed = new(StringComparer.Ordinal);

    public CostEstimate Sum()
    {
        var (old, now, priced, tokens) = (0m, 0m, 0, 0L);
        foreach (var lead in leads)
        {
            var (before, after) = (UsesOf(lead, lead.Against, against), UsesOf(lead, lead.Candidate, candidate));
            tokens += after.Sum(use => (long)use.Input) - before.Sum(use => (long)use.Input);
            if (CostOf(before) is { } was && CostOf(after) is { } would)
            {
                (old, now, priced) = (old + was, now + would, priced + 1);
            }
        }

        return new(old, now, priced, leads.Count, tokens, [.. _guessed]);
    }

    private decimal? CostOf(IEnumerable<AgentUse> uses)
    {
        var costs = uses.Select(use => prices.CostOf(use.Model, new TokenCount(use.Input, use.Output, Math.Min(use.CachedInput, use.Input)))).ToList();
        return costs.TrueForAll(cost => cost is not null) ? costs.Sum() : null;
    }

    private List<AgentUse> UsesOf(Redecision lead, Decision decision, PromptSide side) =>
        [.. AgentsFor(lead, decision).Select(agent => On(side, agent, Recorded(lead.Stored, agent, decision)))];

    private IEnumerable<string> AgentsFor(Redecision lead, Decision decision) =>
    [
        AgentCatalog.Triage, ReaderQuestion.Prompt, _agents.For(lead.Stored.Lead, decision).Agent.Name,
        .. ExpectedActs.For(decision, isFallback: false).Contains("draft_email") ? ["writer"] : Array.Empty<string>(),
    ];

    private AgentUse Recorded(StoredDecision stored, string agent, Decision decision)
    {
        var use = stored.Uses.FirstOrDefault(use => use.Agent == agent) ?? _average.GetValueOrDefault(agent) ?? Guess(stored, agent);
        return agent == ReaderQuestion.Prompt && (priceAs ?? use.Model) != ModelPrices.Free ? Times(use, decision.Borderline ? BorderlineReads : 1) : use;
    }

    // The prompt's text, as often as it is sent: by an agent with tools twice, before and after its calls.
    private AgentUse Guess(StoredDecision stored, string agent)
    {
        _guessed.Add(agent);
        var calls = agent == "writer" ? 1 : 2;
        return new(agent, stored.Reader?.Model ?? ModelPrices.Free, null, calls, calls * against[agent].Template.Length / CharactersPerToken, 0, 0);
    }

    private AgentUse On(PromptSide side, string agent, AgentUse use)
    {
        var (old, now) = (against[agent], side[agent]);
        var longer = use.Calls * (now.Template.Length - old.Template.Length) / CharactersPerToken;
        return use with { Input = Math.Max(0, use.Input + longer), Model = priceAs ?? (old.Model == now.Model ? use.Model : now.Model ?? use.Model) };
    }

    private static AgentUse Times(AgentUse use, int calls) => use with
    {
        Calls = calls,
        Input = use.Input * calls / use.Calls,
        CachedInput = use.CachedInput * calls / use.Calls,
        Output = use.Output * calls / use.Calls,
    };

    private static AgentUse Average(IEnumerable<AgentUse> uses)
    {
        var all = uses.ToList();
        return all[0] with
        {
            Calls = (int)Math.Round(all.Average(use => use.Calls)),
            Input = (int)all.Average(use => use.Input),
            CachedInput = (int)all.Average(use => use.CachedInput),
            Output = (int)all.Average(use => use.Output),
        };
    }
}
