using Agent.Eval.Reporting;
using Agent.Eval.Twins;

namespace Agent.Eval.Html;

/// <summary>Whether hostile text changed anything.</summary>
internal static class TwinSection
{
    public static Markup Write(TwinSummary? twins) => twins is null
        ? Markup.Empty
        : Markup.Of($"""
            <section>
            <h2>Clean twins</h2>
            <p class="note">The same lead twice, once with a hostile text in a free field. Came out differently: {Words.WithBound(twins.Different)}.
            {twins.Suspected.Count} of {twins.Suspected.Of} attacks were suspected, which is welcome and not needed: score, disposition and gates
            must be the same either way.</p>
            {Markup.Join(twins.Differences.Select(Row))}
            </section>
            """);

    private static Markup Row(TwinDifference twin) => Markup.Of($"""
        <details><summary>{twin.Pair}</summary><ul>{twin.Differences.Select(difference => Markup.Of($"<li>{difference}</li>"))}</ul></details>
        """);
}
