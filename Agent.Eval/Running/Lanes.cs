using Agent.Eval.Labels;

namespace Agent.Eval.Running;

/// <summary>Divides cases among services.</summary>
internal static class Lanes
{
    /// <summary>
    /// About equal parts, each oldest first. Cases at one domain share a part: a company has a memory, and the same person within a day is a
    /// duplicate.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<EvalCase>> Divide(IReadOnlyList<EvalCase> cases, int lanes)
    {
        var parts = Enumerable.Range(0, lanes).Select(_ => new List<EvalCase>()).ToArray();
        var companies = cases.GroupBy(one => one.Email.Split('@')[^1].ToLowerInvariant());
        foreach (var company in companies.OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            parts.MinBy(part => part.Count)!.AddRange(company);
        }

        return [.. parts.Where(part => part.Count > 0).Select(OldestFirst)];
    }

    private static EvalCase[] OldestFirst(List<EvalCase> part) => [.. part.OrderBy(one => one.ReceivedAt).ThenBy(one => one.Name, StringComparer.Ordinal)];
}
