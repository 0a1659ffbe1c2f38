using MathNet.Numerics.Distributions;

namespace Agent.Eval.Statistics;

/// <summary>
/// So many of so many, with exact bounds (Clopper and Pearson): they hold at least 95% of the time whatever the true rate is, also for
/// 0 of n. Each of the n must be a try of its own; repeats of one case are not.
/// </summary>
internal readonly record struct Share(int Count, int Of)
{
    private const double Alpha = 0.05;

    /// <summary>0 to 1; null when there is nothing to count.</summary>
    public double? Rate => Of == 0 ? null : (double)Count / Of;

    /// <summary>Lower end of the two-sided 95% interval.</summary>
    public double Low => Count == 0 ? 0 : Beta.InvCDF(Count, Of - Count + 1, Alpha / 2);

    /// <summary>Upper end of the two-sided 95% interval.</summary>
    public double High => Count == Of ? 1 : Beta.InvCDF(Count + 1, Of - Count, 1 - (Alpha / 2));

    /// <summary>With 95% confidence the true rate is below this: for 0 of n about 3/n.</summary>
    public double Below => Count == Of ? 1 : Beta.InvCDF(Count + 1, Of - Count, 1 - Alpha);

    /// <summary>How many of them hold.</summary>
    public static Share Among<T>(IReadOnlyCollection<T> all, Func<T, bool> holds) => new(all.Count(holds), all.Count);
}
