namespace Agent.Api.Outcomes;

/// <summary>
/// The 95% interval of a rate by Wilson's score method, without continuity correction (E. B. Wilson 1927; method 3 of R. G. Newcombe,
/// Statistics in Medicine 17, 1998). Unlike the textbook interval it stays within 0 and 1, and is honest about 0 of 5.
/// </summary>
internal static class Wilson
{
    // The 97.5% point of the normal distribution.
    private const double Z = 1.959963984540054;

    /// <param name="hits">0 to <paramref name="of"/>.</param>
    /// <param name="of">At least 1.</param>
    public static (double Low, double High) Interval(int hits, int of)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(of, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, of);

        var n = (double)of;
        var rate = hits / n;
        var shrink = 1 + (Z * Z / n);
        var centre = (rate + (Z * Z / (2 * n))) / shrink;
        var half = Z * Math.Sqrt((rate * (1 - rate) / n) + (Z * Z / (4 * n * n))) / shrink;

        // Exactly, not but for the last bits: nothing is below none and above all.
        return (hits == 0 ? 0 : Math.Max(0, centre - half), hits == of ? 1 : Math.Min(1, centre + half));
    }
}
