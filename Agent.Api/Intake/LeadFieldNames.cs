namespace Agent.Api.Intake;

/// <summary>Guesses which member a mistyped name was meant to be.</summary>
internal static class LeadFieldNames
{
    private const int LongestName = 24;

    /// <summary>The known name at most two edits away, letter case and hyphens aside; null when none is.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        var folded = Fold(name);
        var (nearest, distance) = known.Select(candidate => (candidate, Distance(folded, Fold(candidate)))).MinBy(pair => pair.Item2);
        return distance <= Math.Min(2, name.Length / 3) ? nearest : null;
    }

    // companySize, company-size and company_size are one name to a person.
    private static string Fold(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substituted = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
