using System.Globalization;
using Agent.Eval.Commands;
using Agent.Eval.Labels;

namespace Agent.Eval.Corrections;

/// <summary>What a person says the decision should have been. What is left out was right.</summary>
internal sealed record Correction
{
    private static readonly string[] Dispositions = ["qualified", "needs_info", "nurture", "disqualified", "spam"];

    public string? Disposition { get; private init; }

    public string? Tier { get; private init; }

    public string? Segment { get; private init; }

    public IReadOnlyList<int>? Score { get; private init; }

    public IReadOnlyList<string>? MissingFields { get; private init; }

    public string? ReasonCode { get; private init; }

    public bool? Injection { get; private init; }

    /// <summary>Nothing is corrected: the decision was right, and shall stay so.</summary>
    public static Correction None { get; } = new();

    /// <summary>Reads <c>disposition=nurture,score=30..45,missing_fields=budget+timeline</c>.</summary>
    /// <exception cref="UsageException">A word nobody knows, with what is allowed.</exception>
    public static Correction Parse(string? text) =>
        (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(None, (correction, part) => part.Split('=', 2) switch
        {
            ["disposition", var value] => correction with { Disposition = OneOf("disposition", value, Dispositions) },
            ["tier", var value] => correction with { Tier = OneOf("tier", value, [.. Tiers.All]) },
            ["segment", var value] => correction with { Segment = OneOf("segment", value, "enterprise", "smb", "unknown") },
            ["score", var value] => correction with { Score = Range(value) },
            ["missing_fields", var value] => correction with { MissingFields = value == "none" ? [] : value.Split('+') },
            ["reason_code", var value] => correction with { ReasonCode = value },
            ["injection", var value] => correction with { Injection = OneOf("injection", value, "yes", "no") == "yes" },
            _ => throw new UsageException(
                $"--expect '{part}' is not understood. It takes disposition, tier, segment, score (60..75 or 72), missing_fields (budget+timeline or "
                + "none), reason_code and injection (yes or no), as disposition=nurture,score=30..45"),
        });

    private static string OneOf(string name, string value, params string[] allowed) =>
        allowed.Contains(value) ? value : throw new UsageException($"--expect {name} is '{value}': it must be one of {string.Join(", ", allowed)}.");

    private static int[] Range(string text)
    {
        int[] ends = [.. text.Split("..").Select(end =>
            int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100 ? number : -1)];
        return ends.Length is 1 or 2 && ends.All(end => end >= 0) && ends[0] <= ends[^1]
            ? [ends[0], ends[^1]]
            : throw new UsageException($"--expect score is '{text}': it must be a number from 0 to 100, or two as 60..75.");
    }
}
