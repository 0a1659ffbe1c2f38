using MathNet.Numerics.Distributions;

namespace Agent.Eval.Statistics;

/// <summary>Fisher's exact test, one-sided: how often chance alone would make a rate fall as far as it did, or further.</summary>
internal static class Fisher
{
    /// <param name="before">Cases that passed then.</param>
    /// <param name="now">Cases that pass now.</param>
    /// <returns>1 when nothing got worse or there is nothing to compare.</returns>
    public static double Worse(Share before, Share now)
    {
        if (before.Of == 0 || now.Of == 0)
        {
            return 1;
        }

        // All tables with the same margins that have as many failures now, or more.
        var failures = before.Of - before.Count + now.Of - now.Count;
        var most = Math.Min(failures, now.Of);
        var chance = 0.0;
        for (var failed = now.Of - now.Count; failed <= most; failed++)
        {
            chance += Hypergeometric.PMF(before.Of + now.Of, failures, now.Of, failed);
        }

        return Math.Min(1, chance);
    }
}

/// <summary>Holm's correction: of many tests at once, the chance that any of those it rejects was right is still below the level.</summary>
internal static class Holm
{
    /// <returns>One entry a chance, in the same order: true where it is too small to be chance.</returns>
    public static IReadOnlyList<bool> Rejects(IReadOnlyList<double> chances, double level)
    {
        var rejected = new bool[chances.Count];
        var order = Enumerable.Range(0, chances.Count).OrderBy(index => chances[index]).ToArray();
        for (var rank = 0; rank < order.Length && chances[order[rank]] <= level / (order.Length - rank); rank++)
        {
            rejected[order[rank]] = true;
        }

        return rejected;
    }
}
