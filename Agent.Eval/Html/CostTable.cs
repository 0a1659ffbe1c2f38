using Agent.Eval.Reporting;

namespace Agent.Eval.Html;

/// <summary>What the errors cost, kind by kind, with the weights.</summary>
internal static class CostTable
{
    public static Markup Write(CostSummary cost) => Markup.Of($"""
        <section>
        <h2>What the errors cost</h2>
        <p class="note">The unit is one wasted glance of a sales person. Weights are a judgement, not a measurement.</p>
        <div class="scroll"><table class="numbers">
        <thead><tr><th scope="col">Error</th><th scope="col">Weight</th><th scope="col">Cases</th><th scope="col">Cost</th></tr></thead>
        <tbody>{cost.Lines.Select(Row)}</tbody>
        <tfoot><tr><th scope="row">Together</th><td></td><td></td><td>{Words.Number(cost.Total)}</td></tr></tfoot>
        </table></div>
        </section>
        """);

    private static Markup Row(CostLine line) => Markup.Of($"""
        <tr class="{(line.Cases == 0 ? "none" : "")}"><th scope="row">{line.Words}</th>
        <td>{Words.Number(line.Weight)}</td><td>{Words.Number(line.Cases)}</td><td>{Words.Number(line.Cost)}</td></tr>
        """);
}
