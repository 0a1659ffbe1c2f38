using Agent.Eval.Reporting;

namespace Agent.Eval.Html;

/// <summary>Expected dispositions against those that came. Colour follows the share of a row; good leads that were turned away are framed.</summary>
internal static class ConfusionPlot
{
    private const double Left = 104;
    private const double Top = 58;
    private const double CellWidth = 84;
    private const double CellHeight = 80;

    private static readonly string[] Good = ["qualified", "needs_info", "nurture"];
    private static readonly string[] TurnedAway = ["disqualified", "spam"];

    public static Markup Write(Confusion confusion)
    {
        var size = confusion.Labels.Count;
        return Markup.Of($"""
            <section>
            <h2>Dispositions</h2>
            <p class="note">Rows are expected, columns came. On the diagonal all is well; framed fields are good leads turned away.</p>
            <div class="scroll"><svg class="plot" style="min-width:{size * 70 + 80}px"
              viewBox="0 0 {Left + size * CellWidth + 4} {Top + size * CellHeight + 4}" role="img" aria-labelledby="confusion-title confusion-desc">
            <title id="confusion-title">Expected against actual dispositions</title>
            <desc id="confusion-desc">{Describe(confusion)}</desc>
            <text class="axis-name" x="{Left + size * CellWidth / 2}" y="16" text-anchor="middle">came</text>
            <text class="axis-name" x="{Left - 8}" y="{Top - 12}" text-anchor="end">expected</text>
            {confusion.Labels.Select(Column)}
            {confusion.Labels.Select((label, row) => Row(confusion, label, row))}
            </svg></div>
            </section>
            """);
    }

    private static Markup Column(string label, int column) =>
        Markup.Of($"""<text x="{Left + (column + 0.5) * CellWidth}" y="{Top - 12}" text-anchor="middle">{Name(label)}</text>""");

    private static Markup Row(Confusion confusion, string expected, int row)
    {
        var total = confusion.Counts[row].Sum();
        return Markup.Of($"""
            <text x="{Left - 8}" y="{Top + (row + 0.5) * CellHeight + 5}" text-anchor="end">{Name(expected)}</text>
            {confusion.Labels.Select((got, column) => Cell(
                expected, got, confusion.Counts[row][column], total, Left + column * CellWidth, Top + row * CellHeight))}
            """);
    }

    private static Markup Cell(string expected, string got, int count, int total, double x, double y)
    {
        var share = total == 0 ? 0 : (double)count / total;
        var kind = count == 0 ? "empty" : expected == got ? "right" : "wrong";
        var framed = count > 0 && Good.Contains(expected) && TurnedAway.Contains(got) ? " framed" : "";
        return Markup.Of($"""
            <g class="cell {kind}{framed}" style="--share:{share}">
            <rect x="{x + 2}" y="{y + 2}" width="{CellWidth - 4}" height="{CellHeight - 4}" rx="4"/>
            <text x="{x + CellWidth / 2}" y="{y + CellHeight / 2 + 6}" text-anchor="middle">{(count == 0 ? "·" : $"{count}")}</text>
            <title>expected {Name(expected)}, came {Name(got)}: {count} of {total}</title></g>
            """);
    }

    private static string Describe(Confusion confusion) => string.Join(
        " ", confusion.Labels.Select((expected, row) => (expected, row)).Where(line => confusion.Counts[line.row].Sum() > 0)
            .Select(line => $"{Name(line.expected)}: {string.Join(", ", Parts(confusion, line.row))}."));

    private static IEnumerable<string> Parts(Confusion confusion, int row) =>
        from cell in confusion.Labels.Zip(confusion.Counts[row], (got, count) => (got, count))
        where cell.count > 0
        select $"{cell.count} {Name(cell.got)}";

    private static string Name(string disposition) => disposition == "needs_info" ? "needs info" : disposition;
}
