using System.Globalization;
using System.Text.RegularExpressions;

namespace Agent.Api.Outcomes;

/// <summary>Moments as people and CRMs write them: a date (its start, UTC), or a date and time with an offset.</summary>
internal static partial class Moments
{
    public const string Allowed = "a date such as 2030-01-31, or a date and time with an offset such as 2030-01-31T09:30:00Z";

    /// <returns>Null for anything else: without an offset the moment would depend on the machine that reads it.</returns>
    public static DateTimeOffset? Read(string text) =>
        Iso().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : null;

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?(Z|[+-]\d{2}:\d{2}))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();
}
