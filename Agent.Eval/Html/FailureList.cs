using System.Globalization;
using Agent.Eval.Reporting;

namespace Agent.Eval.Html;

/// <summary>Every case that is not as expected: its text, what was expected, what came.</summary>
internal static class FailureList
{
    public static Markup Write(EvalReport report)
    {
        var worse = report.Comparison?.Worse.Select(change => change.Case).ToHashSet(StringComparer.Ordinal) ?? [];
        return report.Failures.Count == 0
            ? Markup.Of($"""<section><h2>Not as expected</h2><p class="note">Nothing: all {Words.Count(report.Cases, "case")} are as expected.</p></section>""")
            : Markup.Of($"""
                <section>
                <h2>Not as expected: {Words.Count(report.Failures.Count, "case")}</h2>
                <p class="note">The costliest first. Open one for the lead's own words.</p>
                {report.Failures.Select(failure => Case(failure, worse.Contains(failure.Case)))}
                </section>
                """);
    }

    private static Markup Case(Failure failure, bool worse) => Markup.Of($"""
        <details class="case{(failure.IsFalseReject ? " reject" : "")}" id="{failure.Case}">
        <summary><span class="name">{failure.Case}</span> {Badges(failure, worse)}<span class="gist">{Gist(failure)}</span></summary>
        <div class="body">
        <div><h3>The lead</h3><dl class="lead">{failure.Lead.Select(Field)}</dl>
        <p class="when">came in {failure.ReceivedAt.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)}</p></div>
        <div><h3>Expected and got</h3><table class="mismatch"><thead><tr><th scope="col">What</th><th scope="col">Expected</th><th scope="col">Got</th></tr></thead>
        <tbody>{failure.Mismatches.Select(Row)}</tbody></table>
        <h3>Why that was expected</h3><p class="why">{failure.Why}</p></div>
        </div>
        </details>
        """);

    private static Markup Field(LeadField field) => Markup.Of($"<div><dt>{field.Name}</dt><dd>{field.Text}</dd></div>");

    private static Markup Badges(Failure failure, bool worse) => Markup.Of($"""
        {(failure.IsFalseReject ? Badge("turned away", "critical") : Markup.Empty)}
        {(worse ? Badge("got worse", "critical") : Markup.Empty)}
        {(failure.Of > 1 ? Badge($"passed {failure.Passes} of {failure.Of}") : Markup.Empty)}
        {Badge(failure.Language)}
        {failure.Tags.Select(tag => Badge(tag.Replace('_', ' ')))}
        """);

    private static Markup Badge(string text, string kind = "") => Markup.Of($"""<span class="badge {kind}">{text}</span> """);

    private static string Gist(Failure failure) => string.Join("; ", failure.Mismatches
        .Where(mismatch => !mismatch.What.StartsWith("fact: ", StringComparison.Ordinal)).Take(3)
        .Select(mismatch => $"{mismatch.What.Replace('_', ' ')} {mismatch.Expected} → {mismatch.Got}"));

    private static Markup Row(Mismatch mismatch) =>
        Markup.Of($"""<tr><th scope="row">{mismatch.What.Replace('_', ' ')}</th><td>{mismatch.Expected}</td><td>{mismatch.Got}</td></tr>""");
}
