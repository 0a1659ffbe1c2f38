using System.Globalization;

namespace Agent.Eval;

/// <summary>What an evaluation found: a line for each difference, the false rejects, the pass rate.</summary>
internal sealed record Report(IReadOnlyList<Outcome> Outcomes, TimeSpan Time)
{
    public bool Passed => Outcomes.All(outcome => outcome.Passed);

    public IEnumerable<string> Lines()
    {
        foreach (var outcome in Outcomes)
        {
            foreach (var difference in outcome.Differences)
            {
                yield return $"{outcome.Expected.Case}: {difference}";
            }
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"False rejects: {FalseRejects} of {GoodLeads} good leads ({Time.TotalSeconds:0.0} s)");
        yield return $"{(Passed ? '✓' : '✗')} {PassedCases}/{Outcomes.Count} passed ({Percent}%)";
    }

    private int FalseRejects => Outcomes.Count(outcome => outcome.IsFalseReject);

    private int GoodLeads => Outcomes.Count(outcome => outcome.Expected.IsGood);

    private int PassedCases => Outcomes.Count(outcome => outcome.Passed);

    // rounded down: 100% means all
    private int Percent => PassedCases * 100 / Outcomes.Count;
}
