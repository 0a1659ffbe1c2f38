using Agent.Eval.Reporting;

namespace Agent.Eval.Html;

/// <summary>Scores against the band that was expected: on the diagonal all is well.</summary>
internal static class ScorePlot
{
    private const double Left = 44;
    private const double Top = 12;
    private const double Side = 400;

    /// <param name="edges">Scores at which the disposition changes.</param>
    public static Markup Write(IReadOnlyList<ScorePoint> points, IReadOnlyList<int> edges)
    {
        var outside = points.Count(point => !InBand(point));
        return Markup.Of($"""
            <section>
            <h2>Score against expectation</h2>
            <p class="note">A bar spans the expected band at the height of the score that came.
            {outside} of {Words.Count(points.Count, "score")} are outside their band.</p>
            <div class="scroll"><svg class="plot" style="min-width:380px"
              viewBox="0 0 {Left + Side + 12} {Top + Side + 64}" role="img" aria-labelledby="score-title score-desc">
            <title id="score-title">Score against the expected band</title>
            <desc id="score-desc">{Describe(points, outside, edges)}</desc>
            <rect class="frame" x="{Left}" y="{Top}" width="{Side}" height="{Side}"/>
            {edges.Select(Edge)}
            <line class="diagonal" x1="{X(0)}" y1="{Y(0)}" x2="{X(100)}" y2="{Y(100)}"/>
            {Enumerable.Range(0, 6).Select(tick => Tick(tick * 20))}
            <text class="axis-name" x="{Left + Side / 2}" y="{Top + Side + 40}" text-anchor="middle">expected</text>
            <text class="axis-name" x="14" y="{Top + Side / 2}" text-anchor="middle" transform="rotate(-90 14 {Top + Side / 2})">came</text>
            {points.Where(point => point.Got is not null).OrderByDescending(InBand).Select(Point)}
            <g class="legend" transform="translate({Left} {Top + Side + 58})">
            <circle class="inside" cx="6" cy="-4" r="5"/><text x="18" y="0">in its band</text>
            <path class="outside" d="M126 -11 l7 7 -7 7 -7 -7 z"/><text x="140" y="0">outside</text></g>
            </svg></div>
            </section>
            """);
    }

    private static bool InBand(ScorePoint point) => point.Got is { } got && got >= point.Low && got <= point.High;

    private static Markup Point(ScorePoint point)
    {
        var (got, middle) = (point.Got ?? 0, (point.Low + point.High) / 2.0);
        var mark = InBand(point)
            ? Markup.Of($"""<circle cx="{X(middle)}" cy="{Y(got)}" r="4"/>""")
            : Markup.Of($"""<path d="M{X(middle)} {Y(got) - 6} l6 6 -6 6 -6 -6 z"/>""");
        return Markup.Of($"""
            <g class="{(InBand(point) ? "inside" : "outside")}"><title>{point.Case}: expected {Band(point)}, came {got}</title>
            <line x1="{X(point.Low)}" y1="{Y(got)}" x2="{X(point.High)}" y2="{Y(got)}"/>{mark}</g>
            """);
    }

    private static string Band(ScorePoint point) => point.Low == point.High ? $"{point.Low}" : $"{point.Low} to {point.High}";

    private static Markup Edge(int score) => Markup.Of($"""
        <line class="edge" x1="{X(score)}" y1="{Top}" x2="{X(score)}" y2="{Top + Side}"/>
        <line class="edge" x1="{Left}" y1="{Y(score)}" x2="{Left + Side}" y2="{Y(score)}"/>
        """);

    private static Markup Tick(int score) => Markup.Of($"""
        <text x="{X(score)}" y="{Top + Side + 18}" text-anchor="middle">{score}</text><text x="{Left - 8}" y="{Y(score) + 5}" text-anchor="end">{score}</text>
        """);

    private static string Describe(IReadOnlyList<ScorePoint> points, int outside, IReadOnlyList<int> edges) =>
        $"{points.Count - outside} scores lie in their band, {outside} outside. Dotted lines: the edges {string.Join(" and ", edges)} of the rubric."
        + (points.Any(point => point.Got is null) ? $" {points.Count(point => point.Got is null)} answers have no score." : "");

    private static double X(double score) => Left + score * Side / 100;

    private static double Y(double score) => Top + Side - score * Side / 100;
}
