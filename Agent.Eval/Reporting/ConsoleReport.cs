using System.Globalization;
using Agent.Eval.Judging;

namespace Agent.Eval.Reporting;

/// <summary>The report as lines: the headline first, what is wrong last, next to the prompt.</summary>
internal static class ConsoleReport
{
    /// <summary>Tags, and failing cases, that are shown: those that most fails in, and the costliest. The page shows all.</summary>
    private const int Most = 20;

    public static IEnumerable<string> Lines(EvalReport report) =>
    [
        "",
        .. Headline(report),
        "",
        .. StrataLines(report),
        "",
        .. FactLines(report),
        .. Disagreements(report),
        .. Failures(report),
    ];

    private static IEnumerable<string> Headline(EvalReport report)
    {
        var milliseconds = report.Seconds * 1000 / Math.Max(1, report.Cases * report.Repeats);
        List<IReadOnlyList<string>> rows =
        [
            ["FALSE REJECTS", $"{Words.WithBound(report.FalseRejects)}"],
            ["passed", $"{report.Passed.Count} of {report.Passed.Of} ({Words.WithInterval(report.Passed)})"],
            ["cost", $"{Words.Number(report.Cost.Total)} wasted glances, {Words.Number(report.Cost.PerHundredLeads)} per 100 leads"],
            ["model", $"{report.Model}, {report.Mode}{(report.Repeats > 1 ? $", {report.Repeats} tries of each case" : "")}"],
            ["time", string.Create(CultureInfo.InvariantCulture, $"{report.Seconds:0.0} s for {Words.Count(report.Cases, "lead")}, {milliseconds:0} ms each")],
        ];
        if (report.Mode != "offline")
        {
            rows.Add(["spent", SpentOf(report.Spending)]);
        }

        if (report.Twins is { } twins)
        {
            rows.Add(["clean twins", $"different: {Words.WithBound(twins.Different)}; {Words.Percent(twins.Suspected)} of the attacks were suspected"]);
        }

        if (report.Stopped is { } why)
        {
            rows.Add(["STOPPED", why]);
        }

        return rows.Select(row => $"{row[0],-14} {row[1]}");
    }

    private static string SpentOf(Spending spending) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(spending.CostUsd is { } cost ? Words.Dollars(cost) : "unknown")}{(spending.CapUsd is { } cap ? $" of {Words.Dollars(cap)}" : "")}, "
        + $"{spending.Tokens:N0} tokens");

    private static IEnumerable<string> StrataLines(EvalReport report)
    {
        var always = report.Strata.Where(stratum => Strata.Dimensions.Contains(stratum.Dimension));
        var tags = report.Strata.Where(stratum => !Strata.Dimensions.Contains(stratum.Dimension));
        var shown = always.Concat(tags.OrderByDescending(stratum => stratum.Passed.Of - stratum.Passed.Count).Take(Most));
        return TextTable.Lines([["", "passed", "", "95% interval", "false rejects"], .. shown.Select(Row)]);
    }

    private static IReadOnlyList<string> Row(Stratum stratum) =>
    [
        $"{stratum.Dimension,-12} {stratum.Value}",
        $"{stratum.Passed.Count}/{stratum.Passed.Of}",
        Words.Percent(stratum.Passed),
        $"{Words.Percent(stratum.Passed.Low)} to {Words.Percent(stratum.Passed.High)}",
        stratum.FalseRejects.Of == 0 ? "-" : $"{stratum.FalseRejects.Count}/{stratum.FalseRejects.Of}",
    ];

    private static IEnumerable<string> FactLines(EvalReport report) => report.Facts.Count == 0 ? [] : TextTable.Lines(
    [
        ["facts read right", .. report.Facts[0].Cells.Select(cell => cell.Language), "when given"],
        .. report.Facts.Select(Row),
    ]);

    private static IReadOnlyList<string> Row(FactRow row) =>
        [row.Fact, .. row.Cells.Select(cell => Words.Percent(cell.Right)), Words.Percent(row.Cells[0].WhenGiven)];

    private static IEnumerable<string> Disagreements(EvalReport report) => report.Disagreements.Count == 0
        ? []
        : ["", $"not as expected: {string.Join(", ", report.Disagreements.Select(count => $"{count.Field} {count.Answers}"))}"];

    private static IEnumerable<string> Failures(EvalReport report)
    {
        if (report.Failures.Count == 0)
        {
            yield break;
        }

        yield return "";
        foreach (var failure in report.Failures.Take(Most))
        {
            yield return LineOf(failure);
        }

        if (report.Failures.Count > Most)
        {
            yield return $"... and {report.Failures.Count - Most} more in the report";
        }
    }

    private static string LineOf(Failure failure)
    {
        var passes = failure.Of > 1 ? $" (passed {failure.Passes} of {failure.Of})" : "";
        var differences = string.Join("; ", failure.Mismatches.Where(mismatch => !mismatch.What.StartsWith("fact: ", StringComparison.Ordinal))
            .Select(mismatch => $"{mismatch.What} expected {mismatch.Expected}, got {mismatch.Got}"));
        return $"{(failure.IsFalseReject ? "✗ " : "")}{failure.Case}{passes}: {differences}";
    }
}
