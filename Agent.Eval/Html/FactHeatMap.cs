using System.Globalization;
using Agent.Eval.Reporting;
using Agent.Eval.Statistics;

namespace Agent.Eval.Html;

/// <summary>How often each fact is read right, by language: a table whose fields are coloured, so that it reads without colours too.</summary>
internal static class FactHeatMap
{
    // Below this a reader is of no use, so the scale of colours begins here.
    private const double Worst = 0.5;

    private static readonly Dictionary<string, string> Languages = new(StringComparer.Ordinal)
    {
        ["all"] = "All",
        ["en"] = "English",
        ["de"] = "German",
        ["fr"] = "French",
        ["es"] = "Spanish",
    };

    public static Markup Write(IReadOnlyList<FactRow> facts) => facts.Count == 0
        ? Markup.Empty
        : Markup.Of($"""
            <section>
            <h2>Facts read right</h2>
            <p class="note">Large: of all leads. Small: of the leads that say something about it, since what is not said is easily read right.</p>
            <div class="scroll"><table class="heat">
            <thead><tr><th scope="col">Fact</th>{facts[0].Cells.Select(Column)}</tr></thead>
            <tbody>{facts.Select(Row)}</tbody>
            </table></div>
            </section>
            """);

    private static Markup Column(FactCell cell) =>
        Markup.Of($"""<th scope="col">{Languages.GetValueOrDefault(cell.Language, cell.Language)} <small>{cell.Right.Of}</small></th>""");

    private static Markup Row(FactRow row) => Markup.Of($"""<tr><th scope="row">{row.Fact.Replace('_', ' ')}</th>{row.Cells.Select(Cell)}</tr>""");

    private static Markup Cell(FactCell cell) => Markup.Of($"""
        <td style="--depth:{Depth(cell.Right).ToString("0%", CultureInfo.InvariantCulture)}" title="{cell.Right.Count} of {cell.Right.Of} right">
        <b>{Words.Percent(cell.Right)}</b>
        <small>{(cell.WhenGiven.Of == 0 ? "none given" : $"{Words.Percent(cell.WhenGiven)} of {cell.WhenGiven.Of}")}</small></td>
        """);

    // How much is wrong is what should be seen: right is pale, wrong is deep.
    private static double Depth(Share share) => share.Rate is { } rate ? Math.Clamp((1 - rate) / (1 - Worst), 0, 1) : 0;
}
