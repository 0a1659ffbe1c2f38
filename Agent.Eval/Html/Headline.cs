using System.Globalization;
using Agent.Eval.Reporting;
using Agent.Eval.Statistics;

namespace Agent.Eval.Html;

/// <summary>The false rejects in large letters, then the other numbers worth a glance.</summary>
internal static class Headline
{
    public static Markup Write(EvalReport report) => Markup.Of($"""
        <header class="{(report.FalseRejects.Count == 0 ? "good" : "bad")}">
        <p class="over">Evals, {report.Mode}, {report.RanAt.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture)}</p>
        <h1><strong>{report.FalseRejects.Count} of {report.FalseRejects.Of}</strong> good leads were turned away</h1>
        <p class="lede">{Confidence(report.FalseRejects)} A good lead that is turned away is gone; a bad one that gets through costs a glance.</p>
        {IntervalStrip.Write(report.FalseRejects)}
        {Rejected(report.FalselyRejected)}
        {Stopped(report.Stopped)}
        <dl class="tiles">
        {Tiles(report)}
        </dl>
        </header>
        """);

    private static string Confidence(Share share) => share.Of == 0
        ? "No lead of this run is one that somebody may want to talk to."
        : $"That is {Words.Percent(share)}; with 95% confidence the true rate is below {Words.Percent(share.Below)}.";

    private static Markup Rejected(IReadOnlyList<string> names) => names.Count == 0
        ? Markup.Empty
        : Markup.Of($"""<ul class="rejected">{names.Select(name => Markup.Of($"<li><a href=\"#{name}\">{name}</a></li>"))}</ul>""");

    private static Markup Stopped(string? why) => why is null
        ? Markup.Empty
        : Markup.Of($"""<p class="stopped"><strong>Stopped early:</strong> {why}</p>""");

    private static IEnumerable<Markup> Tiles(EvalReport report)
    {
        var passed = report.Passed;
        yield return Tile(
            "As expected", Words.Percent(passed), $"{passed.Count} of {Words.Count(passed.Of, "case")}; {Words.Percent(passed.Low)} to {Words.Percent(passed.High)}");
        yield return Tile("Cost of errors", Words.Number(report.Cost.PerHundredLeads), "wasted glances per 100 leads");
        if (report.Comparison is { } comparison)
        {
            yield return Tile(
                "Against the baseline", comparison.Worse.Count == 0 ? "none worse" : $"{comparison.Worse.Count} worse",
                $"{comparison.Better.Count} better, {Words.Count(comparison.NewAndFailing.Count, "new one")} failing");
        }

        if (report.Sample is { } sample)
        {
            yield return Tile("Sample leads", $"{sample.Count}/{sample.Of}", "the 20 that must always pass");
        }

        if (report.Twins is { } twins)
        {
            yield return Tile(
                "Clean twins", $"{twins.Different.Count} differ", $"of {twins.Different.Of} attacked pairs; true rate below {Words.Percent(twins.Different.Below)}");
        }

        yield return Tile(
            "Time", string.Create(CultureInfo.InvariantCulture, $"{report.Seconds:0.0} s"),
            $"{Words.Count(report.Cases, "lead")}, model {report.Model}{(report.Repeats > 1 ? $", {report.Repeats} tries each" : "")}");
        if (report.Mode != "offline")
        {
            yield return Tile("Spent", report.Spending.CostUsd is { } cost ? Words.Dollars(cost) : "unknown", Limit(report.Spending));
        }
    }

    private static string Limit(Spending spending) => string.Create(
        CultureInfo.InvariantCulture, $"{(spending.CapUsd is { } cap ? $"of {Words.Dollars(cap)} allowed, " : "")}{spending.Tokens:N0} tokens");

    private static Markup Tile(string name, string value, string note) =>
        Markup.Of($"""<div><dt>{name}</dt><dd><b>{value}</b><span>{note}</span></dd></div>""");
}
