using Agent.Plugins.Leads;

namespace Agent.Plugins.Scoring;

/// <summary>
/// From facts to a decision, without a model: checks each quote, adds the points, takes the first rule that holds.
/// The same lead, facts and rubric give the same decision, always. Duplicates (rule 1) are found before this, at the door.
/// </summary>
public static class Scorer
{
    /// <summary>What an address that does not speak for the company can only claim.</summary>
    private static readonly ScoredFact[] Claims = [ScoredFact.Authority, ScoredFact.Size, ScoredFact.Budget];

    /// <summary>Checks what a reader found, then decides.</summary>
    public static Decision Decide(Lead lead, LeadFacts facts, Rubric rubric) => Decide(lead, EvidenceCheck.Apply(lead, facts), rubric);

    /// <summary>Decides on facts whose quotes have been checked.</summary>
    public static Decision Decide(Lead lead, CheckedFacts facts, Rubric rubric)
    {
        var (kept, unsupported) = facts;
        var bench = new Bench(lead, rubric);
        var tally = bench.Weigh(kept);
        var verdict = bench.Judge(kept, tally);
        var size = CompanySize.Of(kept.CompanySize);
        var segment = SegmentOf(size, rubric);

        return new Decision
        {
            Score = tally.Score,
            Ceiling = tally.Ceiling,
            Confidence = tally.Confidence,
            Tier = TierOf(verdict.Disposition),
            Disposition = verdict.Disposition,
            Segment = segment,
            Criteria = tally.Criteria(),
            MissingFields = tally.MissingFields(),
            ReasonCode = verdict.ReasonCode,
            Flags = FlagsOf(bench, kept, tally, unsupported),
            Borderline = verdict.ByScore && IsBorderline(tally.Score, rubric.Dispositions),
            Summary = DecisionSummary.Of(tally, verdict, segment, kept),
            WhatWouldChange = WhatWouldChange.Of(bench, kept, tally, verdict),
            Rubric = rubric.Hash,
            RubricName = rubric.Title,
        };
    }

    public static Tier TierOf(Disposition disposition) => disposition switch
    {
        Disposition.Qualified => Tier.Qualified,
        Disposition.NeedsInfo or Disposition.Nurture => Tier.Nurture,
        _ => Tier.Unqualified,
    };

    private static Segment SegmentOf(int? people, Rubric rubric) =>
        people is null ? Segment.Unknown : people >= rubric.Segments.EnterpriseFrom ? Segment.Enterprise : Segment.Smb;

    private static bool IsBorderline(int score, DispositionRules rules) =>
        Math.Abs(score - rules.QualifiedFrom) <= rules.BorderlineWithin || Math.Abs(score - rules.NurtureFrom) <= rules.BorderlineWithin;

    private static List<string> FlagsOf(Bench bench, LeadFacts facts, Tally tally, bool unsupported)
    {
        var flags = new List<string>();
        AddIf(facts.Injection.Suspected, DecisionFlags.Injection);
        AddIf(unsupported, DecisionFlags.UnsupportedEvidence);
        AddIf(tally.Of(ScoredFact.Budget).Note is DecisionFlags.UnknownCurrency, DecisionFlags.UnknownCurrency);
        AddIf(!bench.CompanyAgrees && Claims.Any(fact => tally.Of(fact).Known), DecisionFlags.SelfDeclared);
        return flags;

        void AddIf(bool holds, string flag)
        {
            if (holds)
            {
                flags.Add(flag);
            }
        }
    }
}

/// <summary>The words that may stand in <see cref="Decision.Flags"/>.</summary>
public static class DecisionFlags
{
    /// <summary>The text may hold instructions. The score is untouched; every outward act needs a person.</summary>
    public const string Injection = "injection";

    /// <summary>A fact was dropped because its quote does not stand in the lead.</summary>
    public const string UnsupportedEvidence = "unsupported_evidence";

    /// <summary>The budget was counted as if it were in the default currency.</summary>
    public const string UnknownCurrency = "unknown_currency";

    /// <summary>Role, size or budget are claimed from an address whose domain does not agree with the company.</summary>
    public const string SelfDeclared = "self_declared";

    /// <summary>Rules read beside the model, and by their reading the lead would have ended elsewhere.</summary>
    public const string CrossCheck = "cross_check";
}
