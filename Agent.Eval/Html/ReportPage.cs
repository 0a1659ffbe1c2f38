using Agent.Eval.Reporting;

namespace Agent.Eval.Html;

/// <summary>The report as one page that needs nothing else: no script, no font, no picture from anywhere.</summary>
internal static class ReportPage
{
    /// <summary>A page that is allowed to do nothing: even if a lead's text got out of its place, it could not act.</summary>
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    public static string Write(EvalReport report) => Markup.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <meta name="color-scheme" content="light dark">
        <title>{report.FalseRejects.Count} of {report.FalseRejects.Of} good leads turned away: evals</title>
        <style>
        {Style()}
        </style>
        </head>
        <body>
        {Headline.Write(report)}
        <main>
        {RegressionSection.Write(report)}
        <div class="pair">
        {ConfusionPlot.Write(report.Dispositions)}
        {ScorePlot.Write(report.Scores, report.Edges)}
        </div>
        {StratumBars.Write(report.Strata)}
        {FactHeatMap.Write(report.Facts)}
        <div class="pair">
        {CostTable.Write(report.Cost)}
        {DisagreementBars.Write(report.Disagreements)}
        </div>
        {TwinSection.Write(report.Twins)}
        {FailureList.Write(report)}
        </main>
        <footer>
        <p>Intervals are exact (Clopper and Pearson) and hold at 95%. A case counts once, however often it was tried. How the numbers are made: docs/evals.md.</p>
        </footer>
        </body>
        </html>

        """).Html;

    // Our own file, and no text of a lead in it: it must not be escaped.
    private static Markup Style()
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("report.css is not embedded in the program.");
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd());
    }
}
