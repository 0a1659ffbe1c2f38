using System.Globalization;

namespace Agent.Api.Outcomes;

/// <summary>Scores cut into bands; together they hold every score from 0 to 100 once.</summary>
internal sealed class ScoreBands
{
    public const string Allowed = "lower edges from 0 to 100 in rising order, as in 0,30,60,80; at most 20";

    private const int Highest = 100;

    private const int Width = 10;

    private const int Most = 20;

    private readonly int[] _from;

    private ScoreBands(int[] from) => _from = from;

    /// <summary>Ten wide; the last one holds 100 too.</summary>
    public static ScoreBands Default { get; } = new([.. Enumerable.Range(0, Highest / Width).Select(i => i * Width)]);

    public IEnumerable<(int From, int To)> Edges => _from.Select((from, i) => (from, i + 1 < _from.Length ? _from[i + 1] - 1 : Highest));

    /// <summary>Reads lower edges; 0 may be left out. Null for anything else.</summary>
    public static ScoreBands? Read(string text)
    {
        var parts = text.Split(',');
        var edges = new List<int>(parts.Length + 1) { 0 };

        foreach (var (part, i) in parts.Select((part, i) => (part.Trim(), i)))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var edge) || edge > Highest || (edge <= edges[^1] && (i > 0 || edge != 0)))
            {
                return null;
            }

            if (edge > 0)
            {
                edges.Add(edge);
            }
        }

        return edges.Count <= Most ? new([.. edges]) : null;
    }

    /// <summary>The band's place in <see cref="Edges"/>.</summary>
    public int IndexOf(int score) => Array.FindLastIndex(_from, from => score >= from);
}
