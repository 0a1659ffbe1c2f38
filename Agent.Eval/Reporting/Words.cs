using System.Globalization;
using Agent.Eval.Statistics;

namespace Agent.Eval.Reporting;

/// <summary>Numbers as people read them, the same on every machine.</summary>
internal static class Words
{
    /// <summary>One decimal. 100% means all and 0% means none: rounding does not reach them.</summary>
    public static string Percent(double rate)
    {
        var rounded = rate switch { <= 0 => 0, >= 1 => 100, _ => Math.Clamp(Math.Round(rate * 100, 1), 0.1, 99.9) };
        return string.Create(CultureInfo.InvariantCulture, $"{rounded:0.#}%");
    }

    /// <summary>A dash when there is nothing to count.</summary>
    public static string Percent(Share share) => share.Rate is { } rate ? Percent(rate) : "-";

    /// <summary>"85.5%, 95% interval 81.4% to 89%".</summary>
    public static string WithInterval(Share share) =>
        share.Of == 0 ? "-" : $"{Percent(share)}, 95% interval {Percent(share.Low)} to {Percent(share.High)}";

    /// <summary>"0 of 231 (0%), with 95% confidence below 1.3%".</summary>
    public static string WithBound(Share share) =>
        share.Of == 0 ? "none to count" : $"{share.Count} of {share.Of} ({Percent(share)}), with 95% confidence below {Percent(share.Below)}";

    public static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>"$0.42", with more digits where there is little.</summary>
    public static string Dollars(decimal value) =>
        string.Create(CultureInfo.InvariantCulture, $"${Math.Round(value, value is > 0 and < 0.1m ? 5 : 2):0.00###}");

    public static string Count(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");
}
