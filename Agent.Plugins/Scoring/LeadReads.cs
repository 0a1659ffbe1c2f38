using System.Globalization;
using Agent.Plugins.Leads;

namespace Agent.Plugins.Scoring;

/// <summary>
/// The reads of one lead and what is made of them. A model that reads twice may read differently, so near an edge it reads again: the
/// median counts, the spread is shown, and where the reads lead to different ends, a person can choose the other one.
/// </summary>
public sealed class LeadReads(Lead lead, Rubric rubric)
{
    private readonly List<(CheckedFacts Facts, Decision Decision)> _reads = [];

    /// <summary>The first read came so close to an edge that another might end elsewhere.</summary>
    public bool IsBorderline => _reads is [{ Decision.Borderline: true }, ..];

    /// <summary>Checks a read's quotes and decides on it.</summary>
    public void Add(LeadFacts read)
    {
        var facts = EvidenceCheck.Apply(lead, read);
        _reads.Add((facts, Scorer.Decide(lead, facts, rubric)));
    }

    /// <param name="rules">What rules read in the same lead; null when rules made the reads.</param>
    public Judgement Settle(LeadFacts? rules)
    {
        var cross = rules is null ? null : new CrossCheck(lead, rules, rubric);
        var counts = Median();
        var otherwise = _reads.Where(read => read.Decision.Disposition != counts.Decision.Disposition)
            .OrderBy(read => Math.Abs(read.Decision.Score - counts.Decision.Score)).Take(1).ToList();
        var reading = Finish(counts.Facts, cross);

        return new Judgement(reading, otherwise.Select(read => Finish(read.Facts, cross)).FirstOrDefault(), cross?.Against(reading.Facts));
    }

    // Of two reads both lie as close to the middle; the first counts.
    private (CheckedFacts Facts, Decision Decision) Median()
    {
        var scores = _reads.Select(read => read.Decision.Score).Order().ToList();
        var twice = scores[(scores.Count - 1) / 2] + scores[scores.Count / 2];
        return _reads.OrderBy(read => Math.Abs((2 * read.Decision.Score) - twice)).First();
    }

    private Reading Finish(CheckedFacts read, CrossCheck? cross)
    {
        // Caution needs one voice only.
        var suspicion = _reads.Select(other => other.Facts.Facts.Injection).FirstOrDefault(injection => injection.Suspected);
        var facts = read.Facts with { Injection = suspicion ?? read.Facts.Injection };
        var decision = Scorer.Decide(lead, read with { Facts = facts }, rubric);

        if (cross?.Contradicts(decision) is true)
        {
            decision = decision with { Flags = [.. decision.Flags, DecisionFlags.CrossCheck] };
        }

        return new Reading(facts, _reads.Count == 1 ? decision : WithSpread(decision));
    }

    private Decision WithSpread(Decision decision)
    {
        var spread = new Reads([.. _reads.Select(read => read.Decision.Score)], [.. _reads.Select(read => read.Decision.Disposition)]);
        var summary = string.Create(CultureInfo.InvariantCulture,
            $"{decision.Summary} Read {spread.Scores.Count} times, {decision.Score}: {string.Join(", ", spread.Scores.Order())}.");

        return decision with { Borderline = true, Reads = spread, Summary = summary };
    }
}

/// <summary>What several reads of one lead came to, in the order in which they were made.</summary>
public sealed record Reads(IReadOnlyList<int> Scores, IReadOnlyList<Disposition> Dispositions);

/// <summary>One read of a lead: its facts, as far as their quotes stand, and the decision they lead to.</summary>
public sealed record Reading(LeadFacts Facts, Decision Decision);

/// <summary>What is made of a lead.</summary>
/// <param name="Counts">The reading that counts.</param>
/// <param name="Otherwise">The nearest reading that ends elsewhere; null when all agree on the disposition.</param>
/// <param name="Differences">Where rules read otherwise than the reading that counts; null when nothing was compared.</param>
public sealed record Judgement(Reading Counts, Reading? Otherwise, IReadOnlyList<FactDifference>? Differences);
