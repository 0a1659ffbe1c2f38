using Agent.Eval.Labels;

namespace Agent.Eval.Judging;

/// <summary>What cases have in common: the groups a report shows.</summary>
internal static class Strata
{
    /// <summary>The dimensions every case has, in the order of a report. Those of tags follow.</summary>
    public static IReadOnlyList<string> Dimensions { get; } = ["language", "segment", "disposition", OpenFacts];

    /// <summary>How many facts a lead leaves open, as expected.</summary>
    public const string OpenFacts = "open facts";

    /// <summary>Tags without a dimension of their own.</summary>
    public const string Tag = "tag";

    /// <summary>The values of <see cref="OpenFacts"/>.</summary>
    public static IReadOnlyList<string> OpenCounts { get; } = ["none", "one", "two", "three or more"];

    /// <summary>The groups one case belongs to. A tag may name its dimension: <c>country:de</c>.</summary>
    public static IEnumerable<(string Dimension, string Value)> Of(EvalCase one) =>
    [
        ("language", one.Language),
        ("segment", one.Expected.Segment),
        ("disposition", one.Expected.Disposition),
        (OpenFacts, OpenCounts[Math.Min(one.Expected.MissingFields.Count, OpenCounts.Count - 1)]),
        .. one.Tags.Distinct(StringComparer.Ordinal).Select(Place),
    ];

    private static (string Dimension, string Value) Place(string tag) =>
        tag.Split(':', 2) is [{ Length: > 0 } dimension, { Length: > 0 } value] ? (dimension, value) : (Tag, tag);
}
