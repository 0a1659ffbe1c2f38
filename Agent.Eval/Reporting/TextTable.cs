namespace Agent.Eval.Reporting;

/// <summary>Columns of text: the first to the left, the others to the right.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    public static IEnumerable<string> Lines(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var widths = Enumerable.Range(0, rows.Max(row => row.Count)).Select(column => rows.Max(row => column < row.Count ? row[column].Length : 0)).ToArray();
        return rows.Select(row => string.Join(Gap, row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd());
    }
}
