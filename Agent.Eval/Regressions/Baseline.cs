using System.Text.Json.Serialization;
using Agent.Eval.Judging;
using Agent.Eval.Twins;

namespace Agent.Eval.Regressions;

/// <summary>How every case came out when somebody last looked and accepted it. A run is compared with this.</summary>
/// <param name="Twins">Pairs of twins that were not equal. Nobody should be proud of one.</param>
internal sealed record Baseline(IReadOnlyList<BaselineCase> Cases, IReadOnlyList<string> Twins)
{
    public static Baseline From(IReadOnlyList<CaseResult> results, IReadOnlyList<TwinResult> twins) => new(
        [.. results.Select(BaselineCase.From).OrderBy(one => one.Case, StringComparer.Ordinal)],
        [.. twins.Where(twin => !twin.Equal).Select(twin => twin.Pair.Name).Order(StringComparer.Ordinal)]);
}

/// <summary>One case as it came out.</summary>
internal sealed record BaselineCase
{
    public required string Case { get; init; }

    /// <summary>More than half of the tries were as expected.</summary>
    public required bool Passed { get; init; }

    /// <summary>Tries that were, of how many. Left out when there was one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Passes { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Of { get; init; }

    public string? Tier { get; init; }

    public string? Disposition { get; init; }

    public int? Score { get; init; }

    /// <summary>The score's parts: when a case gets worse they say which rule it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, int>? Points { get; init; }

    /// <summary>Facts that were read right in more than half of the tries; left out when the case has no labelled facts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? FactsRight { get; init; }

    public static BaselineCase From(CaseResult result)
    {
        var many = result.Trials.Count > 1;
        var answer = result.Shown.Answer;
        return new()
        {
            Case = result.Case.Name,
            Passed = result.Passed,
            Passes = many ? result.Passes : null,
            Of = many ? result.Trials.Count : null,
            Tier = answer?.Tier,
            Disposition = answer?.Disposition,
            Score = answer?.Score,
            Points = answer?.Criteria.ToDictionary(criterion => criterion.Name, criterion => criterion.Points),
            FactsRight = result.Case.Facts is null ? null : [.. FactChecks.Names.Where(fact => IsRight(result, fact))],
        };
    }

    private static bool IsRight(CaseResult result, string fact) =>
        result.Trials.Count(trial => trial.Facts.Any(mark => mark.Fact == fact && mark.Right)) * 2 > result.Trials.Count;
}
