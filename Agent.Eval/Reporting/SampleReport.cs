using System.Globalization;
using Agent.Eval.Judging;
using Agent.Eval.Statistics;

namespace Agent.Eval.Reporting;

/// <summary>What the sample's 20 leads came to: a line for each difference, the false rejects, the pass rate.</summary>
internal sealed record SampleReport(IReadOnlyList<CaseResult> Results, TimeSpan Time)
{
    public Share Share => Share.Among(Results, result => result.Passed);

    public bool Passed => Results.All(result => result.Passed);

    public IEnumerable<string> Lines()
    {
        foreach (var result in Results.Where(result => !result.Passed))
        {
            foreach (var difference in result.Shown.Differences)
            {
                yield return $"{result.Case.Name}: {difference}";
            }
        }

        CaseResult[] good = [.. Results.Where(result => result.Case.Expected.IsGood())];
        yield return string.Create(
            CultureInfo.InvariantCulture, $"False rejects: {good.Count(result => result.IsFalseReject)} of {good.Length} good leads ({Time.TotalSeconds:0.0} s)");
        yield return $"{(Passed ? '✓' : '✗')} {Share.Count}/{Share.Of} passed ({Percent}%)";
    }

    // rounded down: 100% means all
    private int Percent => Share.Of == 0 ? 0 : Share.Count * 100 / Share.Of;
}
