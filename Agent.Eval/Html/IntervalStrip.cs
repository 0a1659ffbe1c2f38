using Agent.Eval.Reporting;
using Agent.Eval.Statistics;

namespace Agent.Eval.Html;

/// <summary>A rate and its interval on one line, on a scale just large enough.</summary>
internal static class IntervalStrip
{
    private const double Width = 600;
    private const int Steps = 5;
    private static readonly double[] Scales = [0.02, 0.05, 0.1, 0.25, 0.5, 1];

    public static Markup Write(Share share)
    {
        if (share.Rate is not { } rate)
        {
            return Markup.Empty;
        }

        var scale = Scales.First(most => most >= share.High || most == 1);
        return Markup.Of($"""
            <svg class="strip" viewBox="-14 0 {Width + 28} 44" role="img" aria-labelledby="strip-title">
            <title id="strip-title">Share of good leads turned away: {Words.WithInterval(share)}</title>
            <line class="axis" x1="0" y1="14" x2="{Width}" y2="14"/>
            {Enumerable.Range(0, Steps + 1).Select(tick => Tick(tick * Width / Steps, tick * scale / Steps))}
            <line class="whisker" x1="{X(share.Low)}" y1="14" x2="{X(share.High)}" y2="14"/>
            <circle class="rate" cx="{X(rate)}" cy="14" r="7"/>
            </svg>
            """);

        double X(double value) => value / scale * Width;
    }

    private static Markup Tick(double x, double value) => Markup.Of($"""
        <line class="axis" x1="{x}" y1="9" x2="{x}" y2="19"/><text x="{x}" y="38" text-anchor="middle">{Words.Percent(value)}</text>
        """);
}
