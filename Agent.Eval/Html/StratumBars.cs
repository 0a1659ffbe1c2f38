using Agent.Eval.Judging;
using Agent.Eval.Reporting;
using Agent.Eval.Statistics;

namespace Agent.Eval.Html;

/// <summary>Pass rates by group, each with its interval: a small group has a long one.</summary>
internal static class StratumBars
{
    private const double Width = 240;

    // Of tags the largest are shown; the rest is folded away, for a group of one or two cases says little.
    private const int Shown = 8;
    private const int FewestCases = 3;

    public static Markup Write(IReadOnlyList<Stratum> strata) => Markup.Of($"""
        <section>
        <h2>By group</h2>
        <p class="note">How many cases are as expected; the thin line is the 95% interval. A case with several tags counts in each.</p>
        <div class="groups">
        {strata.GroupBy(stratum => stratum.Dimension).Select(Group)}
        </div>
        </section>
        """);

    private static Markup Group(IGrouping<string, Stratum> dimension)
    {
        var always = Strata.Dimensions.Contains(dimension.Key);
        Stratum[] rows = [.. dimension.Where((stratum, index) => always || (index < Shown && stratum.Passed.Of >= FewestCases))];
        Stratum[] more = [.. dimension.Except(rows)];
        return Markup.Of($"""
            <div class="group"><h3>{Name(dimension.Key)}</h3>
            {(rows.Length == 0 ? Markup.Empty : Table(dimension.Key, rows))}
            {(more.Length == 0 ? Markup.Empty : Folded(dimension.Key, more))}
            </div>
            """);
    }

    private static Markup Folded(string dimension, Stratum[] small) =>
        Markup.Of($"<details><summary>{Words.Count(small.Length, "small group")}</summary>{Table(dimension, small)}</details>");

    private static Markup Table(string dimension, IReadOnlyList<Stratum> strata) => Markup.Of($"""
        <table class="bars"><colgroup><col class="label"><col class="bar"><col class="count"><col class="away"></colgroup>
        <thead><tr><th scope="col"><span class="hidden">{Name(dimension)}</span></th><th scope="col">as expected</th><th scope="col">of</th>
        <th scope="col"><abbr title="good leads turned away, of good leads">turned away</abbr></th></tr></thead>
        <tbody>{strata.Select(Row)}</tbody>
        </table>
        """);

    private static Markup Row(Stratum stratum) => Markup.Of($"""
        <tr><th scope="row">{stratum.Value.Replace('_', ' ')}</th>
        <td class="bar">{Bar(stratum.Passed)}<span>{Words.Percent(stratum.Passed)}</span></td>
        <td>{stratum.Passed.Of}</td><td class="{(stratum.FalseRejects.Count > 0 ? "reject" : "")}">{Rejects(stratum.FalseRejects)}</td></tr>
        """);

    private static Markup Bar(Share share) => Markup.Of($"""
        <svg viewBox="0 0 {Width} 16" preserveAspectRatio="none" aria-hidden="true"><title>{share.Count} of {share.Of}: {Words.WithInterval(share)}</title>
        <rect class="track" width="{Width}" height="16"/><rect class="fill" width="{(share.Rate ?? 0) * Width}" height="16"/>
        <path class="whisker" d="M{share.Low * Width} 4 v8 M{share.Low * Width} 8 H{share.High * Width} M{share.High * Width} 4 v8"/></svg>
        """);

    private static string Rejects(Share share) => share.Of == 0 ? "–" : $"{share.Count} of {share.Of}";

    private static string Name(string dimension) => dimension switch
    {
        Strata.OpenFacts => "Facts the lead leaves open",
        Strata.Tag => "Other tags",
        _ => char.ToUpperInvariant(dimension[0]) + dimension[1..],
    };
}
