namespace Agent.Api.Outcomes;

/// <summary>Scores against what became of the leads.</summary>
/// <param name="Rubric"><c>sha256:</c> of the rubric whose decisions these are, or <c>all</c>.</param>
/// <param name="Since">Only leads that came in since; null for all.</param>
/// <param name="Enough">At least 30 outcomes in all. With fewer, nothing is concluded.</param>
/// <param name="Conclusion">What the numbers show, and what they do not, in a sentence or two.</param>
/// <param name="Total">All bands together.</param>
/// <param name="Outcomes">How many of the decided leads stand at each stage now.</param>
/// <param name="RejectedButGood">Leads we turned away that became a meeting, an opportunity or a customer: newest first, at most 50.</param>
/// <param name="RejectedButGoodCount">How many of those there are in all.</param>
/// <param name="Rubrics">Every rubric that decided a lead in this time, most used first.</param>
public sealed record CalibrationReport(
    string Rubric,
    DateTimeOffset? Since,
    bool Enough,
    string Conclusion,
    CalibrationRate Total,
    IReadOnlyList<CalibrationBand> Bands,
    IReadOnlyDictionary<string, int> Outcomes,
    IReadOnlyList<RejectedLead> RejectedButGood,
    int RejectedButGoodCount,
    IReadOnlyList<RubricUse> Rubrics);

/// <summary>How leads turned out. A lead without an outcome is in neither count: nobody has told, which says nothing.</summary>
/// <param name="Decided">Runs that were decided, whether or not an outcome is known.</param>
/// <param name="Good">meeting, opportunity, won.</param>
/// <param name="Bad">no_show, lost, bad_lead.</param>
/// <param name="Rate">Good ones among those with an outcome, 0 to 1; null without any.</param>
/// <param name="Low">Lower end of the rate's 95% interval (Wilson).</param>
/// <param name="High">Upper end of it.</param>
/// <param name="Enough">At least 10 outcomes (30 in the total): with fewer the interval spans more than half of all rates there could be.</param>
public sealed record CalibrationRate(int Decided, int WithOutcome, int Good, int Bad, double? Rate, double? Low, double? High, bool Enough);

/// <summary>Leads with a score in one band, both ends included.</summary>
public sealed record CalibrationBand(int From, int To, CalibrationRate Leads);

/// <summary>A lead we turned away and should not have.</summary>
public sealed record RejectedLead(
    string LeadKey, string RunId, int Score, string Disposition, string? ReasonCode, OutcomeStage Outcome, DateTimeOffset At, decimal? ValueUsd);

/// <summary>A rubric and how many leads it decided.</summary>
/// <param name="Name">Its own name and version; null for decisions of before rubrics had names.</param>
public sealed record RubricUse(string Rubric, string? Name, int Decided, int WithOutcome);
